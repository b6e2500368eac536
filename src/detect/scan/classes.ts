// Which bytes may stand where, as tables of 256: what a class in an expression of shapes.ts is to the scanner.
// Proven by find.test.ts, which holds the scanner against those expressions.

const table = (pattern: RegExp): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (pattern.test(String.fromCharCode(byte)) ? 1 : 0))

export const isDigit = table(/[0-9]/)
export const isUpper = table(/[A-Z]/)
export const isLetter = table(/[A-Za-z]/)
export const isHex = table(/[0-9A-Fa-f]/)
/** What `\b` is told by. */
export const isWord = table(/[A-Za-z0-9_]/)
export const isLower = table(/[a-z]/)
export const isUpperOrDigit = table(/[A-Z0-9]/)
export const isLowerOrDigit = table(/[a-z0-9]/)
export const isBase32 = table(/[A-Z2-7]/)
export const isBase64Url = table(/[A-Za-z0-9_-]/)
export const isMailName = table(/[A-Za-z0-9._%+-]/)
export const isHostLabel = table(/[A-Za-z0-9-]/)
export const isHexRun = table(/[0-9A-Fa-f:.]/)

export const code = {
  space: 32,
  open: 40,
  plus: 43,
  comma: 44,
  hyphen: 45,
  dot: 46,
  colon: 58,
  semicolon: 59,
  at: 64,
  D: 68,
  K: 75,
  N: 78,
  O: 79,
  underscore: 95,
  x: 120,
} as const

/** Where a run of a class ends that begins at a byte, at most `most` further on. */
export function runEnd(of: Uint8Array, bytes: Uint8Array, from: number, most: number): number {
  const last = from + most
  let at = from
  while (at < last && of[bytes[at] as number] === 1) at++
  return at
}
