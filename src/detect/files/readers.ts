// Which reader reads which format: one line each. A format without one is unread, and says so.

import type { Reader } from '../source.ts'
import { readCompound } from './compound.ts'
import type { Format } from './formats.ts'
import { readHtml } from './html.ts'
import { readBrotli, readGzip } from './inflate.ts'
import { readJson } from './json.ts'
import { readMail } from './mail.ts'
import { readMbox } from './mbox.ts'
import { readMsg } from './msg.ts'
import { readPdf } from './pdf.ts'
import { readPicture } from './picture.ts'
import { readRtf } from './rtf.ts'
import { readSevenZip } from './seven-zip.ts'
import { readSqlite } from './sqlite.ts'
import { readTar } from './tar.ts'
import { readText } from './text.ts'
import { readXml } from './xml.ts'
import { readZip } from './zip.ts'

export const readers: Readonly<Partial<Record<Format, Reader>>> = {
  text: readText,
  csv: readText,
  rtf: readRtf,
  json: readJson,
  xml: readXml,
  html: readHtml,
  zip: readZip,
  gzip: readGzip,
  brotli: readBrotli,
  tar: readTar,
  pdf: readPdf,
  eml: readMail,
  mbox: readMbox,
  picture: readPicture,
  '7z': readSevenZip,
  rar: readSevenZip,
  sqlite: readSqlite,
  ole: readCompound,
  msg: readMsg,
}
