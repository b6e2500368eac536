// Candidates of shapes and keywords, each judged where it stands. Hits are told in the order in which they are found, which is nearly
// that of their places, and may overlap. Proven by scan.test.ts.

import { type Around, aroundBytes, type Hit, hitBytes, type Judge, type ScanRules } from '../hit.ts'
import type { Automaton } from './automaton.ts'
import { Finder } from './find.ts'
import { KeywordFinder } from './keywords.ts'
import { Pass } from './pass.ts'
import { shapeNames } from './taken.ts'

/** Values that may stand as one candidate. */
const hitsOfCandidate = 4

/** Rules made ready once (prepareRules), for any number of texts. */
export interface MadeRules {
  readonly rules: ScanRules
  readonly automaton: Automaton | null
}

export interface Listener {
  onHit(hit: Hit): void
  /** No hit will begin before this position of the text any more. */
  onLooked(before: number): void
}

/** A pass over one text in which candidates are judged. */
export function judgedPass(ready: MadeRules, listener: Listener, windowBytes?: number): Pass {
  /** Answers where the hit ends, 0 where there is none. */
  const judgeOne: JudgeAt = (judge, start, end) => {
    const hit = judgeAt(pass, judge, start, end)
    if (hit !== null) listener.onHit(hit)
    return hit === null ? 0 : hit.end - pass.base
  }
  const lookers = [shapeFinder(ready, judgeOne), ...keywordFinder(ready, judgeOne)]
  const pass = new Pass(lookers, before => listener.onLooked(before), windowBytes)
  return pass
}

type JudgeAt = (judge: Judge | undefined, start: number, end: number) => number

function shapeFinder({ rules }: MadeRules, judge: JudgeAt): Finder {
  const judges = shapeNames.map(shape => rules.shapes[shape])
  const shapes = shapeNames.filter((_, shape) => judges[shape] !== undefined)
  const found = (shape: number, start: number, end: number): void => judgeOn(judge, judges[shape], start, end)
  return new Finder({ shapes, together: false }, found)
}

function keywordFinder({ rules, automaton }: MadeRules, judge: JudgeAt): readonly KeywordFinder[] {
  if (automaton === null) return []
  const found = (rule: number, start: number, end: number): void => {
    judge(rules.keywords[rule]?.judge, start, end)
  }
  return [new KeywordFinder(automaton, rules.keywords, found)]
}

/** A hit may end before its candidate does, where two values stand as one (`33345678/33345679`): the rest is judged as well. */
function judgeOn(judgeOne: JudgeAt, judge: Judge | undefined, start: number, end: number): void {
  let from = start
  for (let hits = 0; hits < hitsOfCandidate && from < end; hits++) {
    const past = judgeOne(judge, from, end)
    if (past <= from) return
    from = past
  }
}

function judgeAt(pass: Pass, judge: Judge | undefined, start: number, end: number): Hit | null {
  const { bytes, length, first, base } = pass
  const around: Around = {
    bytes,
    from: Math.max(first, start - aroundBytes),
    to: Math.min(length, end + aroundBytes),
  }
  const hit = judge?.(around, start, end) ?? null
  if (hit === null) return null
  if (hit.start < around.from || hit.end > around.to || hit.start >= hit.end)
    throw new Error(`expected a hit of ${hit.kind} within what its judge was shown`)
  return { ...hit, start: base + hit.start, end: base + Math.min(hit.end, hit.start + hitBytes) }
}
