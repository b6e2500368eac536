// The document on top of what is handed over: what it is, what is missing, what lies in it and how to check it; then the
// promises, the editions, the procedures and the law findings. What the record says stands in the record's own papers.
// Proven by authority.test.ts.

import type { Language, Words } from '../../core/language.ts'
import { authorityFiles, authorityWords as words } from '../../language/authority.ts'
import { dayInFull, dayOf, momentInFull } from '../../language/dates.ts'
import { exampleNote } from '../../language/example.ts'
import { gradeWords } from '../../language/lint.ts'
import { boardWords } from '../../language/pages.ts'
import { statusWords } from '../../language/record.ts'
import { recordWords } from '../../language/record-page.ts'
import { markWords } from '../../language/verdicts.ts'
import {
  heading,
  list,
  note,
  type Paper,
  type PaperBlock,
  paragraph,
  strong,
  table,
} from '../../paper/paper.ts'
import type { Board, LawFinding, PledgeLine } from '../../pledge/board.ts'
import type { Register } from '../schema.ts'
import type { Handed } from './handed.ts'
import type { Lacking } from './missing.ts'

/** A file of the zip and what it is. */
export interface Listed {
  readonly name: string
  readonly says: Words
}

type Say = (words: Words) => string

export function readMeOf(
  handed: Handed,
  files: readonly Listed[],
  lacking: readonly Lacking[],
  language: Language,
): Paper {
  const say: Say = each => each[language]
  const { at, board, register, number } = handed
  const { name } = register.controller
  return {
    language,
    title: say(words.title),
    subtitle: say(words.subtitle(name, dayInFull(dayOf(new Date(at)), language), number)),
    footer: say(words.footer(name)),
    author: name,
    at,
    blocks: [
      ...sayAbout(handed, language, say),
      ...sayLacking(lacking, say),
      ...sayContents(files, say),
      ...sayHowToCheck(board, language, say),
      ...sayPledges(board, language, say),
      ...sayEditions(handed, language, say),
      ...sayProcedures(register, language, say),
      ...sayLawFindings(handed.lawFindings, say),
    ],
  }
}

function sayAbout(
  { at, board, record, register }: Handed,
  language: Language,
  say: Say,
): readonly PaperBlock[] {
  const { practice } = board.counts
  return [
    ...(register.example ? [note(strong(say(exampleNote(register.controller.name))))] : []),
    heading(1, say(words.what)),
    paragraph(say(words.about(register.controller.name, momentInFull(at, language)))),
    paragraph(say(words.claims)),
    ...(record.proposed === 0 ? [] : [note(say(words.proposed(record.proposed)))]),
    ...(practice === 0 ? [] : [note(say(words.practice(practice)))]),
  ]
}

const sayLacking = (lacking: readonly Lacking[], say: Say): readonly PaperBlock[] => [
  heading(1, say(words.missing)),
  paragraph(say(words.missingLead(lacking.length))),
  table({
    caption: say(words.missingCaption),
    sheet: say(words.missing),
    header: [say(words.provision), say(words.lacks), say(words.key)],
    rows: lacking.map(({ provision, says, key }) => [
      provision ?? say(words.pledges),
      say(says),
      key ?? say(words.noKey),
    ]),
    rowHeader: false,
  }),
]

const sayContents = (files: readonly Listed[], say: Say): readonly PaperBlock[] => [
  heading(1, say(words.contents)),
  paragraph(say(words.contentsLead(say(authorityFiles.contents)))),
  table({
    caption: say(words.contents),
    sheet: say(words.contents),
    header: [say(words.file), say(words.is)],
    rows: files.map(({ name, says }) => [name, say(says)]),
  }),
]

function sayHowToCheck({ log }: Board, language: Language, say: Say): readonly PaperBlock[] {
  const held = log.holders.find(({ lastAt }) => lastAt !== null)
  const outside =
    held === undefined || held.lastAt === null
      ? boardWords.logUnheld
      : boardWords.logHeld(held.name, momentInFull(held.lastAt, language))
  return [
    heading(1, say(words.verify)),
    list(words.verifySteps(say(authorityFiles.verifier), say(authorityFiles.ledger)).map(say)),
    paragraph(say(words.verifierKey), strong(log.verifierKey)),
    paragraph(say(outside)),
    paragraph(say(boardWords.logNames)),
  ]
}

function sayPledges({ counts, pledges }: Board, language: Language, say: Say): readonly PaperBlock[] {
  return [
    heading(1, say(words.pledges)),
    paragraph(say(words.counts(counts.kept, counts.broken, counts.unknown))),
    table({
      caption: say(words.pledgesCaption),
      sheet: say(words.pledges),
      header: [words.pledge, words.verdict, words.looked, words.lastLook].map(say),
      rows: pledges.map(line => [
        say(line.name),
        say(markWords(line.verdict.verdict, line.verdict.basis, line.declaredUnproven)),
        say(words.lookedOf(line.verdict.lookedAt, line.verdict.parts)),
        lastLookOf(line, language) ?? say(words.neverLooked),
      ]),
    }),
  ]
}

function lastLookOf({ parts }: PledgeLine, language: Language): string | null {
  const looks = parts.flatMap(({ look }) => look?.at ?? []).toSorted()
  const last = looks.at(-1)
  return last === undefined ? null : momentInFull(last, language)
}

const sayEditions = ({ editions }: Handed, language: Language, say: Say): readonly PaperBlock[] => [
  heading(1, say(words.editions)),
  paragraph(say(words.editionsLead)),
  table({
    caption: say(words.editions),
    sheet: say(words.editions),
    header: [words.edition, words.published, words.file, words.hash].map(say),
    rows: editions.flatMap(({ number, at, files }) =>
      files.map(({ name, hash }) => [`${number}`, momentInFull(at, language), name, hash]),
    ),
  }),
]

/** Every procedure asked for, written or not, and every other one the register names. */
function sayProcedures({ procedures }: Register, language: Language, say: Say): readonly PaperBlock[] {
  const named = procedures.map(({ name, kept, reviewedAt, status }) => [
    say(name),
    kept,
    reviewedAt === undefined ? say(words.notReviewed) : dayInFull(reviewedAt, language),
    say(statusWords[status]),
  ])
  const ids = new Set(procedures.map(({ id }) => id))
  const absent = Object.entries(words.asked)
    .filter(([id]) => !ids.has(id))
    .map(([, name]) => [say(name), say(words.absent), '', ''])
  return [
    heading(1, say(words.procedures)),
    paragraph(say(words.proceduresLead)),
    table({
      caption: say(words.procedures),
      sheet: say(words.procedures),
      header: [words.procedure, words.kept, words.reviewed, recordWords.status].map(say),
      rows: [...named, ...absent],
    }),
  ]
}

function sayLawFindings(findings: readonly LawFinding[], say: Say): readonly PaperBlock[] {
  const rows = findings.map(({ article, says, grade, place }) => [
    article,
    say(says),
    grade === undefined ? '' : say(gradeWords[grade]),
    place === undefined ? '' : `${place.file}:${place.line}`,
  ])
  const lead = [heading(1, say(words.lawFindings)), paragraph(say(words.lawFindingsLead))]
  if (rows.length === 0) return [...lead, paragraph(say(words.nothing))]
  const header = [words.provision, words.finding, words.grade, words.place].map(say)
  const caption = say(words.lawFindings)
  return [...lead, table({ caption, sheet: caption, header, rows, rowHeader: false })]
}
