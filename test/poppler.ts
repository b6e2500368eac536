// A PDF as poppler reads it (Debian's poppler-utils): another reader than our writer, so that a tag, a font or a word that
// is missing is missed. Without it tests are skipped by name; under ORDHOLDEN_TOOLS=required that is a failure.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { constants, inflateSync } from 'node:zlib'

const programs = ['pdfinfo', 'pdftotext', 'pdffonts']
const folders = (process.env['PATH'] ?? '').split(delimiter)
const missing = programs.filter(name => !folders.some(folder => existsSync(join(folder, name))))

export const skip: string | false =
  missing.length > 0 && process.env['ORDHOLDEN_TOOLS'] !== 'required'
    ? `no ${missing.join(', ')} here`
    : false

export interface ReadPdf {
  readonly title: string | null
  /** Of the whole document, as its catalog says. */
  readonly language: string | null
  readonly tagged: boolean
  readonly pages: number
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[]
  /** Elements and their text in the order they are read aloud. */
  readonly structure: string
  /** In the order it was set. */
  readonly text: string
  /** Stretches of text that are neither part of an element nor marked as decoration. */
  readonly unmarked: number
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-pdf-'))
  const file = join(folder, 'read.pdf')
  const run = (program: string, ...args: readonly string[]): string =>
    execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 << 20, timeout: 60_000 })
  try {
    writeFileSync(file, bytes)
    const info = run('pdfinfo', file)
    const said = (name: string): string | null => new RegExp(`^${name}: +(.+)$`, 'm').exec(info)?.[1] ?? null
    return {
      title: said('Title'),
      language: languageOf(bytes),
      tagged: said('Tagged') === 'yes',
      pages: Number(said('Pages')),
      fonts: readFonts(run('pdffonts', file)),
      structure: run('pdfinfo', '-struct-text', file),
      text: run('pdftotext', '-raw', file, '-'),
      unmarked: countUnmarked(bytes),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** pdfinfo does not say it. */
function languageOf(bytes: Uint8Array): string | null {
  const source = Buffer.from(bytes).toString('latin1')
  const catalog = /\/Type \/Catalog[\s\S]*?endobj/.exec(source)?.[0] ?? ''
  return /\/Lang \((\w+)\)/.exec(catalog)?.[1] ?? null
}

// poppler does not say it either: text that begins (BT) outside marked content (BDC … EMC), ISO 32000-1 §14.6.
function countUnmarked(bytes: Uint8Array): number {
  const source = Buffer.from(bytes).toString('latin1')
  let unmarked = 0
  for (const { index } of source.matchAll(/FlateDecode[^>]*>>\s*stream\r?\n/g)) {
    const start = source.indexOf('stream', index) + 7
    const content = inflateSync(bytes.subarray(start), { finishFlush: constants.Z_SYNC_FLUSH }).toString(
      'latin1',
    )
    let depth = 0
    for (const [operator] of content.matchAll(/^(?:BT|EMC)$|(?:BDC|BMC)$/gm)) {
      if (operator === 'BT' && depth === 0) unmarked += 1
      depth += operator === 'EMC' ? -1 : operator === 'BT' ? 0 : 1
    }
  }
  return unmarked
}

/** Two lines of heading, then name … emb sub uni object ID. */
function readFonts(table: string): ReadPdf['fonts'] {
  const rows = table.trim().split('\n').slice(2)
  return rows.map(row => {
    const fields = row.trim().split(/\s+/)
    return { name: fields[0] ?? '', embedded: fields.at(-5) === 'yes' }
  })
}

/** What keeps a person who cannot see it from reading it: nothing for a good one. */
export function pdfFaults(
  pdf: ReadPdf,
  expected: { readonly title: string; readonly language: string; readonly inOrder: readonly string[] },
): readonly string[] {
  const faults: string[] = []
  if (!pdf.tagged) faults.push('not tagged')
  if (pdf.title !== expected.title) faults.push(`title: ${pdf.title}`)
  if (pdf.language !== expected.language) faults.push(`language: ${pdf.language}`)
  if (pdf.unmarked > 0) faults.push(`neither read nor decoration: ${pdf.unmarked}`)
  if (pdf.fonts.length === 0) faults.push('no fonts')
  for (const font of pdf.fonts) if (!font.embedded) faults.push(`not embedded: ${font.name}`)
  let at = 0
  for (const line of expected.inOrder) {
    const found = pdf.structure.indexOf(line, at)
    if (found === -1) faults.push(`not in order: ${line}`)
    else at = found + line.length
  }
  return faults
}

/** An element of the structure as poppler prints it, with its text: for `inOrder`. */
export const heard = (pdf: ReadPdf, kind: string): readonly string[] =>
  [...pdf.structure.matchAll(new RegExp(`^ *${kind}\\b.*\\n(?: +/.*\\n)*((?: +".*"\\n)+)`, 'gm'))].map(
    match => (match[1] ?? '').replace(/^ +"|"$/gm, '').replaceAll('\n', ''),
  )
