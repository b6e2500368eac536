// Lists and kinds that a notice leaves open: recipients and purposes told by examples, a heading without its purpose,
// people and data that are not spoken of (GDPR Art. 5(1)(a), 13(1)(a), (c), (e), 28(3)(g)). Proven by lint.test.ts.

import { vatForm } from '../../law/law.ts'
import { allRecipients, thirdPartiesOf } from './fill.ts'
import {
  denied,
  type Page,
  type Patterns,
  type Rule,
  type Spot,
  says,
  sentenceSays,
  spots,
  textAt,
} from './rule.ts'

const open: Patterns = {
  da: /\bbl\.\s?a\.|blandt andet|\bfx\b|\bf\.\s?eks\.|for eksempel|\bm\.\s?fl\.|\bm\.\s?m\.|med flere/i,
  en: /\bamong others\b|\be\.\s?g\.|\bsuch as\b|\bfor example\b|\bincluding but not limited\b|\betc\b/i,
}
/** A category of recipients is named, but not who they are. The law is content with categories, so this is a question. */
const unnamed: Patterns = {
  da: /\b(?:forskellige|diverse|udvalgte) (?!oplysning|slags|formål|typer|rettig)\S+/i,
  en: /\b(?:various|several|selected) (?!kinds|purposes|types|rights|data)\S+/i,
}
/** What a website loads from elsewhere: the register has it under its sites. */
const loaded: Patterns = { da: /CDN|tredjepart/i, en: /CDN|third/i }
const passing: Patterns = {
  da: /benytter|(?:an)?vender|\bbruger\b|\bhost(?:es|er|et|ed)\b|videregive|overlade|\bdele[rs]\b|samarbejder|leverandører|databehandler|modtager/i,
  en: /\bwe use\b|hosted|\bshare|disclos|\bpass(?:ed)?\b|work with|suppliers|processors?\b|recipients?\b/i,
}
/** Data is what is used: “we use data, e.g. your name” is no list of recipients. */
const usesData: Patterns = {
  da: /(?:benytter|(?:an)?vender|bruger) (?:\S+ ){0,3}?\S{0,40}(?:oplysninger|data|cookies)|oplysninger\S* (?:benytter|(?:an)?vender|bruger)/i,
  en: /\buse (?:\S+ ){0,3}?(?:data|information|details|cookies)/i,
}
const purpose: Patterns = {
  da: /formål\w* er|med henblik på (?=bl\.|blandt|fx|f\.|for eksempel)/i,
  en: /purposes? (?:is|are)|in order to,? (?=e\.|for example|among others)/i,
}

const payroll: Patterns = {
  da: /\S{0,40}(?:salary|payroll|lønsystem|lønservice|lønbureau)\S{0,40}/i,
  en: /\S{0,40}(?:salary|payroll|wages)\S{0,40}/i,
}
const employees: Patterns = { da: /medarbejder|\bansatte?\b|personale/i, en: /employee|\bstaff\b/i }
const accountant: Patterns = { da: /\brevisor\w*/i, en: /\b(?:accountant|auditor)s?\b/i }
const accounts: Patterns = {
  da: /regnskab|\brevision\b|revidere|bogføring|årsrapport|bilag|faktura/i,
  en: /\baccounts\b|accounting|\baudit(?:ing)?\b|bookkeeping|annual report|invoice|voucher/i,
}
const statistics: Patterns = { da: /statistik/i, en: /statistic/i }

const customers: Patterns = {
  da: /kundens (?:ansvar|data|instruks)|opgaver for kunder/i,
  en: /customer's (?:responsibility|data|instruction)|engagements for customers/i,
}
const ending: Patterns = {
  da: /(?:opgave|aftale|samarbejde)[^.]{0,200}(?:slut|ophør|afslut)|(?:slut|ophør|afslut)[^.]{0,200}(?:opgave|aftale|samarbejde)/i,
  en: /(?:end|complet|terminat)[^.]{0,200}(?:engagement|agreement|task)|(?:engagement|agreement|task)[^.]{0,200}(?:has ended|ends|complet|terminat)/i,
}

/** The first sentence beneath a heading on statistics that no sentence there makes a purpose. */
function statisticsUntold(page: Page): readonly Spot[] {
  const beneath = page.sentences
    .map((sentence, index) => ({ ...sentence, index }))
    .filter(({ headings }) => statistics[page.language].test(headings.at(-1) ?? ''))
  const told = beneath.some(
    ({ text }) => statistics[page.language].test(text) && !denied[page.language].test(text),
  )
  const [first] = beneath
  return first === undefined || told ? [] : [{ sentence: first.index, offset: 0 }]
}

function vatForms(page: Page): readonly Spot[] {
  return page.sentences.flatMap(({ text }, sentence) => {
    const match = /\bCVR\b/i.test(text) ? vatForm.exec(text) : null
    if (match === null) return []
    return [{ sentence, offset: match.index, what: match[0], plain: match[1] ?? '' }]
  })
}

const kinds: Patterns = { da: /oplysninger/i, en: /\bdata\b|\bdetails\b|information/i }
const collecting: Patterns = {
  da: /behandle[rs]|indsamle[rs]|registrere[rs]/i,
  en: /process|collect|record/i,
}
const vagueKind: Patterns = {
  da: /(?:(?:og|,) )(?:dokumentation(?! (?:for|af|om))|andre (?:relevante )?oplysninger|øvrige oplysninger)|\btekniske (?:oplysninger|data)(?!,? (?:som|såsom|fx|f\.|bl\.|:|\())/i,
  en: /(?:(?:and|,) )(?:documentation(?! (?:of|on|for))|other (?:relevant )?(?:data|information))|\btechnical (?:data|information)(?!,? (?:such|e\.|for example|:|\())/i,
}
/** Without the word that joins it to a list. */
const named = (spot: Spot): Spot => ({ ...spot, what: (spot.what ?? '').replace(/^(?:og|and|,) /i, '') })

const first = (found: readonly Spot[]): readonly Spot[] => found.slice(0, 1)

/** Without the marks that stand around a name in a list. */
const trimmed = (spot: Spot): Spot => ({
  ...spot,
  what: (spot.what ?? '').replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, ''),
})

export const openRules: readonly Rule[] = [
  {
    id: 'recipients-open',
    provision: 'recipients',
    grade: 'always-missing',
    looksFor: 'a sentence on systems, hosts or recipients with “among others”, “e.g.” and the like',
    find: page =>
      spots(page, open, purpose, usesData)
        .filter(spot => passing[page.language].test(textAt(page, spot)))
        .map(spot => ({ ...spot, filled: allRecipients(page) })),
  },
  {
    id: 'recipients-unnamed',
    provision: 'recipients',
    grade: 'cannot-know',
    looksFor: 'a sentence on systems, hosts or recipients with “various” and no names',
    find: page =>
      spots(page, unnamed, purpose, usesData)
        .filter(spot => passing[page.language].test(textAt(page, spot)))
        .map(spot => ({
          ...trimmed(spot),
          filled: loaded[page.language].test(spot.what ?? '') ? thirdPartiesOf(page) : undefined,
        })),
  },
  {
    id: 'purposes-open',
    provision: 'purpose',
    grade: 'cannot-know',
    looksFor: 'a sentence that tells the purpose with examples',
    find: page => spots(page, open).filter(spot => purpose[page.language].test(textAt(page, spot))),
  },
  {
    id: 'accountants-purpose',
    provision: 'purpose',
    grade: 'cannot-know',
    looksFor:
      'accountants are named, and no sentence that names them speaks of accounts, audit or bookkeeping',
    find: page => (sentenceSays(page, accountant, accounts) ? [] : first(spots(page, accountant))),
  },
  {
    id: 'vat-form',
    provision: 'controller',
    grade: 'always-missing',
    looksFor: 'a CVR number written as DK and eight digits',
    find: vatForms,
  },
  {
    id: 'payroll-without-employees',
    provision: 'told',
    grade: 'cannot-know',
    looksFor: 'a system whose name says payroll, and no word of employees',
    find: page => (says(page, employees) ? [] : first(spots(page, payroll))).map(trimmed),
  },
  {
    id: 'statistics-heading',
    provision: 'purpose',
    grade: 'cannot-know',
    looksFor: 'a heading names statistics, and no sentence beneath it does without denying it',
    find: statisticsUntold,
  },
  {
    id: 'end-of-engagement',
    provision: 'atTheEnd',
    grade: 'cannot-know',
    looksFor: "the customer's data is spoken of, but not what happens to it when the engagement ends",
    find: page => (says(page, ending) ? [] : first(spots(page, customers))),
  },
  {
    id: 'category-open',
    provision: 'fair',
    grade: 'cannot-know',
    looksFor:
      'a kind of data that does not say which: “documentation”, “other data”, “technical information”',
    find: page =>
      spots(page, vagueKind)
        .filter(spot => [kinds, collecting].every(each => each[page.language].test(textAt(page, spot))))
        .map(named),
  },
]
