// The word somebody probably meant. Optimal string alignment: a swap of neighbours counts as one slip.
// Proven by closest.test.ts.

/** The candidate nearest to `word`, or null when none is near enough to be a slip. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const most = Math.max(1, Math.floor(word.length / 3))
  let best: string | null = null
  let least = most + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const slips = distance(word.slice(0, 64), candidate.slice(0, 64))
    if (slips < least) {
      least = slips
      best = candidate
    }
  }
  return best
}

function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? i + j) + 1 : i + j
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
