// Chooses features and settings by five-fold cross-validation on the training data alone, through the front door on raw text:
// `node weights/da-names/choose.ts TRAIN.iob2 [epochs=5] [seenLeast=2] … [without="word,base"]`. Sentences stand in the order of
// their articles, so a fold is a stretch of them, not every fifth: neighbours share names.

import { readFileSync } from 'node:fs'
import { templates } from '../../src/detect/names/features.ts'
import { formatModel } from '../../src/detect/names/model.ts'
import type { Name } from '../../src/detect/names/name.ts'
import { type Names, openNames } from '../../src/detect/names/names.ts'
import { listsOf } from '../../src/detect/names/tagger.ts'
import { type Example, makeRows, parseExamples } from './data.ts'
import { learn } from './learn.ts'
import { makeLists } from './lists.ts'
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
} from './score.ts'
import { settings as chosen } from './settings.ts'

const [path = '', ...asked] = process.argv.slice(2)
const folds = 5
const places: readonly string[] = templates
const examples = parseExamples(readFileSync(path, 'utf8'))
const settings = { ...chosen, ...Object.fromEntries(asked.map(readSetting)) }

function readSetting(text: string): [string, number | readonly number[]] {
  const [name = '', value = ''] = text.split('=')
  if (name === 'outside') return [name, chosen.outside]
  if (name !== 'without') return [name, Number(value)]
  return [name, value.split(',').map(each => places.indexOf(each))]
}

const kinds = { person: 'PER', place: 'LOC', organisation: 'ORG' } as const
const toSpan = ({ start, end, kind }: Name): Span => ({ start, end, kind: kinds[kind] })

/** One line of figures for each of these. */
const outsides = asked
  .find(each => each.startsWith('outside='))
  ?.slice('outside='.length)
  .split(',')
  .map(Number) ?? [chosen.outside]

interface Tried {
  readonly outside: number
  readonly totals: Map<Span['kind'], Counts>
  readonly folds: number[]
}
const tried = outsides.map((outside): Tried => ({ outside, totals: new Map(), folds: [] }))

for (let fold = 0; fold < folds; fold++) {
  const from = Math.floor((examples.length * fold) / folds)
  const to = Math.floor((examples.length * (fold + 1)) / folds)
  const rows = [...examples.slice(0, from), ...examples.slice(to)].flatMap(makeRows)
  const list = makeLists(rows, settings.commonLeast)
  const model = learn(rows, list, listsOf(list), settings)
  for (const each of tried)
    tally(openNames(formatModel({ ...model, outside: each.outside })), examples.slice(from, to), each)
}

function tally(names: Names, left: readonly Example[], { totals, folds }: Tried): void {
  let people = noCounts
  for (const { text, names: gold, words } of left) {
    const found = names.find(text, 'da').map(toSpan)
    for (const kind of Object.values(kinds))
      totals.set(kind, addCounts(totals.get(kind) ?? noCounts, count(gold, found, words, kind)))
    people = addCounts(people, count(gold, found, words))
  }
  folds.push(f1(people))
}

const three = (value: number): string => value.toFixed(3)
for (const { outside, totals, folds } of tried) {
  const said = [...totals].map(
    ([kind, all]) =>
      `${kind} P ${three(precision(all))} R ${three(recall(all))} F1 ${three(f1(all))} any ${three(wordRecall(all))}`,
  )
  console.log(
    `${asked.join(' ')} outside ${outside} | ${said.join(' | ')} | folds ${folds.map(three).join(' ')}`,
  )
}
