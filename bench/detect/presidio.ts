// How much of a labelled text is found, and how much of what is found is labelled: Presidio's synthetic sentences
// (presidio-research, data/synth_dataset_v2.json), by kind, by exact span. `likely` and surer counts as found. A part of
// bench/detect.ts; alone, `node bench/detect/presidio.ts` prints every miss and every find that has no label as well.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hit, HitKind } from '../../src/detect/hit.ts'
import { kindKeywords, kinds } from '../../src/detect/kinds/kinds.ts'
import { prepareRules, Scan } from '../../src/detect/scan/scan.ts'
import { keywordRules, keywordShapes } from '../../src/detect/words/words.ts'
import { isReached } from '../figures.ts'

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
export const presidioFile = join(data, 'detect/presidio_synth_dataset_v2.json')

/** Their labels for our kinds, and what recall and precision may not fall below. */
const measured = [
  { kind: 'email', label: 'EMAIL_ADDRESS', recall: 0.95, precision: 0.95 },
  { kind: 'card', label: 'CREDIT_CARD', recall: 0.95, precision: 0.95 },
  { kind: 'iban', label: 'IBAN_CODE', recall: 0.95, precision: 0.95 },
  { kind: 'ip', label: 'IP_ADDRESS', recall: 0.95, precision: 0.95 },
  { kind: 'phone', label: 'PHONE_NUMBER', recall: 0.85, precision: 0.7 },
] as const satisfies readonly { kind: HitKind; label: string; recall: number; precision: number }[]

interface Sentence {
  readonly full_text: string
  readonly spans: readonly {
    readonly entity_type: string
    readonly start_position: number
    readonly end_position: number
  }[]
}

export interface Accuracy {
  readonly kind: HitKind
  readonly labelled: number
  readonly found: number
  readonly right: number
  readonly recall: number
  readonly precision: number
  /** What both may not fall below. */
  readonly asked: { readonly recall: number; readonly precision: number }
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

interface Span {
  readonly kind: HitKind
  readonly start: number
  readonly end: number
  readonly told: string
}

/** Their positions count characters, ours bytes. */
function labelsOf({ full_text: text, spans }: Sentence): readonly Span[] {
  const byteOf = (character: number): number => Buffer.byteLength([...text].slice(0, character).join(''))
  return measured.flatMap(({ kind, label }) =>
    spans
      .filter(({ entity_type }) => entity_type === label)
      .map(span => ({
        kind,
        start: byteOf(span.start_position),
        end: byteOf(span.end_position),
        told: text,
      })),
  )
}

const foundIn = ({ full_text: text }: Sentence, find: (text: string) => readonly Hit[]): readonly Span[] =>
  find(text)
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ kind, start, end }) => ({ kind, start, end, told: text }))

const isAt = (one: Span) => (other: Span) =>
  one.kind === other.kind && one.start === other.start && one.end === other.end && one.told === other.told

const tell = ({ told, start, end }: Span): string => {
  const bytes = Buffer.from(told)
  return `${JSON.stringify(bytes.toString('utf8', start, end))} in ${JSON.stringify(bytes.toString('utf8', Math.max(0, start - 40), end + 20))}`
}

/** Figures of each kind; the sentences are the data set's, and find is what is measured. */
export function measurePresidio(find: (text: string) => readonly Hit[]): readonly Accuracy[] {
  const sentences = JSON.parse(readFileSync(presidioFile, 'utf8')) as readonly Sentence[]
  const labels = sentences.flatMap(labelsOf)
  const finds = sentences.flatMap(sentence => foundIn(sentence, find))
  return measured.map(({ kind, recall, precision }) => {
    const ofKind = (spans: readonly Span[]): readonly Span[] => spans.filter(span => span.kind === kind)
    return compare(kind, { recall, precision }, ofKind(labels), ofKind(finds))
  })
}

function compare(
  kind: HitKind,
  asked: Accuracy['asked'],
  labels: readonly Span[],
  finds: readonly Span[],
): Accuracy {
  const missed = labels.filter(label => !finds.some(isAt(label)))
  const wrong = finds.filter(span => !labels.some(isAt(span)))
  const right = labels.length - missed.length
  const [recall, precision] = [right / labels.length, right / Math.max(1, finds.length)]
  const counts = { labelled: labels.length, found: finds.length, right }
  return { kind, ...counts, recall, precision, asked, missed: missed.map(tell), wrong: wrong.map(tell) }
}

const rules = prepareRules({
  shapes: { ...kinds, ...keywordShapes },
  keywords: [...kindKeywords, ...keywordRules],
})

/** All hits of all kinds, as one scan of the text finds them. */
export function findAll(text: string): readonly Hit[] {
  const hits: Hit[] = []
  const scan = new Scan(rules, hit => hits.push(hit))
  scan.push(Buffer.from(text))
  scan.end()
  return hits
}

/** One line for each kind. */
export const formatAccuracy = ({
  kind,
  labelled,
  found,
  right,
  recall,
  precision,
  asked,
}: Accuracy): string =>
  `${kind.padEnd(6)} recall ${recall.toFixed(3)} (${right} of ${labelled}, asked ${asked.recall}) · precision ${precision.toFixed(3)} (${right} of ${found}, asked ${asked.precision})`

/** Answers whether every goal is met. */
export function reachesPresidio(): boolean {
  const measured = measurePresidio(findAll)
  return measured
    .flatMap(({ kind, recall, precision, asked, labelled, found, right }) => [
      reached(`${kind}: recall, ${right} of ${labelled}`, recall, asked.recall),
      reached(`${kind}: precision, ${right} of ${found}`, precision, asked.precision),
    ])
    .every(each => each)
}

const reached = (what: string, value: number, least: number): boolean =>
  isReached({ what, value, least, format: share => share.toFixed(3) })

if (import.meta.main)
  for (const { kind, missed, wrong } of measurePresidio(findAll)) {
    for (const line of missed) console.log(`${kind} missed ${line}`)
    for (const line of wrong) console.log(`${kind} wrong  ${line}`)
  }
