// Scans a text for candidates of shapes and for keywords, has each judged, and tells the hits in rising order of start, none
// overlapping another (settle.ts). Pieces may be of any size, memory stays below a mebibyte (pass.ts). Proven by scan.test.ts.

import type { Hit, ScanRules } from '../hit.ts'
import { buildAutomaton } from './automaton.ts'
import { judgedPass, type MadeRules } from './judged.ts'
import type { Pass } from './pass.ts'
import { byPlace, Settler } from './settle.ts'

/** What a scan looks for, made ready once for any number of texts. */
export type ReadyRules = MadeRules

export const prepareRules = (rules: ScanRules): ReadyRules => ({
  rules,
  automaton: rules.keywords.length === 0 ? null : buildAutomaton(rules.keywords),
})

/** One text: `push` its pieces in order, then `end`. Positions of hits count from the beginning of the text. */
export class Scan {
  readonly #pass: Pass
  readonly #settler: Settler
  #hits: Hit[] = []

  /** `keeps` is asked about each hit found here, before it is settled. */
  constructor(
    ready: ReadyRules,
    onHit: (hit: Hit) => void,
    windowBytes?: number,
    keeps: (hit: Hit) => boolean = () => true,
  ) {
    this.#settler = new Settler(onHit)
    const listener = {
      onHit: (hit: Hit) => {
        if (keeps(hit)) this.#hits.push(hit)
      },
      onLooked: (before: number) => this.#settle(before),
    }
    this.#pass = judgedPass(ready, listener, windowBytes)
  }

  push(piece: Uint8Array): void {
    this.#pass.push(piece)
  }

  /** A hit somebody else found in a piece that is about to be pushed: it is settled with those found here. */
  offer(hit: Hit): void {
    this.#hits.push(hit)
  }

  end(): void {
    this.#pass.end()
    this.#settler.end()
  }

  /** Hands on the hits that begin before a position of the text. */
  #settle(before: number): void {
    if (this.#hits.length === 0) return
    const hits = this.#hits.sort(byPlace)
    const later = hits.findIndex(hit => hit.start >= before)
    const ready = later < 0 ? hits : hits.slice(0, later)
    this.#hits = later < 0 ? [] : hits.slice(later)
    for (const hit of ready) this.#settler.push(hit)
  }
}
