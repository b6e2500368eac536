// How well and how fast names are found. Danish: the dev part of UniversalNER's UNER_Danish-DDT, which nothing but this file reads,
// through the front door on raw text: F1 of names of people by exact span, and the words of such names found as a name of any kind,
// under one and the same setting, each with a 95 % interval (bootstrap over sentences). English: Presidio's synthetic sentences, for
// information. A part of bench/detect.ts; data are found through ORDHOLDEN_DATA.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Name } from '../../src/detect/names/name.ts'
import { type Names, openNames } from '../../src/detect/names/names.ts'
import { emptySentence, readSentence } from '../../src/detect/names/tokens.ts'
import { readWeights } from '../../src/detect/names/weights.ts'
import { type Example, parseExamples } from '../../weights/da-names/data.ts'
import {
  addCounts,
  type Counts,
  count,
  f1,
  noCounts,
  precision,
  recall,
  type Span,
  wordRecall,
} from '../../weights/da-names/score.ts'
import { isReached, median } from '../figures.ts'

const goals = { f1: 0.8, words: 0.9, tokensPerSecond: 50_000 }
const draws = 2_000
const data = join(
  process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'detect',
)

const kinds = { person: 'PER', place: 'LOC', organisation: 'ORG' } as const
const toSpan = ({ start, end, kind }: Name): Span => ({ start, end, kind: kinds[kind] })

function judgeDanish(names: Names, examples: readonly Example[]): boolean {
  const found = examples.map(({ text }) => names.find(text, 'da').map(toSpan))
  for (const kind of ['LOC', 'ORG'] as const) {
    const all = sum(examples.map((each, at) => count(each.names, found[at] ?? [], each.words, kind)))
    console.log(`  ${kind} F1 ${three(f1(all))} (${all.there} names), for information`)
  }
  const each = examples.map((example, at) => count(example.names, found[at] ?? [], example.words))
  const all = sum(each)
  console.log(
    `  people: precision ${three(precision(all))}, recall ${three(recall(all))}, ${all.there} names`,
  )
  const reached = (what: string, figure: (all: Counts) => number, least: number): boolean => {
    const [low, high] = interval(each, figure)
    const told = `${what} (95 %: ${three(low)} to ${three(high)})`
    return isReached({ what: told, value: figure(all), least, format: three })
  }
  return [
    reached('people, F1 by exact span', f1, goals.f1),
    reached('words of names found', wordRecall, goals.words),
  ].every(each => each)
}

const sum = (counts: readonly Counts[]): Counts => counts.reduce(addCounts, noCounts)
const three = (value: number): string => value.toFixed(3)

/** Sentences drawn again with replacement, by a generator with a fixed beginning: the same interval every time. */
function interval(counts: readonly Counts[], figure: (all: Counts) => number): readonly [number, number] {
  let state = 1
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * counts.length)
  }
  const figures = Array.from({ length: draws }, () =>
    figure(sum(Array.from(counts, () => counts[random()] ?? noCounts))),
  ).sort((a, b) => a - b)
  return [figures[Math.floor(draws * 0.025)] ?? 0, figures[Math.floor(draws * 0.975)] ?? 0]
}

/** Words and signs of the dev texts, many times over, through the front door. */
function isFast(names: Names, text: string): boolean {
  const sentence = emptySentence()
  let tokens = 0
  for (let at = 0; at < text.length; ) {
    at = readSentence(text, at, sentence)
    tokens += sentence.count
  }
  for (let warm = 0; warm < 3; warm++) names.find(text, 'da')
  const rounds = 10
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now()
    names.find(text, 'da')
    return performance.now() - from
  })
  return isReached({
    what: `tokens per second (median of ${rounds} over ${tokens} tokens)`,
    value: tokens / (median(times) / 1000),
    least: goals.tokensPerSecond,
    format: value => `${Math.round(value / 1000)} k`,
  })
}

interface Synthetic {
  readonly full_text: string
  readonly spans: readonly {
    readonly entity_type: string
    readonly start_position: number
    readonly end_position: number
  }[]
}

function showEnglish(names: Names): void {
  const examples: readonly Synthetic[] = JSON.parse(
    readFileSync(join(data, 'presidio_synth_dataset_v2.json'), 'utf8'),
  )
  const counted = examples.map(({ full_text: text, spans }) => {
    const gold = spans
      .filter(each => each.entity_type === 'PERSON')
      .map(each => ({ start: each.start_position, end: each.end_position, kind: 'PER' as const }))
    const found = names.find(text, 'en').map(toSpan)
    return { exact: count(gold, found, []), any: overlapping(gold, found) }
  })
  const all = sum(counted.map(({ exact }) => exact))
  const touched = counted.reduce((total, { any }) => total + any, 0)
  console.log(
    `  English, Presidio synthetic v2, ${all.there} people: precision ${three(precision(all))}, recall ${three(recall(all))}, F1 ${three(f1(all))} by exact span; recall ${three(touched / all.there)} by overlap (for information)`,
  )
}

const overlapping = (gold: readonly Span[], found: readonly Span[]): number =>
  gold.filter(each => found.some(other => other.start < each.end && each.start < other.end)).length

/** Answers whether every goal is met; not where the data or the weights are missing. */
export function reachesNames(): boolean {
  const dev = join(data, 'uner_da_ddt-ud-dev.iob2')
  const weights = readWeights()
  if (!existsSync(dev) || weights === null) {
    const missing = weights === null ? 'weights/da-names/weights.bin' : `${dev} (ORDHOLDEN_DATA)`
    console.log(`  unknown: expected ${missing}, got none`)
    return false
  }
  const names = openNames(weights)
  const examples = parseExamples(readFileSync(dev, 'utf8'))
  console.log(`  Danish, UNER_Danish-DDT dev, ${examples.length} sentences as raw text`)
  const found = judgeDanish(names, examples)
  const fast = isFast(names, examples.map(({ text }) => text).join('\n\n'))
  showEnglish(names)
  return found && fast
}
