// What is found when a visit is held against what is declared: one finding for each thing, with what, where, why it matters and
// what to do. The rules are one table; each says which part of which pledge it speaks to. Proven by src/site/judge/judge.test.ts.

import type { Words } from '../core/language.ts'
import type { MarkupPlace, Step } from './sighting.ts'

/** The part of a pledge a rule speaks to; null for what is told and breaks no promise. */
export type Speaks =
  | 'traffic.no-trackers/browser'
  | 'site.host/matches'
  | 'site.third-parties/declared'
  | 'site.third-parties/pinned'
  | 'site.third-parties/up-to-date'
  | 'minimise/forms'
  | null

/** `broken`: reality and word differ. `unknown`: it cannot be said. `note`: worth doing, no promise is broken. */
export type Grade = 'broken' | 'unknown' | 'note'

export interface Rule {
  readonly id: string
  readonly speaks: Speaks
  readonly grade: Grade
  readonly name: Words
  /** Why it matters. */
  readonly why: Words
}

/** Where something was seen: the page, and the line of markup or the chain of who brought it about. */
export interface Where {
  readonly page: string
  readonly place: MarkupPlace | null
  readonly chain: readonly Step[]
}

export interface SiteFinding {
  readonly rule: string
  readonly speaks: Speaks
  readonly grade: Grade
  /** What it is about, the same in every audit: a host, a cookie's name, a field. With `rule` it names the finding. */
  readonly about: string
  readonly what: Words
  readonly why: Words
  /** What to do about it. */
  readonly todo: Words
  readonly where: readonly Where[]
}
