// The record of processing (GDPR Art. 30) as a reader gets it: plain data in both languages. The room `register` makes it
// (src/register/record), the page, the papers and the JSON show it. What the register does not say is a `Missing`, never
// an empty list alone. docs/reference/record.md says the same in prose.

import type { Words } from './language.ts'

/**
 * Where an answer comes from: the notice says it, a person accepted it, nobody has yet, or it follows from the law and the
 * rest of the register.
 */
export type EntryStatus = 'published' | 'accepted' | 'proposed' | 'derived'

/** One thing the register says. */
export interface Answer {
  readonly says: Words
  /** The ground, the safeguard, the reason; null where there is none to tell. */
  readonly because: Words | null
  readonly status: EntryStatus
}

/** One thing the register does not say, or says too little of. */
export interface Missing {
  /** What asks for it: `GDPR 30(1)(d)`. */
  readonly provision: string
  readonly says: Words
  /** The key of register.yaml to write it under, ids in place of numbers: `activities/partners/retention`. */
  readonly key: string
  /** Where the record has a hole because of it: `activities/partners/f`, `processors/microsoft`. */
  readonly place: string
}

/** One item of Art. 30(1)(a)-(g) or 30(2)(a)-(d). Never without both an answer and something missing. */
export interface RecordItem {
  readonly provision: string
  /** The letter: `d`. */
  readonly letter: string
  readonly asks: Words
  readonly place: string
  readonly answers: readonly Answer[]
  readonly missing: readonly Missing[]
}

export interface Named {
  readonly id: string
  readonly name: Words
}

/** One category of data that goes to one recipient. */
export interface Disclosure {
  readonly category: string
  readonly recipient: string
  /** Ids of the groups of people; all of the activity where the register names none. */
  readonly people: readonly string[]
  /** Written as the recipient's id alone, which counts as all categories of all people. */
  readonly whole: boolean
  readonly status: EntryStatus
}

/** Categories x recipients of one activity. */
export interface Disclosures {
  readonly categories: readonly Named[]
  readonly recipients: readonly (Named & { readonly role: Words })[]
  readonly people: readonly Named[]
  readonly cells: readonly Disclosure[]
}

export interface Kept {
  readonly categories: readonly Words[]
  /** ISO 8601: `P5Y`. */
  readonly period: string
  readonly says: Words
  readonly trigger: Words
  readonly basis: Words
  readonly status: EntryStatus
}

/** Whether an impact assessment is needed (Art. 35): decided by a person, hinted at by the register's own data. */
export interface Assessment {
  readonly state: 'needed' | 'not-needed' | 'undecided' | 'of-the-controller'
  readonly because: Words | null
  /** Criteria of WP 248 the person found to fit. */
  readonly criteria: readonly Named[]
  /** Criteria the register's data speaks for, and what in it does. No decision. */
  readonly hints: readonly (Named & { readonly because: Words })[]
  /** So many criteria fit or are hinted at that an assessment is in most cases needed. */
  readonly usually: boolean
  /** Day, and where it is kept. */
  readonly done: { readonly at: string; readonly kept: string } | null
  readonly status: EntryStatus
  readonly place: string
  readonly missing: readonly Missing[]
}

export interface RecordedActivity {
  readonly id: string
  readonly name: Words
  readonly role: 'controller' | 'processor'
  readonly status: EntryStatus
  /** (a) to (g) of a controller, (a) to (d) of a processor. */
  readonly items: readonly RecordItem[]
  readonly disclosures: Disclosures
  readonly kept: readonly Kept[]
  readonly assessment: Assessment
}

/** Where data goes: a system, a recipient, or a third party of a site. */
export interface Transfer {
  readonly kind: 'system' | 'recipient' | 'third-party'
  readonly id: string
  readonly name: Words
  readonly operator: Words
  /** ISO 3166-1; null where the register does not say. */
  readonly country: string | null
  readonly countryName: Words | null
  readonly standing: 'inside' | 'third' | 'unknown'
  /** `GDPR 46(2)(c)`; null where none is needed or said. */
  readonly ground: string | null
  readonly groundName: Words | null
  readonly safeguard: Words | null
  readonly activities: readonly Words[]
  readonly status: EntryStatus
  readonly place: string
  readonly missing: readonly Missing[]
}

/** A processor, its agreement (Art. 28) and the supervision of it. Days are `YYYY-MM-DD`. */
export interface ProcessorLine {
  readonly id: string
  readonly name: string
  readonly dated: string | null
  readonly keptAt: string | null
  readonly everyMonths: number | null
  readonly lastAt: string | null
  readonly dueAt: string | null
  readonly overdue: boolean
  readonly status: EntryStatus
  readonly place: string
  readonly missing: readonly Missing[]
}

export interface ProcessingRecord {
  readonly kind: 'record'
  readonly controller: string
  readonly example: boolean
  /** The day supervision is judged on, `YYYY-MM-DD`. */
  readonly day: string
  /** 30(1)(a): the same for every activity of a controller. */
  readonly organisation: RecordItem
  readonly activities: readonly RecordedActivity[]
  readonly transfers: readonly Transfer[]
  readonly processors: readonly ProcessorLine[]
  /** Everything missing, once each, in the order of the record. */
  readonly missing: readonly Missing[]
  /** Answers nobody has accepted. */
  readonly proposed: number
}
