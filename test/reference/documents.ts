// Documents that are held equal to the code: whole files, or what stands between two marks of a file.
// ORDHOLDEN_UPDATE=1 writes what the code says instead of comparing, for whoever changed the code on purpose.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

const updating = process.env['ORDHOLDEN_UPDATE'] === '1'

/** Holds a document to what the code says. */
export function holdWhole(path: string, expected: string): void {
  if (updating) writeFileSync(join(root, path), expected)
  assert.equal(read(path), expected, `${path} is not what the code says; ORDHOLDEN_UPDATE=1 rewrites it`)
}

/** Holds what stands between `<!-- name … -->` and `<!-- /name -->` to what the code says. */
export function holdBetween(path: string, name: string, expected: string): void {
  const text = read(path)
  const { from, to } = between(text, name, path)
  if (updating) writeFileSync(join(root, path), `${text.slice(0, from)}${expected}${text.slice(to)}`)
  const got = updating ? expected : text.slice(from, to)
  assert.equal(got, expected, `${path}, ${name}, is not what the code says; ORDHOLDEN_UPDATE=1 rewrites it`)
}

/** What stands between two marks, without the lines of the marks. */
export function textBetween(path: string, name: string): string {
  const text = read(path)
  const { from, to } = between(text, name, path)
  return text.slice(from, to)
}

function between(text: string, name: string, path: string): { readonly from: number; readonly to: number } {
  const begin = new RegExp(`^<!-- ${name}\\b[^\\n]*-->\\n`, 'm').exec(text)
  const to = text.indexOf(`<!-- /${name} -->`)
  assert.ok(begin !== null && to !== -1, `${path}: expected <!-- ${name} --> and <!-- /${name} -->`)
  return { from: begin.index + begin[0].length, to }
}

/** A table of Markdown. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |\n`
  return `${line(head)}|${head.map(() => '---|').join('')}\n${rows.map(line).join('')}`
}

const escapeCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** First cells of the tables of a document, without their backticks. */
export const firstCells = (text: string): readonly string[] =>
  [...text.matchAll(/^\| `([^`]+)` \|/gm)].flatMap(([, cell]) => cell ?? [])
