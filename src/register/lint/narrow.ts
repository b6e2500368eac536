// Where a sentence promises less than the law gives, or tells it in a way the law does not accept (GDPR Art. 12, 15-17,
// 21(4)). Less promised is never a licence to do less. Proven by lint.test.ts.

import { answer } from '../../law/law.ts'
import type { NoticeBlock } from '../blocks.ts'
import { denied, type Page, type Patterns, type Rule, type Spot, says, spots } from './rule.ts'

const erasing: Patterns = { da: /\bslette[ts]?\b|sletning/i, en: /\beras|\bdelet/i }
const incorrect: Patterns = {
  da: /urigtige?|forkerte?|ukorrekte?|misvisende/i,
  en: /incorrect|inaccurate|wrong/i,
}
const wider: Patterns = {
  da: /i (?:en række|visse|nogle|særlige) tilfælde|ikke længere (?:er )?nødvendig|trækker? (?:dit )?samtykke/i,
  en: /in (?:certain|some|a number of) cases|no longer necessary|withdraw/i,
}

function narrowErasure(page: Page): readonly Spot[] {
  const erasures = spots(page, erasing).filter(({ sentence }) => isRight(page, sentence))
  const textOf = ({ sentence }: Spot): string => page.sentences[sentence ?? -1]?.text ?? ''
  const narrow = erasures.filter(
    spot => incorrect[page.language].test(textOf(spot)) && !wider[page.language].test(textOf(spot)),
  )
  // One sentence that gives erasure without that condition, and the notice is not narrow.
  return narrow.length === erasures.length ? narrow : []
}

const rightTold: Patterns = {
  da: /\bret til\b|(?:^|\s)få\s|\bbede\b|kræve/i,
  en: /\bright\b|\bhave\b|\bask\b|request/i,
}
const isRight = (page: Page, sentence: number | null): boolean =>
  rightTold[page.language].test(page.sentences[sentence ?? -1]?.text ?? '')

const objecting: Patterns = { da: /indsigelse/i, en: /\bobject(?:ion)?\b/i }

/** Each paragraph of its own as the sentences in it; what stands in a list stands among others. */
function paragraphs(blocks: readonly NoticeBlock[]): readonly (readonly number[])[] {
  return blocks.flatMap(block =>
    block.kind === 'paragraph' ? [block.runs.flatMap(({ sentence }) => sentence ?? [])] : [],
  )
}

function objectionAmongOthers(page: Page): readonly Spot[] {
  const found = spots(page, objecting)
  const own = new Set(
    paragraphs(page.bound.notice.blocks)
      .filter(([first]) => first !== undefined && standsApart(page, first))
      .flat(),
  )
  return found.some(({ sentence }) => own.has(sentence ?? -1)) ? [] : found.slice(0, 1)
}

const otherRights: Patterns = {
  da: /indsigt|slette|rettet|berigtig|portabilitet|begræns/i,
  en: /\baccess\b|eras|rectif|portab|restrict/i,
}

// A paragraph stands apart where it opens with the objection, or under a heading of its own, and tells no other right.
function standsApart(page: Page, first: number): boolean {
  const sentence = page.sentences[first]
  if (sentence === undefined) return false
  const heading = sentence.headings.at(-1) ?? ''
  const about = objecting[page.language]
  return (about.test(sentence.text) || about.test(heading)) && !otherRights[page.language].test(sentence.text)
}

const daysOf = { day: 1, week: 7, month: 31 }
const numbers: Readonly<Record<string, number>> = {
  en: 1,
  et: 1,
  to: 2,
  tre: 3,
  fire: 4,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
}

const answering: Patterns = { da: /\bsvare?r?\b|besvare/i, en: /\banswer|\brespond|\breply/i }
const extended: Patterns = { da: /forlæng/i, en: /exten[ds]/i }
const within: Patterns = {
  da: /(\d+|en|et|to|tre|fire) (?<unit>dag|uge|måned)\w*/i,
  en: /(\d+|one|two|three|four) (?<unit>day|week|month)\w*/i,
}
const units: Readonly<Record<string, number>> = {
  dag: daysOf.day,
  day: daysOf.day,
  uge: daysOf.week,
  week: daysOf.week,
  måned: daysOf.month,
  month: daysOf.month,
}

function lateAnswers(page: Page): readonly Spot[] {
  return spots(page, within, extended).filter(({ sentence, what = '' }) => {
    if (!answering[page.language].test(page.sentences[sentence ?? -1]?.text ?? '')) return false
    const [count = '', unit = ''] = what.toLowerCase().split(' ')
    const length = Object.entries(units).find(([name]) => unit.startsWith(name))?.[1] ?? 0
    return (numbers[count] ?? Number(count)) * length > answer.months * daysOf.month
  })
}

const denial: Patterns = {
  da: /har (?:du )?(?:ikke|ingen) ret til\b|(?:ikke|ingen) mulighed for at (?:få|gøre)/i,
  en: /(?:have no right|not have (?:the|a) right|not entitled) to\b/i,
}
const proof: Patterns = {
  da: /(?:kopi af|vedlæg\w*|frem(?:vis|send)\w*|medsend\w*) [^.]*(?:pas|kørekort|legitimation|sundhedskort)/i,
  en: /(?:copy of|attach|enclose|provide|present) [^.]*(?:passport|driving licence|identity card|proof of identity)/i,
}
const doubt: Patterns = { da: /tvivl/i, en: /doubt/i }
const fee: Patterns = {
  da: /(?:gebyr|betaling|koster)[^.]*(?:indsigt|anmodning|kopi|udlevering)|(?:indsigt|anmodning|udlevering)[^.]*(?:gebyr|koster)/i,
  en: /(?:fee|charge|costs?)\b[^.]*(?:access|request|copy)|(?:access|request)\b[^.]*(?:\bfee|\bcosts?\b)/i,
}
const feeFair: Patterns = {
  da: /åbenbart|grundløs|overdreven|gratis|yderligere kopi/i,
  en: /manifestly|unfounded|excessive|\bfree\b|further cop/i,
}

export const narrowRules: readonly Rule[] = [
  {
    id: 'narrow-erasure',
    provision: 'narrowErasure',
    grade: 'always-missing',
    looksFor: 'every sentence that gives erasure gives it for incorrect data only',
    find: narrowErasure,
  },
  {
    id: 'objection-apart',
    provision: 'apart',
    grade: 'always-missing',
    looksFor: 'the right to object is told, but in no paragraph of its own',
    find: page => (says(page, objecting) ? objectionAmongOthers(page) : []),
  },
  {
    id: 'right-denied',
    provision: 'told',
    grade: 'always-missing',
    looksFor: 'a sentence says that the person lacks a right',
    find: page => spots(page, denial),
  },
  {
    id: 'identity-always',
    provision: 'identity',
    grade: 'always-missing',
    looksFor: 'identity papers are demanded in a sentence that speaks of no doubt',
    find: page => spots(page, proof, doubt, denied),
  },
  {
    id: 'fee',
    provision: 'free',
    grade: 'always-missing',
    looksFor: 'a fee for a request, without the cases in which the law allows one',
    find: page => spots(page, fee, feeFair, denied),
  },
  {
    id: 'answer-late',
    provision: 'timely',
    grade: 'always-missing',
    looksFor: 'an answer within more than a month, without the extension being told',
    find: lateAnswers,
  },
]
