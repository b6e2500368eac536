// The record as files a person takes along: a paper to read (PDF), a spreadsheet to sort (xlsx), and the data itself
// (JSON). The paper goes activity by activity as Art. 30 does; the spreadsheet has one sheet for each question.
// Proven by paper.test.ts.

import { utf8 } from '../../core/bytes.ts'
import type { RecordFormat } from '../../core/formats.ts'
import type { Language } from '../../core/language.ts'
import type { Disclosure, ProcessingRecord, RecordedActivity, RecordItem } from '../../core/record.ts'
import { dayInFull } from '../../language/dates.ts'
import { exampleNote } from '../../language/example.ts'
import { statusWords } from '../../language/record.ts'
import { recordWords as words } from '../../language/record-page.ts'
import {
  type Cell,
  heading,
  list,
  note,
  type Paper,
  type PaperBlock,
  paragraph,
  strong,
  table,
} from '../../paper/paper.ts'
import { writePdf } from '../../paper/pdf.ts'
import { writeSheet } from '../../paper/sheet.ts'
import {
  activitiesTable,
  assessmentsTable,
  flowsTable,
  missingTable,
  processorsTable,
  retentionTable,
  sayIn,
  transfersTable,
} from './tables.ts'

/** The file; the same record gives the same bytes. */
export async function writeRecord(
  record: ProcessingRecord,
  format: RecordFormat,
  language: Language,
): Promise<Uint8Array> {
  switch (format) {
    case 'record-pdf':
      return writePdf(recordPaper(record, language))
    case 'record-xlsx':
      return writeSheet(recordSheets(record, language))
    case 'record-json':
      return utf8(`${JSON.stringify(record, null, 2)}\n`)
  }
}

/** One table for each question: activities, categories by recipient, transfers, retention, assessments, processors, holes. */
export const recordSheets = (record: ProcessingRecord, language: Language): Paper => ({
  ...covered(record, language),
  blocks: [
    ...opening(record, language),
    activitiesTable(record, language),
    flowsTable(record, language),
    transfersTable(record, language),
    retentionTable(record, language),
    assessmentsTable(record, language),
    processorsTable(record, language),
    missingTable(record, language),
  ],
})

/** What is missing, the company, each activity, then what goes across all of them. */
export function recordPaper(record: ProcessingRecord, language: Language): Paper {
  const say = sayIn(language)
  const { activities, transfers, processors, missing, organisation } = record
  return {
    ...covered(record, language),
    blocks: [
      ...opening(record, language),
      ...(missing.length === 0 ? [] : [missingTable(record, language)]),
      heading(1, say(words.organisation)),
      ...itemBlocks(organisation, language),
      ...(activities.length === 0 ? [paragraph(say(words.noActivities))] : []),
      ...activities.flatMap(activity => activityBlocks(activity, language)),
      heading(1, say(words.transfers)),
      paragraph(say(words.transfersLead)),
      ...(transfers.length === 0
        ? [paragraph(say(words.noTransfers))]
        : [readable(transfersTable(record, language), [0, 2, 3, 4, 5, 6])]),
      ...(activities.length === 0
        ? []
        : [
            heading(1, say(words.assessments)),
            paragraph(say(words.assessmentsLead)),
            readable(assessmentsTable(record, language), [0, 1, 2, 3, 4, 5]),
          ]),
      heading(1, say(words.processors)),
      paragraph(say(words.processorsLead)),
      ...(processors.length === 0
        ? [paragraph(say(words.noProcessors))]
        : [readable(processorsTable(record, language), [0, 1, 2, 3, 5])]),
    ],
  }
}

function covered({ controller, day }: ProcessingRecord, language: Language): Omit<Paper, 'blocks'> {
  const say = sayIn(language)
  const dated = `${controller}, ${dayInFull(day, language)}`
  return {
    language,
    title: say(words.title),
    subtitle: dated,
    footer: `${say(words.menu)}: ${dated}`,
    author: controller,
    // The record is of a day; the moment within it would make two writings of the same record differ.
    at: `${day}T00:00:00.000Z`,
  }
}

function opening(record: ProcessingRecord, language: Language): readonly PaperBlock[] {
  const say = sayIn(language)
  return [
    ...(record.example ? [note(say(exampleNote(record.controller)))] : []),
    paragraph(say(words.paperLead)),
    heading(1, say(words.missing)),
    paragraph(
      strong(say(words.missingCount(record.missing.length))),
      ` ${say(words.proposedCount(record.proposed))}`,
    ),
  ]
}

/** A table with some of its columns: paper is narrower than a sheet. */
function readable(of: ReturnType<typeof transfersTable>, columns: readonly number[]) {
  const pick = <T>(row: readonly T[]): readonly T[] => row.filter((_, index) => columns.includes(index))
  return table({ ...of, header: pick(of.header), rows: of.rows.map(pick) })
}

function activityBlocks(activity: RecordedActivity, language: Language): readonly PaperBlock[] {
  const say = sayIn(language)
  const { name, role, status, items, disclosures } = activity
  const own = items.filter(({ provision }) => provision !== 'GDPR 30(1)(a)')
  return [
    heading(1, say(name)),
    paragraph(`${say(words[role])} (${say(statusWords[status])})`),
    ...own.flatMap(item =>
      item.provision === 'GDPR 30(1)(d)' && disclosures.cells.length > 0
        ? [...itemBlocks({ ...item, answers: [] }, language), disclosuresTable(activity, language)]
        : itemBlocks(item, language),
    ),
  ]
}

function itemBlocks(item: RecordItem, language: Language): readonly PaperBlock[] {
  const say = sayIn(language)
  const { letter, asks, provision, answers, missing } = item
  const [first] = answers
  const shared = first !== undefined && answers.every(({ status }) => status === first.status) ? first : null
  const source = shared === null ? '' : ` ${say(words.status)}: ${say(statusWords[shared.status])}.`
  const said = answers.map(({ says, because, status }) => {
    const apart = shared === null ? ` (${say(statusWords[status])})` : ''
    return [`${sentence(`${say(says)}${apart}`)}${because === null ? '' : ` ${sentence(say(because))}`}`]
  })
  const lacking = missing.map(({ says, key }) => [strong(`${say(words.lacking)}: `), `${say(says)} (${key})`])
  const lines = [...said, ...lacking]
  return [
    heading(2, `${letter}) ${say(asks)}`),
    paragraph(`${provision}.${source}`),
    ...(lines.length === 0 ? [] : [list(lines)]),
  ]
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** More columns than this are not read on paper. */
const widestMatrix = 6

/** Recipients down, categories across, a word where one gets the other; or a line for each recipient where there are many. */
function disclosuresTable({ name, disclosures }: RecordedActivity, language: Language): PaperBlock {
  const say = sayIn(language)
  const { categories, recipients, people, cells } = disclosures
  const whom = (cell: Disclosure): string => {
    const only = people.filter(({ id }) => cell.people.includes(id)).map(each => say(each.name))
    return only.length === 0 || only.length === people.length ? '' : say(words.onlyAbout(only.join(', ')))
  }
  const gets = (recipient: string, category: string): Cell => {
    const cell = cells.find(each => each.recipient === recipient && each.category === category)
    return cell === undefined ? '' : [say(cell.whole ? words.getsUnsaid : words.gets), whom(cell)]
  }
  const names = (recipient: string): Cell =>
    categories.flatMap(({ id, name }) => (gets(recipient, id) === '' ? [] : [say(name)]))
  const isWide = categories.length > widestMatrix
  const rows = recipients.map(recipient => {
    const cell = cells.find(each => each.recipient === recipient.id)
    return [
      [say(recipient.name), say(recipient.role)],
      ...(isWide ? [names(recipient.id)] : categories.map(({ id }) => gets(recipient.id, id))),
      cell === undefined ? '' : say(statusWords[cell.status]),
    ]
  })
  const across = isWide ? [say(words.category)] : categories.map(each => say(each.name))
  return table({
    caption: say(words.matrix(say(name))),
    sheet: say(name),
    header: [say(words.recipient), ...across, say(words.status)],
    rows,
  })
}
