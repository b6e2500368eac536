// Scans a text for candidates of shapes and for keywords, has each judged, and tells the hits in rising order of start, none
// overlapping another (settle.ts). Pieces may be of any size, memory stays below a mebibyte (pass.ts). Proven by scan.test.ts.

import type { ScanRules } from '../hit.ts'
import { type Around, aroundBytes, type Hit, hitBytes, type Judge } from '../hit.ts'
import { plainShapes, type Shape } from '../shapes.ts'
import { type Automaton, buildAutomaton } from './automaton.ts'
import { Finder } from './find.ts'
import { KeywordFinder } from './keywords.ts'
import { Pass } from './pass.ts'
import { byPlace, Settler } from './settle.ts'
import { shapeNames } from './taken.ts'

/** Values that may stand as one candidate. */
const hitsOfCandidate = 4

/** Rules made ready once, for any number of texts. */
export interface ReadyRules {
  readonly rules: ScanRules
  readonly automaton: Automaton | null
}

export const prepareRules = (rules: ScanRules): ReadyRules => ({
  rules,
  automaton: rules.keywords.length === 0 ? null : buildAutomaton(rules.keywords),
})

/** One text: `push` its pieces in order, then `end`. Positions of hits count from the beginning of the text. */
export class Scan {
  readonly #pass: Pass
  readonly #settler: Settler
  #hits: Hit[] = []

  constructor(ready: ReadyRules, onHit: (hit: Hit) => void, windowBytes?: number) {
    const { rules, automaton } = ready
    this.#settler = new Settler(onHit)
    const finder = this.#shapeFinder(rules)
    const keywords = automaton && this.#keywordFinder(rules, automaton)
    const lookers = keywords === null ? [finder] : [finder, keywords]
    this.#pass = new Pass(lookers, before => this.#settle(before), windowBytes)
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

  #shapeFinder(rules: ScanRules): Finder {
    const judges = shapeNames.map(shape => rules.shapes[shape])
    const shapes = shapeNames.filter((_, shape) => judges[shape] !== undefined)
    return new Finder({ shapes, together: false }, (shape, start, end) =>
      this.#judgeOn(judges[shape], start, end),
    )
  }

  #keywordFinder({ keywords }: ScanRules, automaton: Automaton): KeywordFinder {
    return new KeywordFinder(automaton, keywords, (rule, start, end) =>
      this.#judge(keywords[rule]?.judge, start, end),
    )
  }

  /** A hit may end before its candidate does, where two values stand as one (`33345678/33345679`): the rest is judged as well. */
  #judgeOn(judge: Judge | undefined, start: number, end: number): void {
    let from = start
    for (let hits = 0; hits < hitsOfCandidate && from < end; hits++) {
      const past = this.#judge(judge, from, end)
      if (past <= from) return
      from = past
    }
  }

  /** Answers where the hit ends, 0 where there is none. */
  #judge(judge: Judge | undefined, start: number, end: number): number {
    const { bytes, length, first, base } = this.#pass
    const around: Around = {
      bytes,
      from: Math.max(first, start - aroundBytes),
      to: Math.min(length, end + aroundBytes),
    }
    const hit = judge?.(around, start, end) ?? null
    if (hit === null) return 0
    if (hit.start < around.from || hit.end > around.to || hit.start >= hit.end)
      throw new Error(`expected a hit of ${hit.kind} within what its judge was shown`)
    const hitEnd = Math.min(hit.end, hit.start + hitBytes)
    this.#hits.push({ ...hit, start: base + hit.start, end: base + hitEnd })
    return hit.end
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

/** The plain shapes as one expression of them all finds them, unjudged: what ripgrep finds too. */
export class PlainScan {
  readonly #pass: Pass

  constructor(onFound: (shape: Shape, start: number, end: number) => void, windowBytes?: number) {
    const finder = new Finder({ shapes: plainShapes, together: true }, (shape, start, end) => {
      const { base } = this.#pass
      onFound(shapeNames[shape] as Shape, base + start, base + end)
    })
    this.#pass = new Pass([finder], undefined, windowBytes)
  }

  push(piece: Uint8Array): void {
    this.#pass.push(piece)
  }

  end(): void {
    this.#pass.end()
  }
}
