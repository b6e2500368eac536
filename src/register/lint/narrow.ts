// Where a sentence promises less than the law gives, or tells it in a way the law does not accept (GDPR Art. 12, 15-17,
// 21(4)). Less promised is never a licence to do less. Proven by lint.test.ts.

import { answer } from '../../law/law.ts'
import type { NoticeBlock } from '../blocks.ts'
import {
  asking,
  denied,
  type Page,
  type Patterns,
  type Rule,
  type Spot,
  says,
  spots,
  textAt,
} from './rule.ts'

const erasing: Patterns = { da: /\bslette[ts]?\b|sletning/i, en: /\beras|\bdelet/i }
/** Erasure of what is incorrect. “Incorrect data rectified, and your data erased” is not that. */
const ofIncorrect: Patterns = {
  da: /(?:slette[ts]?|sletning af) (?:eventuelle |dine )?(?:urigtige?|forkerte?|ukorrekte?|misvisende)|(?:urigtige?|forkerte?|ukorrekte?|misvisende) (?:person)?(?:oplysninger|data) (?:(?:blive )?(?:rettet|berigtiget)(?:,| eller| og| og\/eller) )?(?:blive )?slettet|slettet?[^.]{0,200} (?:der|som|hvis|når|såfremt) [^.]{0,200}(?:urigtige?|forkerte?|ukorrekte?|misvisende)/i,
  en: /(?:eras\w+|delet\w+) (?:of )?(?:any |your )?(?:incorrect|inaccurate|wrong)|(?:incorrect|inaccurate|wrong) (?:personal )?(?:data|information|details) (?:to be )?(?:(?:rectified|corrected)(?:,| or| and| and\/or) )?(?:be )?(?:erased|deleted)|(?:erased?|deleted?)[^.]{0,200} (?:that|which|if|where|when) [^.]{0,200}(?:incorrect|inaccurate|wrong)/i,
}
const wider: Patterns = {
  da: /i (?:en række|visse|nogle|særlige) tilfælde|ikke længere (?:er )?nødvendig|trækker? (?:dit )?samtykke/i,
  en: /in (?:certain|some|a number of) cases|no longer (?:necessary|needed)|withdraw/i,
}

function narrowErasure(page: Page): readonly Spot[] {
  const erasures = spots(page, erasing).filter(spot => asking[page.language].test(textAt(page, spot)))
  const narrow = erasures.filter(
    spot =>
      ofIncorrect[page.language].test(textAt(page, spot)) && !wider[page.language].test(textAt(page, spot)),
  )
  // One sentence that gives erasure without that condition, and the notice is not narrow.
  return narrow.length === erasures.length ? narrow : []
}

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
  fem: 5,
  seks: 6,
  otte: 8,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
}

const answering: Patterns = { da: /\bsvare?r?\b|besvare/i, en: /\banswer|\brespond|\breply/i }
const extended: Patterns = { da: /forlæng/i, en: /exten[ds]/i }
const within: Patterns = {
  da: /(\d+|en|et|to|tre|fire|fem|seks|otte) (?<unit>dag|uge|måned)\w*/i,
  en: /(\d+|one|two|three|four|five|six|eight) (?<unit>day|week|month)\w*/i,
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
  return spots(page, within, extended).filter(spot => {
    const { what = '' } = spot
    if (!answering[page.language].test(textAt(page, spot))) return false
    const [count = '', unit = ''] = what.toLowerCase().split(' ')
    const length = Object.entries(units).find(([name]) => unit.startsWith(name))?.[1] ?? 0
    return (numbers[count] ?? Number(count)) * length > answer.months * daysOf.month
  })
}

const denial: Patterns = {
  da: /har (?:du )?(?:ikke|ingen) ret til\b|(?:ikke|ingen) mulighed for at (?:få|gøre)/i,
  en: /(?:have no right|not have (?:the|a) right|not entitled) to\b/i,
}
/** Why a request may have to be refused: a sentence that gives a ground does not take a right away. */
const ground: Patterns = {
  da: /fordi|hvis|når|så længe|medmindre|\blov|§|artikel/i,
  en: /because|\bif\b|when|where|as long as|unless|\blaw|\bact\b|article/i,
}
const proof: Patterns = {
  da: /(?:kopi af|vedlæg\w*|frem(?:vis|send)\w*|medsend\w*) [^.]{0,200}(?:\bpas\b|kørekort|legitimation|sundhedskort)/i,
  en: /(?:copy of|attach|enclose|provide|present) [^.]{0,200}(?:passport|driving licence|identity card|proof of identity)/i,
}
const doubt: Patterns = { da: /tvivl/i, en: /doubt/i }
// Payment and delivery of goods are no fee for a request.
const fee: Patterns = {
  da: /(?:gebyr|mod betaling|\bkoster)[^.]{0,200}(?:indsigt|anmodning|kopi\b|udlevering)|(?:indsigt|anmodning|udlevering)[^.]{0,200}(?:gebyr|\bkoster)/i,
  en: /(?:\bfee|charge|costs?)\b[^.]{0,200}(?:access|request|copy)|(?:access|request)\b[^.]{0,200}(?:\bfee|\bcosts?\b)/i,
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
    provision: 'facilitated',
    grade: 'always-missing',
    looksFor: 'a sentence says that the person lacks a right, and names no ground',
    find: page => spots(page, denial, ground),
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
