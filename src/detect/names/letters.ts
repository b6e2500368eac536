// Letters as the names' tagger sees them: their class, their lower case, and hashes of stretches of a text without cutting the
// text into strings. Case is folded by a table of our own, so that weights and figures do not depend on a runtime's Unicode
// version. Proven by letters.test.ts.

/** Classes of a letter. Everything beyond the Latin blocks counts as a lower-case letter: it has no capitals we know. */
export const other = 0
export const lower = 1
export const upper = 2
export const digit = 3
export const space = 4
export const newline = 5

const tabled = 0x250
const table = new Uint8Array(tabled)
const folds = new Uint16Array(tabled)

for (let code = 0; code < tabled; code++) {
  folds[code] = foldLatin(code)
  table[code] = classifyLatin(code)
}

function foldLatin(code: number): number {
  if (code >= 0x41 && code <= 0x5a) return code + 32
  if (code >= 0xc0 && code <= 0xde && code !== 0xd7) return code + 32
  if (code === 0x178) return 0xff
  // Latin Extended-A and the even-odd part of B: a capital stands right before its small letter.
  const oddIsSmall =
    (code >= 0x100 && code <= 0x137) || (code >= 0x14a && code <= 0x177) || (code >= 0x1de && code <= 0x1ef)
  const evenIsSmall = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17e)
  if (oddIsSmall && code % 2 === 0) return code + 1
  if (evenIsSmall && code % 2 === 1) return code + 1
  return code
}

function classifyLatin(code: number): number {
  if (code >= 0x30 && code <= 0x39) return digit
  if (code === 0x0a || code === 0x0d || code === 0x85) return newline
  if (code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0c || code === 0xa0) return space
  if (foldLatin(code) !== code) return upper
  const small = code >= 0x61 && code <= 0x7a
  if (small || (code >= 0xdf && code !== 0xf7) || code === 0xaa || code === 0xba) return lower
  return other
}

/** Behind the end of a text there is no code, and what is not a number is no letter. */
export function classOf(code: number): number {
  if (code < tabled) return table[code] ?? other
  // Combining marks and other scripts are letters; symbols, private use and the sign for what could not be read are not.
  if ((code >= tabled && code < 0x2000) || code === 0xfb01 || code === 0xfb02) return lower
  if ((code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000) return space
  return code >= 0x2c00 && code < 0xd800 ? lower : other
}

export const fold = (code: number): number => (code < tabled ? (folds[code] ?? code) : code)

export const isLetter = (code: number): boolean => {
  const kind = classOf(code)
  return kind === lower || kind === upper
}

const seed = 0x811c9dc5
const prime = 0x01000193

/** FNV-1a over the letters, then mixed once: neighbouring words must not fall beside each other in a table. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = seed
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return settle(hash)
}

/** The same with capitals taken as small letters: equal for `Hansen`, `hansen` and `HANSEN`. */
export function hashFolded(text: string, start: number, end: number): number {
  let hash = seed
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ fold(text.charCodeAt(at)), prime)
  return settle(hash)
}

export const hashWord = (word: string): number => hashFolded(word, 0, word.length)

/** Two values in one, in order. */
export const mix = (a: number, b: number): number =>
  settle(Math.imul(a ^ 0x9e3779b1, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35))

export function settle(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (once ^ (once >>> 13)) | 0
}

/** What a word looks like, as a number: capitals, small letters, digits and signs, of a run of one class the first two. */
export function shapeOf(text: string, start: number, end: number): number {
  let hash = seed
  let before = -1
  let run = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    const seen = kind === other ? code : kind
    run = seen === before ? run + 1 : 1
    before = seen
    if (run <= 2) hash = Math.imul(hash ^ seen, prime)
  }
  return settle(hash)
}
