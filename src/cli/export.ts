// `ordholden export FILE`: the ledger with its evidence as one zip, for `ordholden verify` on another machine; what
// an authority is handed; the record of processing as a file; or the register in an open format. Proven by test/transcripts/example.txt.

import { open } from 'node:fs/promises'
import type { App } from '../app.ts'
import { type RecordFormat, recordFormatNames } from '../core/formats.ts'
import type { Language, Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { cliWords } from '../language/cli.ts'
import type { Given } from './arguments.ts'
import { exportFormats } from './commands.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function exportBundle(app: App, terminal: Terminal, given: Given): Promise<ExitCode> {
  const [file] = given.operands
  if (file === undefined) {
    throw new Refusal('usage', {
      message: 'expected a file to write, got none',
      hint: 'ordholden export bundle.zip',
    })
  }
  const format = readFormat(given.values.get('format'))
  const bytes = await write(app, format, terminal.language)
  await writeNew(file, bytes)
  terminal.say(inLanguage(terminal, written(file, format, bytes.length)))
  return 0
}

type ExportFormat = (typeof exportFormats)[number]

function write(app: App, format: ExportFormat, language: Language): Promise<Uint8Array> {
  if (format === 'bundle') return app.bundle()
  if (format === 'authority') return app.authority(language)
  return isRecordFormat(format) ? app.recordFile(format, language) : app.document(format, language, 'all')
}

const isRecordFormat = (format: ExportFormat): format is RecordFormat =>
  recordFormatNames.some(name => name === format)

function written(file: string, format: ExportFormat, bytes: number): Words {
  if (format === 'bundle') return cliWords.exported(file, bytes)
  return format === 'authority' ? cliWords.exportedAuthority(file) : cliWords.exportedRegister(file, format)
}

function readFormat(asked = 'bundle'): ExportFormat {
  const format = exportFormats.find(each => each === asked)
  if (format !== undefined) return format
  const expected = `expected --format ${exportFormats.join(', ')}`
  throw new Refusal('usage', `${expected}, got ${JSON.stringify(asked)}`)
}

// Never over a file that is there: an export may be the only copy somebody holds.
async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((fault: NodeJS.ErrnoException) => {
    throw new Refusal('disk-refused', {
      message: `expected to write ${file}, got ${fault.code}`,
      hint:
        fault.code === 'EEXIST' ? 'name a file that does not exist yet' : 'choose a folder you may write to',
    })
  })
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
