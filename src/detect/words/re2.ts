// Expressions in RE2's syntax (github.com/google/re2/wiki/Syntax, as Go's regexp/syntax reads it) as ones of JavaScript, over bytes:
// classes, flags and anchors are written out, so that nothing is left to what the two mean differently (`.` and `\r`, `\s`, `\z`,
// `(?i)` in the middle). What RE2 has no word for (look-around, references back) is refused, and what is not yet read as well.
// Proven by gitleaks.test.ts and test/vectors/gitleaks.test.ts.

/** Stretches of bytes, first and last. */
type Bytes = readonly (readonly [number, number])[]

export type Piece =
  | { readonly kind: 'one'; readonly of: Bytes; readonly not: boolean }
  | { readonly kind: 'place'; readonly source: string }
  | { readonly kind: 'group'; readonly captures: boolean; readonly ways: readonly (readonly Piece[])[] }
  | {
      readonly kind: 'repeat'
      readonly of: Piece
      readonly least: number
      readonly most: number
      readonly lazy: boolean
    }

interface Flags {
  readonly i: boolean
  readonly m: boolean
  readonly s: boolean
}

/** What is read, and how far it was. */
interface Reader {
  readonly text: string
  at: number
}

/** Not RE2's syntax, or a part of it that is not read: with the place in the expression. */
export class Unreadable extends Error {}

const refuse = (reader: Reader, what: string): never => {
  throw new Unreadable(`${what} at ${reader.at + 1}`)
}

/** Takes what the expression matches here. */
function take(reader: Reader, expression: RegExp): RegExpExecArray | null {
  const sticky = new RegExp(expression.source, 'y')
  sticky.lastIndex = reader.at
  const match = sticky.exec(reader.text)
  if (match !== null) reader.at += match[0].length
  return match
}

const digits: Bytes = [[0x30, 0x39]]
const letters: Bytes = [
  [0x41, 0x5a],
  [0x61, 0x7a],
]
const space: Bytes = [
  [0x09, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x20],
]
const word: Bytes = [...digits, ...letters, [0x5f, 0x5f]]
const named: Readonly<Record<string, Bytes>> = {
  alnum: [...digits, ...letters],
  alpha: letters,
  ascii: [[0x00, 0x7f]],
  blank: [
    [0x09, 0x09],
    [0x20, 0x20],
  ],
  cntrl: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: digits,
  graph: [[0x21, 0x7e]],
  lower: [[0x61, 0x7a]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [0x09, 0x0d],
    [0x20, 0x20],
  ],
  upper: [[0x41, 0x5a]],
  word,
  xdigit: [...digits, [0x41, 0x46], [0x61, 0x66]],
}
const perl: Readonly<Record<string, Bytes>> = { d: digits, s: space, w: word }
const controls: Readonly<Record<string, number>> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 }

/** Every byte that is not one of them. */
function others(bytes: Bytes): Bytes {
  const all = [...Array(256).keys()].filter(
    byte => !bytes.some(([first, last]) => byte >= first && byte <= last),
  )
  return all.map(byte => [byte, byte] as const)
}

const meets = (
  [first, last]: readonly [number, number],
  from: number,
  to: number,
): readonly [number, number] | null =>
  first <= to && last >= from ? [Math.max(first, from), Math.min(last, to)] : null

/** The same letters in the other case as well (ASCII). */
function anyCase(bytes: Bytes): Bytes {
  const moved = bytes.flatMap(stretch => {
    const [large, small] = [meets(stretch, 0x41, 0x5a), meets(stretch, 0x61, 0x7a)]
    const lower = large === null ? [] : [[large[0] + 32, large[1] + 32] as const]
    const upper = small === null ? [] : [[small[0] - 32, small[1] - 32] as const]
    return [...lower, ...upper]
  })
  return [...bytes, ...moved]
}

const one = (of: Bytes, flags: Flags, not = false): Piece => ({
  kind: 'one',
  of: flags.i ? anyCase(of) : of,
  not,
})
const byte = (code: number): Bytes => [[code, code]]

/** A byte written as itself or as an escape; null where an escape is no single byte. */
function readByte(reader: Reader): number | null {
  const hex = take(reader, /\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/)
  if (hex !== null) return Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
  const control = take(reader, /\\([aftnrv])/)
  if (control !== null) return controls[control[1] ?? ''] ?? null
  const escaped = take(reader, /\\([^A-Za-z0-9])/) ?? take(reader, /([^\\])/)
  return escaped === null ? null : (escaped[1] ?? '').charCodeAt(0)
}

/** `\d`, `\S` and their like, and `[:alpha:]` in a class. */
function readNamed(reader: Reader): Bytes | null {
  const short = take(reader, /\\([dsw])/)
  if (short !== null) return perl[short[1] ?? ''] ?? null
  const negated = take(reader, /\\([DSW])/)
  if (negated !== null) return others(perl[(negated[1] ?? '').toLowerCase()] ?? [])
  const posix = take(reader, /\[:(\^?)([a-z]+):\]/)
  if (posix === null) return null
  const bytes = named[posix[2] ?? ''] ?? refuse(reader, 'an unknown class')
  return posix[1] === '^' ? others(bytes) : bytes
}

function readStretch(reader: Reader): Bytes {
  const bytes = readNamed(reader)
  if (bytes !== null) return bytes
  const first = readByte(reader) ?? refuse(reader, 'an escape that is not read')
  const last =
    take(reader, /-(?!\])/) === null ? first : (readByte(reader) ?? refuse(reader, 'an open range'))
  if (first > 0x7f || last > 0x7f) refuse(reader, 'a letter beyond ASCII in a class')
  if (last < first) refuse(reader, 'a range from high to low')
  return [[first, last]]
}

function readClass(reader: Reader, flags: Flags): Piece {
  const not = take(reader, /\[\^/) !== null || take(reader, /\[/) === null
  const bytes: (readonly [number, number])[] = []
  for (let first = true; first || take(reader, /\]/) === null; first = false) {
    if (reader.at >= reader.text.length) refuse(reader, 'an open class')
    bytes.push(...readStretch(reader))
  }
  return one(bytes, flags, not)
}

const places: Readonly<Record<string, string>> = {
  '\\b': '\\b',
  '\\B': '\\B',
  '\\A': '(?<![^])',
  '\\z': '(?![^])',
}

function readPlace(reader: Reader, flags: Flags): Piece | null {
  const escaped = take(reader, /\\[bBAz]/)
  if (escaped !== null) return { kind: 'place', source: places[escaped[0]] ?? '' }
  const anchor = take(reader, /[\^$]/)
  if (anchor === null) return null
  const beyond = flags.m ? '[^\\n]' : '[^]'
  return { kind: 'place', source: anchor[0] === '^' ? `(?<!${beyond})` : `(?!${beyond})` }
}

function readFlags(reader: Reader, text: string, before: Flags): Flags {
  const [on = '', off = ''] = text.split('-')
  if (/[^ims]/.test(on + off)) refuse(reader, 'a flag that is not read')
  const set = (flag: 'i' | 'm' | 's'): boolean =>
    on.includes(flag) ? true : off.includes(flag) ? false : before[flag]
  return { i: set('i'), m: set('m'), s: set('s') }
}

function readGroup(reader: Reader, flags: Flags, depth: number): Piece {
  const inner = take(reader, /\(\?([imsU-]*):/)
  const captures =
    inner === null && (take(reader, /\(\?P?<[A-Za-z0-9_]+>/) ?? take(reader, /\((?!\?)/)) !== null
  if (inner === null && !captures) refuse(reader, 'a group RE2 has not')
  const ways = readWays(reader, inner === null ? flags : readFlags(reader, inner[1] ?? '', flags), depth + 1)
  if (take(reader, /\)/) === null) refuse(reader, 'an open group')
  return { kind: 'group', captures, ways }
}

function readAtom(reader: Reader, flags: Flags, depth: number): readonly Piece[] {
  const next = reader.text[reader.at] ?? ''
  if (next === '(') return [readGroup(reader, flags, depth)]
  if (next === '[') return [readClass(reader, flags)]
  if ('*+?'.includes(next)) return refuse(reader, 'a repetition of nothing, or of a repetition')
  const place = readPlace(reader, flags)
  if (place !== null) return [place]
  if (take(reader, /\./) !== null) return [one(flags.s ? [] : byte(10), { ...flags, i: false }, true)]
  const bytes = readNamed(reader)
  if (bytes !== null) return [one(bytes, flags)]
  const code = readByte(reader) ?? refuse(reader, 'an escape that is not read')
  return [...Buffer.from(String.fromCodePoint(code), 'utf8')].map(each => one(byte(each), flags))
}

/** RE2 repeats at most so often. */
const mostRepeats = 1_000

function readRepeat(reader: Reader, of: Piece): Piece {
  const match = take(reader, /(?:([*+?])|\{(\d{1,4})(?:(,)(\d{1,4})?)?\})(\??)/)
  if (match === null) return of
  const [, sign, from, comma, to, lazy] = match
  const least = sign === undefined ? Number(from) : sign === '+' ? 1 : 0
  const open = sign === undefined ? comma !== undefined && to === undefined : sign !== '?'
  const most = open ? Number.POSITIVE_INFINITY : sign === '?' ? 1 : Number(to ?? from)
  if (least > mostRepeats || (most > mostRepeats && !open) || most < least)
    refuse(reader, 'too many repetitions')
  return { kind: 'repeat', of, least, most, lazy: lazy === '?' }
}

/** Groups in groups. */
const deepest = 40

function readWays(reader: Reader, before: Flags, depth: number): readonly (readonly Piece[])[] {
  if (depth > deepest) refuse(reader, 'groups too deep')
  const ways: Piece[][] = [[]]
  let flags = before
  while (reader.at < reader.text.length && reader.text[reader.at] !== ')') {
    const change = take(reader, /\(\?([imsU-]+)\)/)
    if (change !== null) flags = readFlags(reader, change[1] ?? '', flags)
    else if (take(reader, /\|/) !== null) ways.push([])
    else {
      const pieces = readAtom(reader, flags, depth)
      const last = readRepeat(reader, pieces.at(-1) ?? refuse(reader, 'nothing'))
      ways.at(-1)?.push(...pieces.slice(0, -1), last)
    }
  }
  return ways
}

/** What an expression is made of. Throws Unreadable. */
export function readRe2(text: string): Piece {
  const reader: Reader = { text, at: 0 }
  const ways = readWays(reader, { i: false, m: false, s: false }, 0)
  if (reader.at < text.length) refuse(reader, 'a group that was not opened')
  return { kind: 'group', captures: false, ways }
}

const hex = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`
const formatBytes = (bytes: Bytes): string =>
  bytes.map(([first, last]) => (first === last ? hex(first) : `${hex(first)}-${hex(last)}`)).join('')

function formatOne({ of, not }: Extract<Piece, { kind: 'one' }>): string {
  const [only] = of
  const single = !not && of.length === 1 && only !== undefined && only[0] === only[1]
  return single ? formatBytes(of) : `[${not ? '^' : ''}${formatBytes(of)}]`
}

const quantifier = (least: number, most: number): string =>
  most === Number.POSITIVE_INFINITY ? `{${least},}` : least === most ? `{${least}}` : `{${least},${most}}`

/** The same in JavaScript's syntax, for letters that are bytes. */
export function formatPiece(piece: Piece): string {
  if (piece.kind === 'one') return formatOne(piece)
  if (piece.kind === 'place') return piece.source
  if (piece.kind === 'repeat')
    return `(?:${formatPiece(piece.of)})${quantifier(piece.least, piece.most)}${piece.lazy ? '?' : ''}`
  const ways = piece.ways.map(way => way.map(formatPiece).join('')).join('|')
  return `${piece.captures ? '(' : '(?:'}${ways})`
}
