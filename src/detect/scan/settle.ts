// Which of several hits at one place counts: the one of higher confidence, of those the longer, of those the kind that stands first in
// hitKinds, then the one further to the front. Hits that overlap nothing better stay; what remains overlaps nowhere.
// Proven by settle.test.ts.

import { confidences, type Hit, hitKinds } from '../hit.ts'

/** Hits that hang together by overlaps are settled at once, this many at most: a flood of them may not be compared all with all. */
const togetherMost = 256

/** Hits in rising order of start come in, and go out settled in the same order. */
export class Settler {
  readonly #out: (hit: Hit) => void
  #together: Hit[] = []
  #end = 0
  /** Behind the last hit that went out. */
  #settledTo = 0

  constructor(out: (hit: Hit) => void) {
    this.#out = out
  }

  push(hit: Hit): void {
    if (hit.start < this.#settledTo) return
    if (hit.start >= this.#end || this.#together.length >= togetherMost) this.end()
    if (hit.start < this.#settledTo) return
    this.#together.push(hit)
    this.#end = Math.max(this.#end, hit.end)
  }

  end(): void {
    const kept = choose(this.#together)
    this.#together = []
    for (const hit of kept) this.#out(hit)
    this.#settledTo = Math.max(this.#settledTo, kept.at(-1)?.end ?? 0)
  }
}

/** Hits in any order become those that count, in rising order of start. */
export function settle(hits: readonly Hit[]): readonly Hit[] {
  const settled: Hit[] = []
  const settler = new Settler(hit => settled.push(hit))
  for (const hit of hits.toSorted(byPlace)) settler.push(hit)
  settler.end()
  return settled
}

function choose(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length < 2) return hits
  const kept: Hit[] = []
  for (const hit of hits.toSorted(byRank)) if (!kept.some(other => overlap(hit, other))) kept.push(hit)
  return kept.sort(byPlace)
}

const overlap = (a: Hit, b: Hit): boolean => a.start < b.end && b.start < a.end

function byRank(a: Hit, b: Hit): number {
  return (
    confidences.indexOf(b.confidence) - confidences.indexOf(a.confidence) ||
    b.end - b.start - (a.end - a.start) ||
    hitKinds.indexOf(a.kind) - hitKinds.indexOf(b.kind) ||
    byPlace(a, b)
  )
}

/** In one order whatever the order in which they were found. */
export function byPlace(a: Hit, b: Hit): number {
  return a.start - b.start || a.end - b.end || compare(nameOf(a), nameOf(b))
}

const nameOf = ({ kind, what, confidence, context }: Hit): string =>
  `${kind} ${what} ${confidence} ${context}`
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
