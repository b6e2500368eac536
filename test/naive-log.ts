// A log's files as the standards' own words give them, slow and short: what the real ones are held against.

import { createHash } from 'node:crypto'

/** RFC 6962 §2.1, read off the page: the tree hash of a list of entries. */
export function naiveRoot(entries: readonly Uint8Array[]): Buffer {
  const sha = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
  const [only] = entries
  if (only === undefined) return sha()
  if (entries.length === 1) return sha(Uint8Array.of(0), only)
  const k = 2 ** Math.floor(Math.log2(entries.length - 1))
  return sha(Uint8Array.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)))
}

/** c2sp.org/tlog-tiles, read off the page: every file of a log of these entries but the checkpoint. */
export function naiveFiles(entries: readonly Uint8Array[]): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const name = (n: number, w: number) => `${String(n).padStart(3, '0')}${w === 256 ? '' : `.p/${w}`}`
  for (let level = 0; 256 ** level <= entries.length; level++) {
    const span = 256 ** level
    const hashes = Array.from({ length: Math.floor(entries.length / span) }, (_, i) =>
      naiveRoot(entries.slice(i * span, (i + 1) * span)),
    )
    for (let n = 0; n * 256 < hashes.length; n++) {
      const row = hashes.slice(n * 256, n * 256 + 256)
      files.set(`tile/${level}/${name(n, row.length)}`, Buffer.concat(row))
      if (level > 0) continue
      const bundle = entries
        .slice(n * 256, n * 256 + 256)
        .flatMap(entry => [Buffer.from([entry.length >> 8, entry.length & 255]), entry])
      files.set(`tile/entries/${name(n, row.length)}`, Buffer.concat(bundle))
    }
  }
  return files
}
