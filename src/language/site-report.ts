// What an audit of a website comes to, in one sentence, and every word around the findings in its reports. The sentence is said
// in the console, on the public page and in the reports, so it stands here once. Words of findings: site.ts.
// Proven by src/site/summary.test.ts and src/site/report/html.test.ts.

import type { Language, Words } from '../core/language.ts'
import { momentInFull, momentInWords } from './dates.ts'
import { both } from './finding.ts'

/** What the sentence is made of; src/site/summary.ts counts it. */
export interface SiteNumbers {
  readonly pages: { readonly seen: number; readonly unseen: number; readonly notVisited: number }
  readonly cookies: number
  /** What else was stored: local and session storage, databases, caches. */
  readonly stored: number
  /** Who or what tracks, by name. */
  readonly trackers: readonly string[]
  readonly parties: readonly { readonly called: string; readonly isDeclared: boolean }[]
  /** False where what only the browser's log knows of was not seen. */
  readonly logRead: boolean
  readonly consent: 'untouched' | 'given'
}

/** When a visit ended, as read by somebody now: "i dag kl. 06.00". */
export const visitedWords = (iso: string, now: Date): Words => ({
  da: momentInWords(iso, now, 'da'),
  en: momentInWords(iso, now, 'en'),
})

/** The same for a file that lies around: "23. november 2026 kl. 06.00". */
export const visitedInFull = (iso: string): Words => ({
  da: momentInFull(iso, 'da'),
  en: momentInFull(iso, 'en'),
})

/**
 * "Efterprøvet i en rigtig browser i dag kl. 06.00, ét besøg fra ét sted, 4 sider: 0 cookies, 0 trackere, tredjeparter: ingen."
 * What was not seen is said too: a number of nothing looked at would be a promise.
 */
export function summaryWords(numbers: SiteNumbers, when: Words): Words {
  const said = (language: Language): string => {
    const { pages } = numbers
    const head = `${opening[language]} ${when[language]}, ${oneVisit[numbers.consent][language]}`
    if (pages.seen === 0 && isNothing(numbers)) return `${head}: ${noneSeen[language]}`
    const seen = [counted(numbers, language), partiesIn(numbers, language)].join(', ')
    const visited = pageCount(pages.seen + pages.unseen)[language]
    return [`${head}, ${visited}: ${seen}.`, ...missing(numbers, language)].join(' ')
  }
  return { da: said('da'), en: said('en') }
}

const opening = both('Efterprøvet i en rigtig browser', 'Checked in a real browser')
const oneVisit = Object.freeze({
  untouched: both('ét besøg fra ét sted', 'one visit from one place'),
  given: both('ét besøg fra ét sted efter samtykke', 'one visit from one place after consent'),
})
const noneSeen = both(
  'ingen side kunne ses. Derfor siger vi intet om hjemmesiden.',
  'no page could be seen. So we say nothing of the website.',
)
/** Of pages that were not seen whole, what was seen all the same is told. */
const isNothing = ({ cookies, stored, trackers, parties }: SiteNumbers): boolean =>
  cookies + stored + trackers.length + parties.length === 0

const count = (n: number, da: readonly [string, string], en: readonly [string, string]): Words => ({
  da: `${n} ${da[n === 1 ? 0 : 1]}`,
  en: `${n} ${en[n === 1 ? 0 : 1]}`,
})
export const pageCount = (n: number): Words => count(n, ['side', 'sider'], ['page', 'pages'])
const cookieCount = (n: number): Words => count(n, ['cookie', 'cookies'], ['cookie', 'cookies'])
const trackerCount = (n: number): Words => count(n, ['tracker', 'trackere'], ['tracker', 'trackers'])
const storedCount = (n: number): Words =>
  count(
    n,
    ['anden ting gemt i browseren', 'andre ting gemt i browseren'],
    ['other thing stored in the browser', 'other things stored in the browser'],
  )

function counted({ cookies, stored, trackers }: SiteNumbers, language: Language): string {
  const names = trackers.length === 0 ? '' : ` (${listed(trackers, language)})`
  return [
    cookieCount(cookies)[language],
    ...(stored === 0 ? [] : [storedCount(stored)[language]]),
    `${trackerCount(trackers.length)[language]}${names}`,
  ].join(', ')
}

const partiesWord = both('tredjeparter', 'third parties')
const undeclaredWord = both('ikke i fortegnelsen', 'not in the register')
const none = both('ingen', 'none')

/** "tredjeparter: a, b; ikke i fortegnelsen: c" */
function partiesIn({ parties }: SiteNumbers, language: Language): string {
  const named = (isDeclared: boolean) =>
    listed(
      parties.flatMap(party => (party.isDeclared === isDeclared ? [party.called] : [])),
      language,
    )
  const [declared, undeclared] = [named(true), named(false)]
  const [all, strange] = [partiesWord[language], undeclaredWord[language]]
  if (undeclared === '') return `${all}: ${declared || none[language]}`
  return declared === ''
    ? `${all} ${strange}: ${undeclared}`
    : `${all}: ${declared}; ${strange}: ${undeclared}`
}

const namesSaid = 8

/** The first of many, and how many more. */
function listed(names: readonly string[], language: Language): string {
  const more = names.length - namesSaid
  const said = names.slice(0, namesSaid).join(', ')
  if (more <= 0) return said
  return `${said} ${both(`og ${more} til`, `and ${more} more`)[language]}`
}

function missing({ pages, logRead }: SiteNumbers, language: Language): readonly string[] {
  return [
    ...(pages.unseen === 0
      ? []
      : [
          both(
            `${pageCount(pages.unseen).da} kunne ikke ses helt.`,
            `${pageCount(pages.unseen).en} could not be seen whole.`,
          ),
        ]),
    ...(pages.notVisited === 0
      ? []
      : [
          both(
            `${pageCount(pages.notVisited).da} blev ikke besøgt.`,
            `${pageCount(pages.notVisited).en} ${pages.notVisited === 1 ? 'was' : 'were'} not visited.`,
          ),
        ]),
    ...(logRead
      ? []
      : [
          both(
            'Browserens egen log kunne ikke læses, så noget kan mangle.',
            'The browser’s own log could not be read, so something may be missing.',
          ),
        ]),
  ].map(words => words[language])
}
