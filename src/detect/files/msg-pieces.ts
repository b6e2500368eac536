// The pieces of one Outlook item (.msg; [MS-OXMSG] in [MS-CFB]) by msgreader, in the thread of apart.ts: its fields, named and
// numbered ones, recipients, bodies as text, HTML and compressed RTF, attachments, items in items. Proven by msg.test.ts.

import msgreader, { type FieldsData } from '@kenjiuno/msgreader'
import { limits } from '../../core/limits.ts'
import type { Piece } from './apart.ts'
import { isCompoundWhole } from './compound-chains.ts'
import { unpackedRtf } from './rtf-packed.ts'

/** Read apart from the fields beside them. */
const apart: ReadonlySet<string> = new Set(['body', 'bodyHtml', 'headers', 'html', 'compressedRtf', 'error'])

export async function* msgPieces(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Piece> {
  const isWhole = isCompoundWhole(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  const reader = new msgreader.default(bytes.buffer)
  reader.parserConfig = { includeRawProps: true, ansiEncoding: 'windows-1252' }
  const item = reader.getFileData()
  if (item.error !== undefined || item.dataType !== 'msg') {
    yield { kind: 'unread', reason: 'damaged', detail: 'expected an Outlook item, got none' }
    return
  }
  if (!isWhole)
    yield { kind: 'unread', reason: 'damaged', detail: 'expected chains of sectors that end, got others' }
  yield* textsOf(item)
  yield* bodiesOf(item)
  const attachments = item.attachments ?? []
  for (const [index, attachment] of attachments.slice(0, limits.mailParts).entries())
    yield* attachmentOf(reader, attachment, `${index + 1}`)
  if (attachments.length > limits.mailParts)
    yield { kind: 'unread', reason: 'too-many', detail: `at most ${limits.mailParts} attachments, got more` }
}

function* textsOf(item: FieldsData): Generator<Piece> {
  const recipients = (item.recipients ?? []).slice(0, limits.mailParts).map(lineOf)
  const named = fieldsOf(item)
  const headers = [...named, ...recipients, ...(item.headers === undefined ? [] : [item.headers])]
  if (headers.length > 0) yield { kind: 'text', part: 'headers', place: 'headers', text: headers.join('\n') }
  const said = new Set([item.body, item.bodyHtml, item.headers, ...Object.values(item)])
  const others = (item.rawProps ?? []).flatMap(({ propertyName, propertyTag, value }) =>
    typeof value === 'string' && value !== '' && !said.has(value)
      ? [`${propertyName ?? propertyTag ?? 'property'}: ${value}`]
      : [],
  )
  if (others.length > 0)
    yield { kind: 'text', part: 'properties', place: 'properties', text: others.join('\n') }
}

const fieldsOf = (item: FieldsData): readonly string[] =>
  Object.entries(item).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && !apart.has(name) ? [`${name}: ${value}`] : [],
  )

/** As a mail's header has it, so that the name stands by its address. */
function lineOf(recipient: FieldsData): string {
  const { recipType = 'to', name = '', email, smtpAddress } = recipient
  const addresses = [...new Set([smtpAddress, email])].filter(each => each !== undefined && each !== name)
  return `${recipType}: ${[name, ...addresses.map(each => `<${each}>`)].join(' ')}`
}

function* bodiesOf(item: FieldsData): Generator<Piece> {
  if (item.body !== undefined) yield { kind: 'text', part: 'body', place: 'body', text: item.body }
  const html = item.html ?? (item.bodyHtml === undefined ? undefined : Buffer.from(item.bodyHtml))
  if (html !== undefined) yield { kind: 'inside', name: 'body.html', bytes: new Uint8Array(html) }
  if (item.compressedRtf === undefined) return
  const rtf = unpackedRtf(Buffer.from(item.compressedRtf))
  if (rtf === null) yield { kind: 'unread', reason: 'damaged', detail: 'body: expected compressed RTF' }
  else yield { kind: 'inside', name: 'body.rtf', bytes: Buffer.from(rtf, 'latin1') }
}

type Reader = InstanceType<typeof msgreader.default>

function* attachmentOf(reader: Reader, attachment: FieldsData, number: string): Generator<Piece> {
  const name = attachment.fileName ?? attachment.fileNameShort ?? attachment.name ?? number
  const fields = fieldsOf(attachment)
  if (fields.length > 0) yield { kind: 'text', part: 'properties', place: name, text: fields.join('\n') }
  const { content } = reader.getAttachment(attachment)
  const ending = attachment.innerMsgContent === true && !/\.msg$/i.test(name) ? '.msg' : ''
  yield { kind: 'inside', name: `${name}${ending}`, bytes: new Uint8Array(content) }
}
