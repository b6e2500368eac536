// What the page about the website says around what visits showed, and the short sentence everybody is told. What a finding says
// is in site.ts; the headings the reports have too are in site-report-page.ts. Proven by src/web/site-page.test.ts.

import type { Words } from '../core/language.ts'
import type { Basis } from '../pledge/pledge.ts'
import { both } from './finding.ts'
import { basisWords } from './verdicts.ts'

export const siteDeskWords = Object.freeze({
  menu: both('Hjemmesiden', 'The website'),
  title: both('Hjemmesiden, som den blev set', 'The website as it was seen'),
  lead: both(
    'Hver dag kl. 6 besøger en rigtig browser hjemmesiden. Det, den så, holdes op imod det, fortegnelsen siger.',
    'Every day at 6 a real browser visits the website. What it saw is held against what the register says.',
  ),
  own: both('Ordholdens egne sider', 'Ordholden’s own pages'),
  visit: {
    button: both('Besøg nu', 'Visit now'),
    lead: both(
      'Det tager et par minutter. Du kan lukke siden imens.',
      'It takes a few minutes. You may close the page meanwhile.',
    ),
    begun: both(
      'Besøget er sat i gang. Genindlæs siden om et par minutter for at se, hvad det viste.',
      'The visit has been started. Reload the page in a few minutes to see what it showed.',
    ),
    nothing: both(
      'Der er ingen hjemmeside, der må besøges herfra. Derfor blev intet sat i gang.',
      'There is no website that may be visited from here. So nothing was started.',
    ),
    underWay: both('Et besøg er under vejs.', 'A visit is under way.'),
    since: both('Begyndt', 'Begun'),
    wait: both('Det begynder om lidt.', 'It begins shortly.'),
    reload: both('Genindlæs siden for at se, om det er færdigt', 'Reload the page to see whether it is done'),
    mayNot: both('Ejere og medarbejdere kan sætte et besøg i gang.', 'Owners and staff may start a visit.'),
  },
  noSites: both(
    'Fortegnelsen nævner ingen hjemmeside, så der er intet at besøge. Når den gør, står her, hvad en rigtig browser ser: cookies, sporing, tredjeparter, formularer og hvem der hoster.',
    'The register names no website, so there is nothing to visit. When it does, what a real browser sees stands here: cookies, tracking, third parties, forms and who hosts.',
  ),
  addSite: both('Skriv hjemmesiden i fortegnelsen', 'Write the website into the register'),
  never: both(
    'Ingen har besøgt den endnu. Efter det første besøg står her, hvad siderne henter, gemmer og beder om, og hvad det siger om løfterne.',
    'Nobody has visited it yet. After the first visit, what the pages load, store and ask for stands here, and what that says of the promises.',
  ),
  ownNever: both(
    'Ordholden besøger også de sider, den selv viser, hver dag kl. 6.',
    'Ordholden also visits the pages it serves itself, every day at 6.',
  ),
  failed: {
    lead: (when: Words): Words =>
      both(`Det seneste forsøg, ${when.da}, lykkedes ikke.`, `The latest attempt, ${when.en}, failed.`),
    browser: both(
      'Der er ingen browser, der kan startes, på den maskine Ordholden kører på.',
      'There is no browser that can be started on the machine Ordholden runs on.',
    ),
    browserDo: both(
      'Installér den med »apt-get install chromium«, eller sig, hvor den er: ORDHOLDEN_CHROMIUM=/sti/til/chromium. Besøg så igen.',
      'Install it with “apt-get install chromium”, or say where it is: ORDHOLDEN_CHROMIUM=/path/to/chromium. Then visit again.',
    ),
    limit: both('Det fyldte mere, end et besøg må.', 'It took more than a visit may.'),
    other: both('Besøget blev afbrudt af en fejl.', 'The visit was cut off by a fault.'),
    otherDo: both(
      'Se »ordholden doctor«, og prøv »ordholden site audit« med adressen. Der prøves igen om en time.',
      'See “ordholden doctor”, and try “ordholden site audit” with the address. It is tried again in an hour.',
    ),
  },
  changes: {
    heading: both('Ændret siden besøget før', 'Changed since the visit before'),
    since: (when: Words): Words => both(`Siden ${when.da}:`, `Since ${when.en}:`),
    none: (when: Words): Words =>
      both(`Intet er ændret siden ${when.da}.`, `Nothing has changed since ${when.en}.`),
    first: both('Det var det første besøg.', 'It was the first visit.'),
    appeared: both('Nyt', 'New'),
    gone: both('Væk', 'Gone'),
    more: (n: number): Words =>
      both(`${n} ${n === 1 ? 'ændring' : 'ændringer'} til`, `${n} more ${n === 1 ? 'change' : 'changes'}`),
    host: (name: string): Words => both(`tredjeparten ${name}`, `the third party ${name}`),
  },
  parts: both('Hvad besøget siger om løfterne', 'What the visit says of the promises'),
  findings: both('Fund', 'Findings'),
  nothingFound: both(
    'Besøget fandt intet, der bryder et løfte eller lader et stå åbent.',
    'The visit found nothing that breaks a promise or leaves one open.',
  ),
  toFinding: (n: number): Words => both(`${n} fund`, `${n} ${n === 1 ? 'finding' : 'findings'}`),
  /** The places after the first. */
  where: (n: number): Words =>
    both(`Og ${n} ${n === 1 ? 'sted' : 'steder'} til`, `And ${n} more ${n === 1 ? 'place' : 'places'}`),
  readPledge: both('Løftet', 'The promise'),
  downloads: both('Tag rapporten med', 'Take the report along'),
  formats: {
    html: both('HTML, til at læse og sende videre', 'HTML, to read and pass on'),
    json: both('JSON, alt hvad der blev set', 'JSON, all that was seen'),
    sarif: both('SARIF, til kodeværktøjer', 'SARIF, for code tools'),
    junit: both('JUnit, til byggeservere', 'JUnit, for build servers'),
  },
  raw: both(
    'Browserens egen log og billederne er gemt med aftrykket',
    'The browser’s own log and the pictures are kept under the hash',
  ),
  history: {
    heading: both('Alle besøg', 'All visits'),
    see: (when: string): Words => both(`besøget ${when}`, `the visit ${when}`),
    seen: both('gennemført', 'done'),
    underWay: both('under vejs', 'under way'),
    cutOff: both('blev ikke færdigt', 'was not finished'),
    more: (n: number): Words => both(`${n} ældre besøg`, `${n} older visits`),
  },
  one: {
    title: (when: string): Words => both(`Besøget ${when}`, `The visit ${when}`),
    back: both('Alle hjemmesider og besøg', 'All websites and visits'),
    judged: both('Holdt op imod fortegnelsen, som den er nu.', 'Held against the register as it is now.'),
  },
  publicHeading: both('Hjemmesiden, som den blev set', 'The website as it was seen'),
  /** What a visit rests on, after the sentence: "(øvelse)". */
  restsOn: (basis: readonly Basis[]): Words => ({
    da: `(${basis.map(each => basisWords[each].da).join('; ')})`,
    en: `(${basis.map(each => basisWords[each].en).join('; ')})`,
  }),
})

/** Why a visit did not come about, and what to do, by the code of the refusal. */
export function failedWords(because: string): { readonly why: Words; readonly todo: Words } {
  const { failed } = siteDeskWords
  if (because === 'browser-refused') return { why: failed.browser, todo: failed.browserDo }
  return { why: because === 'limit' ? failed.limit : failed.other, todo: failed.otherDo }
}
