// Of a referrer only its origin: scheme, host and port (RFC 6454). What stands behind may be a search, a name, a token; what stands
// before an @ is a user. Neither is looked at further, nor kept. Proven by judged.test.ts.

const slash = 47

/** Where the origin ends that begins at `from`; `from` itself where there is none that may be told. */
export function originEnd(bytes: Uint8Array, from: number, to: number): number {
  let p = from
  // `https:` and `http:` by their letters; what else there is (`android-app:`) has no path of its own that matters.
  while (p < to && p - from < 16 && isLetter(bytes[p] ?? 0)) p++
  if (p === from || bytes[p] !== 58 || bytes[p + 1] !== slash || bytes[p + 2] !== slash) return from
  const hostFrom = p + 3
  p = hostFrom
  for (; p < to && p - hostFrom < 260; p++) {
    const c = bytes[p] ?? 0
    if (!isLetter(c) && (c < 45 || c > 58 || c === slash)) break
  }
  if (p === hostFrom) return from
  const c = bytes[p] ?? 0
  return p === to || c === slash || c === 63 || c === 35 ? p : from
}

/** Letters; a hyphen, a dot, digits and a colon are allowed where they are compared. */
const isLetter = (byte: number): boolean => {
  const upper = byte & ~32
  return (upper >= 65 && upper <= 90) || byte === 45
}
