// Columns no recoding of others makes anonymous: free text, keyed pseudonyms (hashes, tokens, ciphertext), values that single a row out,
// and direct identifiers. A pseudonym is personal data still (GDPR recital 26; WP29 Opinion 05/2014 §4), and what a person wrote freely
// cannot be shown to hold no one. Such a column is refused where it would be released as it stands. Proven by unfit.test.ts.

import type { HitKind } from '../../detect/hit.ts'
import { type Counters, openCounters, openTexts, type Texts } from '../groups.ts'
import { placesOf } from '../named-columns.ts'
import type { FindDirect } from './direct.ts'

const unfitReasons = ['free-text', 'pseudonym', 'unique', 'direct-identifier'] as const
export type UnfitReason = (typeof unfitReasons)[number]

export interface Unfit {
  readonly column: string
  readonly reason: UnfitReason
  /** What was found, of a direct identifier. */
  readonly found: HitKind | null
  /** As a spreadsheet counts: the names of the columns stand in row 1. */
  readonly firstRow: number
  /** Cells that are so, of those that say something. */
  readonly cells: number
  readonly of: number
}

export interface UnfitSearch {
  add(row: readonly string[]): void
  end(): readonly Unfit[]
}

/** Looks at the columns that are to be released as they stand. `k`: what fewer rows say is rare. */
export function openUnfit(
  columns: readonly string[],
  released: readonly string[],
  k: number,
  findDirect: FindDirect,
): UnfitSearch {
  const places = placesOf(columns, released)
  const looks = released.map(
    (column): Look => ({
      column,
      texts: openTexts(column),
      counts: openCounters(),
      firstRows: openCounters(),
    }),
  )
  let row = 1
  return {
    add: cells => {
      row += 1
      for (const [at, look] of looks.entries()) note(look, cells[places[at] ?? -1] ?? '', row)
    },
    end: () =>
      looks.flatMap(look => {
        const unfit = judge(look, k, findDirect)
        return unfit === null ? [] : [unfit]
      }),
  }
}

interface Look {
  readonly column: string
  readonly texts: Texts
  readonly counts: Counters
  readonly firstRows: Counters
}

function note({ texts, counts, firstRows }: Look, cell: string, row: number): void {
  const known = texts.count()
  const text = texts.numberOf(cell.trim())
  if (text === known) firstRows.add(text, row)
  counts.add(text, 1)
}

/** Cells of one sort: how many, and the first of them. */
interface Tally {
  cells: number
  firstRow: number
}

function judge(look: Look, k: number, findDirect: FindDirect): Unfit | null {
  const { of, once, wordy, long, tokens, direct } = tallyAll(look, k, findDirect)
  const unfit = (reason: UnfitReason, { cells, firstRow }: Tally, found: HitKind | null = null): Unfit => ({
    ...{ column: look.column, reason, found, firstRow, cells, of },
  })
  const [identified] = [...direct]
    .filter(([kind, { cells }]) => cells >= of * shareOf(kind, look.column))
    .toSorted(([, a], [, b]) => b.cells - a.cells)
  if (identified !== undefined) return unfit('direct-identifier', identified[1], identified[0])
  if (tokens.cells > 0 && tokens.cells >= of * tokenShare) return unfit('pseudonym', tokens)
  if (long.cells > 0 || (wordy.cells > 0 && wordy.cells >= of * wordyShare))
    return unfit('free-text', wordy.cells > 0 ? wordy : long)
  return of >= uniqueRows && once.cells >= of * uniqueShare ? unfit('unique', once) : null
}

// Where one cell of many is so, it may be a slip of whoever typed it; where this many are, the column is of that sort.
const directShare = 0.02
/** Words that are names are other things too: some of them say nothing, most of a column does, and fewer where its heading says it. */
const nameShare = 0.6
const headedNameShare = 0.1
const headsNames =
  /^(?:for|mellem|efter|person|fulde?\s?)navn(?:e|et)?$|^(?:first|middle|last|full|given|family|maiden)[\s_-]?names?$|^(?:surname|forename|kontaktperson)s?$/i

/** One of these is a person, whatever stands in the other cells. */
const always: ReadonlySet<HitKind> = new Set(['cpr', 'email', 'iban', 'card', 'passport'])

function shareOf(kind: HitKind, column: string): number {
  if (always.has(kind)) return 0
  if (kind !== 'person') return directShare
  return headsNames.test(column.trim()) ? headedNameShare : nameShare
}
const tokenShare = 0.1
const wordyShare = 0.05
/** Fewer rows than these may all differ by chance. */
const uniqueRows = 20
const uniqueShare = 0.95

const nobody = (): Tally => ({ cells: 0, firstRow: 0 })

function tallyAll({ column, texts, counts, firstRows }: Look, k: number, findDirect: FindDirect) {
  const direct = new Map<HitKind, Tally>()
  const all = { once: nobody(), wordy: nobody(), long: nobody(), tokens: nobody() }
  const said = Array.from({ length: texts.count() }, (_, number) => texts.textOf(number))
  const kinds = findDirect(column, said)
  let of = 0
  for (const [number, text] of said.entries()) {
    if (text === '') continue
    const cells = counts.of(number)
    const firstRow = firstRows.of(number)
    of += cells
    if (cells === 1) raise(all.once, cells, firstRow)
    // What many say word for word is an answer to choose, not a text somebody wrote.
    if (cells < k && isWordy(text)) raise(all.wordy, cells, firstRow)
    if (cells < k && isLong(text)) raise(all.long, cells, firstRow)
    if (isToken(text)) raise(all.tokens, cells, firstRow)
    const kind = kinds[number] ?? null
    if (kind === null) continue
    const tally = direct.get(kind) ?? nobody()
    raise(tally, cells, firstRow)
    direct.set(kind, tally)
  }
  return { of, direct, ...all }
}

function raise(tally: Tally, cells: number, firstRow: number): void {
  tally.cells += cells
  tally.firstRow = tally.firstRow === 0 ? firstRow : Math.min(tally.firstRow, firstRow)
}

const wordsOf = (text: string): number => text.split(/\s+/).filter(word => /\p{L}{2}/u.test(word)).length

const isWordy = (text: string): boolean => wordsOf(text) >= 5
const isLong = (text: string): boolean => text.length >= 200 || wordsOf(text) >= 20

const tokenForms = [
  // RFC 9562.
  /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i,
  // Digests and codes of authentication, whole or cut; a run of digits alone is a number.
  /^(?=.*[a-f])(?=.*\d)(?:0x)?[0-9a-f]{16,}$/i,
  // ULID, and other Crockford base32.
  /^(?=.*\d.*\d)(?=.*[A-Z])[0-9A-HJKMNP-TV-Z]{26}$/,
  // crypt(3), Fernet, OpenSSL's salted files, age, PEM, JSON web tokens.
  /^(?:\$(?:2[abxy]|5|6|y|argon2\w*|scrypt)\$|gAAAA|U2FsdGVkX1|age1[0-9a-z]{20}|-----BEGIN |eyJ[\w-]{8,}\.)/,
]

function isToken(text: string): boolean {
  return tokenForms.some(form => form.test(text)) || isBase64(text)
}

/** Long, of capitals, small letters and digits, changing between them as no word does. */
function isBase64(text: string): boolean {
  if (!/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(text)) return false
  if (!/[A-Z]/.test(text) || !/[a-z]/.test(text) || !/\d/.test(text)) return false
  const sorts = [...text].map(letter => (/[A-Z]/.test(letter) ? 'A' : /[a-z]/.test(letter) ? 'a' : '0'))
  return sorts.filter((sort, at) => at > 0 && sort !== sorts[at - 1]).length >= text.length * 0.4
}
