// The record as tables, one for each question whoever supervises sorts and filters by: activities item by item, categories
// by recipient, transfers, retention, impact assessments, processors, what is missing. Each is a sheet of the spreadsheet;
// the paper has those that read well. Proven by paper.test.ts.

import type { Language, Words } from '../../core/language.ts'
import type {
  Answer,
  Assessment,
  Disclosures,
  Missing,
  ProcessingRecord,
  RecordItem,
} from '../../core/record.ts'
import { dayInFull } from '../../language/dates.ts'
import { assessmentWords, statusWords } from '../../language/record.ts'
import { recordWords as words } from '../../language/record-page.ts'
import { type Cell, type PaperTable, table } from '../../paper/paper.ts'

type Say = (words: Words) => string
export const sayIn =
  (language: Language): Say =>
  words =>
    words[language]

type Column = {
  readonly [Key in keyof typeof words]: (typeof words)[Key] extends Words ? Key : never
}[keyof typeof words]

const made = (
  say: Say,
  name: Words,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): PaperTable =>
  table({
    caption: say(name),
    sheet: say(name),
    header: columns.map(column => say(words[column])),
    rows,
  })

/** Every item of every activity, a line for each answer and each hole. */
export function activitiesTable(record: ProcessingRecord, language: Language): PaperTable {
  const say = sayIn(language)
  const line = (name: string, { provision, asks }: RecordItem) => ({
    answered: ({ says, because, status }: Answer): readonly Cell[] => [
      name,
      provision,
      say(asks),
      say(says),
      because === null ? '' : say(because),
      say(statusWords[status]),
    ],
    lacking: ({ says, key }: Missing): readonly Cell[] => [
      name,
      provision,
      say(asks),
      `${say(words.lacking)}: ${say(says)}`,
      key,
      say(words.notSaid),
    ],
  })
  const rows = record.activities.flatMap(({ name, items }) =>
    items.flatMap(item => [
      ...item.answers.map(line(say(name), item).answered),
      ...item.missing.map(line(say(name), item).lacking),
    ]),
  )
  return made(say, words.activities, ['activity', 'provision', 'asks', 'answer', 'because', 'status'], rows)
}

/** A line for each category that goes to a recipient. */
export function flowsTable(record: ProcessingRecord, language: Language): PaperTable {
  const say = sayIn(language)
  const rows = record.activities.flatMap(({ name, disclosures }) =>
    disclosures.cells.map(cell => {
      const recipient = disclosures.recipients.find(({ id }) => id === cell.recipient)
      const category = disclosures.categories.find(({ id }) => id === cell.category)
      return [
        say(name),
        category === undefined ? '' : say(category.name),
        peopleOf(disclosures, cell.people, say),
        recipient === undefined ? '' : say(recipient.name),
        recipient === undefined ? '' : say(recipient.role),
        cell.whole ? say(words.wholeNote) : '',
        say(statusWords[cell.status]),
      ]
    }),
  )
  return made(
    say,
    words.flows,
    ['activity', 'category', 'people', 'recipient', 'role', 'remark', 'status'],
    rows,
  )
}

const peopleOf = ({ people }: Disclosures, ids: readonly string[], say: Say): readonly string[] =>
  people.filter(({ id }) => ids.length === 0 || ids.includes(id)).map(({ name }) => say(name))

export function transfersTable(record: ProcessingRecord, language: Language): PaperTable {
  const say = sayIn(language)
  const rows = record.transfers.map(line => [
    say(line.name),
    say(words.kinds[line.kind]),
    say(line.operator),
    line.countryName === null ? say(words.notSaid) : say(line.countryName),
    say(words.standing[line.standing]),
    [line.groundName, line.safeguard].flatMap(each => (each === null ? [] : [say(each)])),
    line.activities.map(say),
    say(statusWords[line.status]),
    line.missing.map(({ says }) => say(says)),
  ])
  return made(
    say,
    words.transfers,
    ['what', 'kind', 'operator', 'country', 'where', 'ground', 'activity', 'status', 'lacking'],
    rows,
  )
}

export function retentionTable(record: ProcessingRecord, language: Language): PaperTable {
  const say = sayIn(language)
  const rows = record.activities.flatMap(({ name, kept }) =>
    kept.map(each => [
      say(name),
      each.categories.map(say),
      say(each.says),
      each.period,
      say(each.trigger),
      say(each.basis),
      say(statusWords[each.status]),
    ]),
  )
  return made(
    say,
    words.retention,
    ['activity', 'category', 'period', 'iso', 'trigger', 'basis', 'status'],
    rows,
  )
}

export function assessmentsTable(record: ProcessingRecord, language: Language): PaperTable {
  const say = sayIn(language)
  const rows = record.activities.map(({ name, assessment }) => [
    say(name),
    [
      say(assessmentWords[assessment.state]),
      assessment.done === null
        ? ''
        : say(words.done(dayInFull(assessment.done.at, language), assessment.done.kept)),
    ],
    assessment.because === null ? '' : say(assessment.because),
    assessment.criteria.map(each => say(each.name)),
    [
      ...assessment.hints.map(each => `${say(each.name)}: ${say(each.because)}`),
      assessment.usually ? say(words.usually) : '',
    ],
    say(isDecided(assessment) ? statusWords[assessment.status] : words.notSaid),
    assessment.missing.map(({ says }) => say(says)),
  ])
  return made(
    say,
    words.assessments,
    ['activity', 'decision', 'because', 'criteria', 'hints', 'status', 'lacking'],
    rows,
  )
}

const isDecided = ({ state }: Assessment): boolean => state === 'needed' || state === 'not-needed'

export function processorsTable(record: ProcessingRecord, language: Language): PaperTable {
  const say = sayIn(language)
  const day = (of: string | null): string => (of === null ? say(words.notSaid) : dayInFull(of, language))
  const rows = record.processors.map(line => [
    line.name,
    [day(line.dated), line.keptAt ?? ''],
    day(line.lastAt),
    [
      day(line.dueAt),
      line.overdue ? say(words.overdue) : '',
      line.everyMonths === null ? '' : say(words.everyMonths(line.everyMonths)),
    ],
    say(statusWords[line.status]),
    line.missing.map(({ says }) => say(says)),
  ])
  return made(
    say,
    words.processors,
    ['processorName', 'agreement', 'last', 'next', 'status', 'lacking'],
    rows,
  )
}

export function missingTable(record: ProcessingRecord, language: Language): PaperTable {
  const say = sayIn(language)
  const names = new Map(record.activities.map(({ id, name }) => [id, say(name)]))
  const rows = record.missing.map(({ provision, says, key, place }) => [
    provision,
    say(says),
    names.get(place.split('/')[1] ?? '') ?? '',
    key,
  ])
  return made(say, words.missing, ['provision', 'what', 'activity', 'place'], rows)
}
