// The report in words, part by part: what text.ts and html.ts both show. Proven by report.test.ts.

import type { Words } from '../../core/language.ts'
import { anonymiseWords as words } from '../../language/anonymise.ts'
import type { Verified } from '../verify/verified.ts'
import type { AnonymityReport, ColumnSpread, Spread, State } from './report.ts'
import { guessed, type Learned, learnedOf } from './three-tests.ts'

export type Block =
  | { readonly kind: 'said'; readonly words: Words }
  | {
      readonly kind: 'table'
      readonly title: Words
      readonly head: readonly Words[]
      /** The first cell is the name of the row. */
      readonly rows: readonly (readonly Words[])[]
    }
  /** One picture before, one after, on the same steps. */
  | {
      readonly kind: 'sizes'
      readonly title: Words
      readonly head: Words
      readonly steps: readonly SizeStep[]
    }
  | {
      readonly kind: 'shares'
      readonly title: Words
      readonly rows: readonly { name: string; share: number }[]
    }
  | { readonly kind: 'values'; readonly column: ColumnSpread }

export interface SizeStep {
  readonly label: string
  readonly before: number
  readonly after: number
}

export interface Part {
  readonly id: string
  readonly name: Words
  readonly blocks: readonly Block[]
}

export interface Told {
  readonly title: Words
  readonly says: readonly Words[]
  readonly parts: readonly Part[]
}

export function tell(report: AnonymityReport): Told {
  const { parts } = words
  return {
    title: words.title,
    says: conclusionOf(report),
    parts: [
      {
        id: 'tests',
        name: parts.tests,
        blocks: [tableOfTests(report), said(words.testsSay(guessed.share, guessed.gain))],
      },
      {
        id: 'checked',
        name: parts.verified,
        blocks: [said(words.verifiedSays), tableOfCriteria(report.verified)],
      },
      {
        id: 'attack',
        name: parts.attack,
        blocks: [said(words.attackSays(report.after.attack.sampled)), tableOfAttack(report)],
      },
      { id: 'risk', name: parts.risk, blocks: [tableOfRisk(report)] },
      { id: 'left', name: parts.utility, blocks: [tableOfUtility(report), sharesOf(report)] },
      { id: 'classes', name: parts.classes, blocks: [said(words.classesSays), sizesOf(report)] },
      {
        id: 'values',
        name: parts.values,
        blocks: [
          said(words.valuesSays(report.asked.k)),
          ...report.columns.map((column): Block => ({ kind: 'values', column })),
        ],
      },
    ],
  }
}

/** The sentence a reader takes away, and what it does not cover. */
export function conclusionOf(report: AnonymityReport): readonly Words[] {
  const { asked, tests, after, day, againBefore, verified } = report
  const models = asked.sensitive.flatMap(({ column, l, isEntropy, t, isOrdered }) => [
    ...(l > 1 ? [`${isEntropy ? 'entropy ' : ''}l = ${l} (${column})`] : []),
    ...(t === null ? [] : [`${isOrdered === true ? 'ordered ' : ''}t = ${t} (${column})`]),
  ])
  const isFound = tests.singlingOut === 'seen' || tests.linkability === 'seen' || !verified.isHeld
  const { attack } = after
  return [
    isFound ? words.notAnonymised(day) : words.anonymised(day, words.method(asked.k, models), againBefore),
    ...learnedOf(attack, verified).flatMap(learned => inferredOf(learned, attack.sampled)),
    ...(asked.kept.length === 0 ? [] : [words.kept(asked.kept.join(', '))]),
    ...(report.nothingLeft.length === 0 ? [] : [words.nothingLeft(report.nothingLeft.join(', '))]),
    ...(report.namesLookedFor ? [] : [words.noNames]),
    words.everyRow,
  ]
}

function inferredOf(
  { column, certain, isTold, right, baseRate, isGuessed }: Learned,
  all: number,
): readonly Words[] {
  if (certain > 0) return [words.inferred(column, certain, all)]
  if (isTold) return [words.told(column)]
  return isGuessed ? [words.guessed(column, right, baseRate, all)] : []
}

const said = (text: Words): Block => ({ kind: 'said', words: text })
const plain = (text: string): Words => ({ da: text, en: text })

const tableOfTests = ({ tests }: AnonymityReport): Block => ({
  kind: 'table',
  title: words.parts.tests,
  head: [words.heads.test, words.heads.held],
  rows: (['singlingOut', 'linkability', 'inference'] as const).map(test => [
    words.tests[test],
    words.seen[tests[test]],
  ]),
})

export const tableOfCriteria = ({ measured }: Verified): Block => ({
  kind: 'table',
  title: words.parts.verified,
  head: [words.heads.criterion, words.heads.asked, words.heads.worst, words.heads.held],
  rows: measured.map(({ criterion, column, asked, worst, isHeld }) => [
    words.criterion(criterion, column),
    asked === null ? plain('–') : words.number(asked, 3),
    words.number(worst, 3),
    isHeld === null ? words.onlyTold : isHeld ? words.held : words.notHeld,
  ]),
})

const beforeAfter = (
  title: Words,
  rows: readonly (readonly [Words, (state: State) => Words])[],
  { before, after }: AnonymityReport,
): Block => ({
  kind: 'table',
  title,
  head: [words.heads.measure, words.heads.before, words.heads.after],
  rows: rows.map(([name, of]) => [name, of(before), of(after)]),
})

function tableOfAttack(report: AnonymityReport): Block {
  const { measures, outOf } = words
  const ofColumns = report.asked.sensitive.flatMap(({ column }, at) => {
    const of = (pick: 'certain' | 'right' | 'baseRate') => (state: State) =>
      outOf(state.attack.inferences[at]?.[pick] ?? 0, state.attack.sampled)
    return [
      [measures.certain(column), of('certain')],
      [measures.right(column), of('right')],
      [measures.baseRate(column), of('baseRate')],
    ] as const
  })
  return beforeAfter(
    words.parts.attack,
    [
      [measures.alone, ({ attack }) => outOf(attack.alone, attack.sampled)],
      [measures.linked, ({ attack }) => outOf(attack.linked, attack.sampled)],
      [measures.chance, ({ attack }) => outOf(attack.byChance, attack.sampled)],
      [
        measures.fewest,
        ({ attack }) => (attack.fewestFitting === null ? plain('–') : words.full(attack.fewestFitting)),
      ],
      ...ofColumns,
    ],
    report,
  )
}

const tableOfRisk = (report: AnonymityReport): Block =>
  beforeAfter(
    words.parts.risk,
    [
      [words.measures.prosecutor, ({ risk }) => words.share(risk.prosecutor.highest, 1)],
      [words.measures.prosecutorAverage, ({ risk }) => words.share(risk.prosecutor.average, 1)],
      [
        words.measures.journalist,
        ({ risk }) =>
          risk.journalist === null ? words.noPopulation : words.share(risk.journalist.highest, 1),
      ],
      [words.measures.marketer, ({ risk }) => words.share(risk.marketer, 1)],
    ],
    report,
  )

function tableOfUtility({ utility, verified, suppressedRows, asked }: AnonymityReport): Block {
  const { facts, full, number } = words
  return {
    kind: 'table',
    title: words.parts.utility,
    head: [words.heads.measure, words.heads.after],
    rows: [
      [facts.granularity, words.share(utility.granularity, 1)],
      [facts.rows, full(verified.rows)],
      [facts.suppressed, full(suppressedRows)],
      [facts.classes, full(verified.classes)],
      [facts.smallest, full(verified.smallestClass)],
      [facts.average, number(verified.rows / verified.classes)],
      [facts.discernibility, full(utility.discernibility)],
      [facts.dropped, asked.dropped.length === 0 ? words.none : plain(asked.dropped.join(', '))],
    ],
  }
}

const sharesOf = ({ columns }: AnonymityReport): Block => ({
  kind: 'shares',
  title: words.heads.granularity,
  rows: columns.map(({ column, granularity }) => ({ name: column, share: granularity })),
})

const stepsFrom = [1, 2, 5, 10, 25, 100]

/** Rows, not classes: it is persons who are hidden among few or many. */
function sizesOf({ before, after }: AnonymityReport): Block {
  const rowsIn = (sizes: State['sizes'], from: number, below: number): number =>
    sizes.reduce((sum, { rows, classes }) => sum + (rows >= from && rows < below ? rows * classes : 0), 0)
  const steps = stepsFrom.map((from, at) => {
    const below = stepsFrom[at + 1] ?? Number.POSITIVE_INFINITY
    const label =
      below === from + 1 ? `${from}` : Number.isFinite(below) ? `${from}–${below - 1}` : `≥ ${from}`
    return { label, before: rowsIn(before.sizes, from, below), after: rowsIn(after.sizes, from, below) }
  })
  return { kind: 'sizes', title: words.parts.classes, head: words.heads.size, steps }
}

/** What a spread says, with what is put together last. */
export const restOf = ({ rest }: Spread): Words | null => (rest.values === 0 ? null : words.rest(rest.values))
