// The word somebody probably meant: for typing errors in commands, options and register keys.
// Proven by closest.test.ts.

/** The candidate within two edits (Levenshtein) of what was typed, the nearest first; null when none is near. */
export function closest(typed: string, candidates: readonly string[]): string | null {
  const near = candidates
    .map(candidate => ({ candidate, edits: editsBetween(typed, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.min(2, candidate.length - 1))
    .toSorted((a, b) => a.edits - b.edits)
  return near[0]?.candidate ?? null
}

const longestWord = 60

function editsBetween(a: string, b: string): number {
  if (a.length > longestWord || b.length > longestWord) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
