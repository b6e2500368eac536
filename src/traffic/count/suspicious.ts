// Whether a query is worth being looked at by the patterns of attacks: nearly none is, and a query is never kept nor made a text for
// anything else. Letters, digits and what forms send pass; what breaks out of a value does not. Never says no to what the patterns
// would find: judged.test.ts holds it against theirs.

const harmless = new Uint8Array(128)
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_~!*,&=.')
  harmless[letter.charCodeAt(0)] = 1

const dash = 45
const dot = 46
const percent = 37
const plus = 43
const equals = 61
const underscore = 95

/** Letters an injected word begins with: and, exec, or, order, select, union, sleep, drop, waitfor … */
const wordStarts = new Set([...'abcdefilnoprstuvwx'].map(letter => letter.charCodeAt(0)))
const pair = (a: number, b: number): number => ((a | 32) << 8) | (b | 32)
const pairs = (...texts: readonly string[]): ReadonlySet<number> =>
  new Set(texts.map(text => pair(text.charCodeAt(0), text.charCodeAt(1))))
/** How names of functions and settings go on that nobody sends (`allow_url_include`, `xdebug_session_start`), and commands begin. */
const afterUnderscore = pairs('us', 'ur', 'pr', 'fu', 'fi', 'se', 'sc', 'ar', 'in')
const afterDot = pairs('cl', 'co')
const afterEquals = pairs('id', 'wh', 'if', 'ip', 'un', 'ph')

export function isSuspicious(bytes: Uint8Array, from: number, to: number): boolean {
  for (let p = from; p < to; p++) {
    const c = bytes[p] ?? 0
    if (c < 128 && harmless[c] === 1) {
      if (c < 62 || c === underscore ? isSuspiciousStart(bytes, p, c) : false) return true
    } else if (c === plus) {
      if (isWordStart(bytes[p + 1] ?? 0)) return true
    } else if (c === percent) {
      if (isEscapeSuspicious(bytes, p)) return true
    } else if (c !== dash || bytes[p + 1] === dash) return true
  }
  return false
}

function isSuspiciousStart(bytes: Uint8Array, p: number, c: number): boolean {
  if (c === dot) return bytes[p + 1] === dot || afterDot.has(pair(bytes[p + 1] ?? 0, bytes[p + 2] ?? 0))
  if (c === equals) return afterEquals.has(pair(bytes[p + 1] ?? 0, bytes[p + 2] ?? 0))
  return c === underscore && afterUnderscore.has(pair(bytes[p + 1] ?? 0, bytes[p + 2] ?? 0))
}

const isWordStart = (byte: number): boolean =>
  wordStarts.has(byte | 32) || byte === percent || byte === 40 || byte === dash

/** `%20` before anything but a word, and letters beyond ASCII (`%C3%A6`), are what people write. */
function isEscapeSuspicious(bytes: Uint8Array, p: number): boolean {
  const high = bytes[p + 1] ?? 0
  if (high === 50 && bytes[p + 2] === 48) return isWordStart(bytes[p + 3] ?? 0)
  return high < 56 || (high | 32) > 102
}
