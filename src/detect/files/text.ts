// Plain text of any size, as it stands: UTF-8 and latin-1 untouched, UTF-16 turned to UTF-8 as it passes. Positions are bytes of the
// file in all of them. Nothing is held but the piece at hand. Proven by text.test.ts.

import { limits } from '../../core/limits.ts'
import type { Inside, Places, Source, Text, TextPart, Unread } from '../source.ts'
import { Base64Runs, readRuns } from './base64-runs.ts'
import { passing, piecesOf } from './bytes.ts'
import { PassingCells, type RowReader } from './cells.ts'
import { tableOf } from './csv.ts'
import { encodingOf, isText, Utf16 } from './encoding.ts'
import { rowsOf } from './rows.ts'
import { hasStatements, statementRows } from './sql.ts'

/** How much of each piece is looked at to tell whether it is text still. */
const sampleBytes = 4_096

const asItStands: Places = { kind: 'bytes', fileOffset: at => at }

/** The text, and what is encoded in it. */
export async function* readText(source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  const plain = await plainOf(source)
  if (plain === null)
    yield inside.unread('unknown-format', 'expected text or a known format, got other bytes')
  else yield* readTable(plain, inside)
}

/** As any text where there is no table in it. */
async function* readTable(plain: Plain, inside: Inside): AsyncGenerator<Text | Unread> {
  const bytes = await plain.source.read(0, limits.detectHeadBytes)
  const rows = tablesIn(bytes, plain.source.name)
  yield* readPlain(plain, inside, 'whole', rows === null ? null : new PassingCells(rows))
}

function tablesIn(bytes: Uint8Array, name: string): RowReader | null {
  const isWhole = bytes.length < limits.detectHeadBytes
  const table = tableOf({ bytes, isWhole, isNamed: /\.(?:csv|tsv|tab)$/i.test(name) })
  if (table !== null) return rowsOf(table)
  return hasStatements(bytes, name) ? statementRows() : null
}

/** A text as it is scanned, whatever it was encoded in. */
export interface Plain {
  /** Its bytes as UTF-8 or latin-1. */
  readonly source: Source
  readonly places: Places
  /** Whether it was turned from UTF-16: where `source` has it, the file has not. */
  readonly isTurned: boolean
}

export async function plainOf(source: Source): Promise<Plain | null> {
  const encoding = encodingOf(await source.read(0, limits.detectHeadBytes))
  if (encoding === null) return null
  if (encoding === 'utf-8' || encoding === 'latin-1') return { source, places: asItStands, isTurned: false }
  let turned = new Utf16(encoding)
  const again = (): AsyncIterable<Uint8Array> => {
    turned = new Utf16(encoding)
    return turned.pieces(piecesOf(source))
  }
  // No letter of UTF-16 takes more than one and a half of its bytes in UTF-8.
  const utf8 = passing(source.name, Math.ceil(source.bytes * 1.5), again)
  return { source: utf8, places: { kind: 'bytes', fileOffset: at => turned.fileOffset(at) }, isTurned: true }
}

/** What was seen of a text while it passed. */
export interface Seen {
  noTextAt: number
  readonly runs: Base64Runs
}

export async function* readPlain(
  { source, places }: Plain,
  inside: Inside,
  part: TextPart = 'whole',
  cells: PassingCells | null = null,
): AsyncGenerator<Text | Unread> {
  const seen: Seen = { noTextAt: -1, runs: new Base64Runs() }
  const pieces = watched(source, seen)
  const text: Text = { kind: 'text', path: inside.path, part, pieces, places }
  yield cells === null ? text : { ...text, pieces: cells.pieces(pieces), columns: cells }
  yield* afterwards(seen, source, inside)
}

async function* afterwards(seen: Seen, source: Source, inside: Inside): AsyncGenerator<Text | Unread> {
  if (seen.noTextAt >= 0)
    yield inside.unread('unknown-format', `text at first, and other bytes from byte ${seen.noTextAt} on`)
  yield* readRuns(seen.runs, source, inside)
}

async function* watched(source: Source, seen: Seen): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const piece of piecesOf(source)) {
    if (seen.noTextAt < 0 && !isText(piece.subarray(0, sampleBytes))) seen.noTextAt = at
    seen.runs.look(piece)
    yield piece
    at += piece.length
  }
  seen.runs.end()
}
