// Sentences that leave open what they say: lists without an end, words with two readings, a notice that contradicts
// itself, and how hard it is to read (GDPR Art. 5(1)(a), 12(1), 13). Proven by lint.test.ts.

import { vatForm } from '../../law/law.ts'
import { hardFrom, lixOf } from '../../law/reading.ts'
import { denied, type Page, type Patterns, type Rule, type Spot, says, sentenceSays, spots } from './rule.ts'

const open: Patterns = {
  da: /\bbl\.\s?a\.|blandt andet|\bfx\b|\bf\.\s?eks\.|for eksempel|\bforskellige\b|\bdiverse\b|\bm\.\s?fl\.|\bm\.\s?m\./i,
  en: /\bamong others\b|\be\.\s?g\.|\bsuch as\b|\bfor example\b|\bvarious\b|\bincluding but not limited\b|\betc\b/i,
}
const passing: Patterns = {
  da: /benytter|(?:an)?vender|\bbruger\b|\bhost(?:es|er|et|ed)\b|videregive|overlade|\bdele[rs]\b|samarbejder|leverandører|databehandler|modtager/i,
  en: /\bwe use\b|hosted|\bshare|disclos|\bpass(?:ed)?\b|work with|suppliers|processors?\b|recipients?\b/i,
}
const purpose: Patterns = { da: /formål\w* er|med henblik på/i, en: /purposes? (?:is|are)|in order to/i }

const payroll: Patterns = {
  da: /\S*(?:salary|payroll|lønsystem|lønservice|lønbureau)\S*/i,
  en: /\S*(?:salary|payroll|wages)\S*/i,
}
const employees: Patterns = { da: /medarbejder|\bansatte?\b|personale/i, en: /employee|\bstaff\b/i }
const accountant: Patterns = { da: /\brevisor\w*/i, en: /\b(?:accountant|auditor)s?\b/i }
const accounts: Patterns = {
  da: /regnskab|\brevision\b|revidere|bogføring|årsrapport/i,
  en: /\baccounts\b|accounting|\baudit(?:ing)?\b|bookkeeping|annual report/i,
}
const statistics: Patterns = { da: /statistik/i, en: /statistic/i }

const customers: Patterns = {
  da: /kundens (?:ansvar|data|instruks)|opgaver for kunder/i,
  en: /customer's (?:responsibility|data|instruction)|engagements for customers/i,
}
const ending: Patterns = {
  da: /(?:opgave|aftale|samarbejde)\w*[^.]*(?:slut|ophør|afslut)|(?:slut|ophør|afslut)\w*[^.]*(?:opgave|aftale|samarbejde)/i,
  en: /(?:end|complet|terminat)\w*[^.]*(?:engagement|agreement|task)|(?:engagement|agreement|task)[^.]*(?:has ended|ends|complet|terminat)/i,
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
const collecting: Patterns = { da: /behandler|indsamler|registrerer/i, en: /process|collect|record/i }
const vagueKind: Patterns = {
  da: /(?:og|,) (?:dokumentation(?! (?:for|af|om))|andre (?:relevante )?oplysninger|øvrige oplysninger)/i,
  en: /(?:and|,) (?:documentation(?! (?:of|on|for))|other (?:relevant )?(?:data|information))/i,
}

const many: Patterns = { da: /vores (?:websites|websteder|hjemmesider)\b/i, en: /our (?:websites|sites)\b/i }
const one: Patterns = {
  da: /vores (?:website|websted|hjemmeside)\b|\bhjemmesiden\b/i,
  en: /(?:our|the) website\b/i,
}

/** Things a notice must not both do and not do. */
const doings: readonly Patterns[] = [
  { da: /\b(?:sætter|bruger|anvender|benytter)[^.]*\bcookies/i, en: /\b(?:set|use)\b[^.]*\bcookies/i },
  {
    da: /\b(?:videregiver|deler|sælger)[^.]*oplysninger/i,
    en: /\b(?:share|sell|disclose)\b[^.]*(?:data|information)/i,
  },
  { da: /\b(?:uden for EU|tredjeland)/i, en: /\b(?:outside the (?:EU|EEA)|third countr)/i },
  { da: /\b(?:profilering|automatiske afgørelser)/i, en: /\b(?:profiling|automated decisions)/i },
]
const conditional: Patterns = {
  da: /\b(?:kun|medmindre|undtagen|bortset|ud over|andre end|hvis|når|kan)\b/i,
  en: /\b(?:only|unless|except|other than|if|when|may|beyond)\b/i,
}

function contradictions(page: Page): readonly Spot[] {
  return doings.flatMap(doing => {
    const [no] = spots(page, doing, conditional).filter(({ sentence }) =>
      denied[page.language].test(page.sentences[sentence ?? -1]?.text ?? ''),
    )
    const [yes] = spots(page, doing, denied)
    const quoted = [no, yes].map(spot => `«${page.sentences[spot?.sentence ?? -1]?.text ?? ''}»`)
    return no === undefined || yes === undefined ? [] : [{ ...yes, what: quoted.join(' / ') }]
  })
}

const judged: Patterns = {
  da: /\b(?:vurderes|skønnes)\b(?! af\b)/i,
  en: /\b(?:is|are) (?:judged|deemed|considered)\b(?! by\b)/i,
}
const rarely: Patterns = {
  da: /i (?:sjældne|enkelte|særlige|visse) tilfælde\b[^.]*\bkun\b/i,
  en: /in (?:rare|few|special|certain) cases\b[^.]*\bonly\b/i,
}
const notSuchThat: Patterns = {
  da: /(?<=\b(?:ikke|ingen)\b[^.]*)(?:eller lignende|eller tilsvarende)\S*, (?:der|som) [^.,]+/i,
  en: /(?<=\b(?:not|no)\b[^.]*)or (?:anything )?similar (?:that|which) [^.,]+/i,
}
const vaguePeriod: Patterns = {
  da: /så længe(?: som)? det er (?:nødvendigt|relevant)(?=\s*(?:[.;]|$))|(?:i )?en rimelig periode/i,
  en: /as long as (?:it is )?(?:necessary|relevant|needed)(?=\s*(?:[.;]|$))|a reasonable (?:period|time)/i,
}
const mayDisclose: Patterns = {
  da: /\bkan (?:vi )?(?:blive )?(?:videregive[sta]?|dele[s]?|overføre[s]?)\b/i,
  en: /\b(?:may|might|could) (?:be )?(?:shared?|disclosed?|transferred|transfer)\b/i,
}

function hardToRead(page: Page): readonly Spot[] {
  const prose = page.sentences.filter(({ text }) => !/\S@\S/.test(text)).map(({ own }) => own)
  const lix = lixOf(prose)
  return lix === null || lix < hardFrom ? [] : [{ sentence: null, offset: 0, what: String(lix) }]
}

const first = (found: readonly Spot[]): readonly Spot[] => found.slice(0, 1)

export const openRules: readonly Rule[] = [
  {
    id: 'recipients-open',
    provision: 'recipients',
    grade: 'always-missing',
    looksFor:
      'a sentence on systems, hosts or recipients with “among others”, “e.g.”, “various” and the like',
    find: page =>
      spots(page, open, purpose).filter(({ sentence }) =>
        passing[page.language].test(page.sentences[sentence ?? -1]?.text ?? ''),
      ),
  },
  {
    id: 'purposes-open',
    provision: 'purpose',
    grade: 'always-missing',
    looksFor: 'a sentence that tells the purpose by examples',
    find: page =>
      spots(page, open).filter(({ sentence }) =>
        purpose[page.language].test(page.sentences[sentence ?? -1]?.text ?? ''),
      ),
  },
  {
    id: 'accountants-purpose',
    provision: 'purpose',
    grade: 'always-missing',
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
    provision: 'categories',
    grade: 'cannot-know',
    looksFor: 'a list of kinds of data that ends in “documentation” or “other data”',
    find: page =>
      spots(page, vagueKind)
        .filter(({ sentence }) =>
          [kinds, collecting].every(each =>
            each[page.language].test(page.sentences[sentence ?? -1]?.text ?? ''),
          ),
        )
        .map(spot => ({ ...spot, what: (spot.what ?? '').replace(/^(?:og|and|,) /i, '') })),
  },
]

/** Without the marks that stand around a name in a list. */
const trimmed = (spot: Spot): Spot => ({
  ...spot,
  what: (spot.what ?? '').replace(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, ''),
})

export const readingRules: readonly Rule[] = [
  {
    id: 'says-both',
    provision: 'fair',
    grade: 'cannot-know',
    looksFor: 'one sentence denies and another states the same: cookies, sharing, third countries, profiling',
    find: contradictions,
  },
  {
    id: 'sites-number',
    provision: 'fair',
    grade: 'cannot-know',
    looksFor: 'our websites in one place, our website in another',
    find: page => (says(page, one) ? first(spots(page, many)) : []),
  },
  {
    id: 'who-decides',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: '“is judged” without by whom',
    find: page => spots(page, judged),
  },
  {
    id: 'rarely-only',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: '“in rare cases … only”',
    find: page => spots(page, rarely),
  },
  {
    id: 'not-such-that',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: 'a denial of something “or similar” with a clause behind it that may limit what is denied',
    find: page => spots(page, notSuchThat),
  },
  {
    id: 'period-vague',
    provision: 'periods',
    grade: 'cannot-know',
    looksFor: '“as long as necessary” and nothing that decides it',
    find: page => spots(page, vaguePeriod),
  },
  {
    id: 'may-disclose',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: '“may be shared” and the like',
    find: page => spots(page, mayDisclose, denied),
  },
  {
    id: 'reading-level',
    provision: 'plain',
    grade: 'cannot-know',
    looksFor: `LIX of ${hardFrom} or more over the whole notice (a rule of thumb)`,
    find: hardToRead,
  },
]
