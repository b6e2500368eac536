// The words around the findings in a report of an audit: its headings, its tables, and what one visit cannot say.
// Proven by src/site/report/html.test.ts and the other formats' tests.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'
import { pageCount } from './site-report.ts'

const several = (n: number, one: Words, many: Words): Words =>
  n === 1 ? one : { da: `${n} ${many.da}`, en: `${n} ${many.en}` }

/** What was not looked at, and so is not said to be in order. */
export const limitWords = Object.freeze({
  oneVisit: both(
    'Ét besøg, fra ét sted, på ét tidspunkt. Andre kan få noget andet at se: i et andet land, efter et samtykke, når en side prøves af i flere udgaver, eller når den er ændret siden.',
    'One visit, from one place, at one time. Others may be shown something else: in another country, after a consent, where a page is tried in several versions, or when it has changed since.',
  ),
  untouched: both(
    'Den besøgende sagde hverken ja eller nej til noget på siderne.',
    'The visitor agreed to nothing on the pages and refused nothing.',
  ),
  given: both(
    'Den besøgende sagde ja til det, siderne spurgte om lov til.',
    'The visitor agreed to what the pages asked leave for.',
  ),
  acts: both(
    'Siderne blev rullet igennem. Ingen formular blev udfyldt eller sendt.',
    'The pages were scrolled through. No form was filled in or sent.',
  ),
  log: both(
    'Browserens egen log kunne ikke læses. Det, kun den kender til, blev ikke set.',
    'The browser’s own log could not be read. What only it knows of was not seen.',
  ),
  hostNotAsked: both(
    'Navneservere eller navnet bag adressen blev ikke slået op.',
    'Name servers, or the name behind the address, were not looked up.',
  ),
  routed: (hosts: string): Words =>
    both(
      `Disse navne blev efter ønske besøgt et andet sted, end de fører hen: ${hosts}. Besøgende når måske en anden server.`,
      `These names were, as asked for, reached elsewhere than they lead: ${hosts}. Visitors may reach another server.`,
    ),
  ownRequests: (n: number): Words => {
    const of = several(n, both('én server', 'one server'), both('servere', 'servers'))
    return both(
      `Browseren spurgte af sig selv efter ${of.da}. Det er ikke hjemmesidens.`,
      `The browser asked for ${of.en} by itself. That is not the website’s.`,
    )
  },
})

/** Why pages that were known of were not visited. */
export const leftOutWords = Object.freeze({
  limit: (n: number): Words =>
    both(
      `${pageCount(n).da} til blev ikke besøgt, fordi der højst besøges et vist antal.`,
      `${pageCount(n).en} more ${n === 1 ? 'was' : 'were'} not visited, because no more than a certain number are.`,
    ),
  robots: (n: number): Words =>
    both(
      `${pageCount(n).da} blev ikke besøgt, fordi hjemmesidens robots.txt frabeder sig det.`,
      `${pageCount(n).en} ${n === 1 ? 'was' : 'were'} not visited, because the website’s robots.txt asks not to.`,
    ),
  'other-site': (n: number): Words =>
    both(
      `${pageCount(n).da} på andre hjemmesider, som siderne henviser til, blev ikke besøgt.`,
      `${pageCount(n).en} on other websites that the pages link to ${n === 1 ? 'was' : 'were'} not visited.`,
    ),
})

export const unseenPageWords = (url: string, because: Words): Words =>
  both(`${url} blev ikke set helt: ${because.da}.`, `${url} was not seen whole: ${because.en}.`)

/** A rule that found nothing where not all was seen: no pass. */
export const notPassedWords = (what: Words): Words =>
  both(
    `Fandt intet, men delen er uafklaret: ${what.da}`,
    `Found nothing, but the part is unknown: ${what.en}`,
  )

export const severalFoundWords = (n: number, first: Words): Words =>
  n === 1 ? first : both(`${n} fund. Det første: ${first.da}`, `${n} findings. The first: ${first.en}`)

export const besideWords = Object.freeze({
  name: both('Værd at gøre, uden at noget løfte er brudt', 'Worth doing, though no promise is broken'),
  claim: both(
    'Det her er ikke lovet i politikken. Det beskytter besøgende alligevel.',
    'The notice does not promise these. They protect visitors all the same.',
  ),
})

export const reportWords = Object.freeze({
  title: (host: string): Words => both(`Hjemmesiden ${host}`, `The website ${host}`),
  parts: both('Hvad besøget siger om løfterne', 'What the visit says of the promises'),
  found: (n: number): Words =>
    n === 0
      ? both('intet fundet', 'nothing found')
      : both(`${n} fund`, `${n} ${n === 1 ? 'finding' : 'findings'}`),
  todo: both('Gør:', 'Do:'),
  page: both('Side', 'Page'),
  line: (line: number, column: number): Words =>
    both(`linje ${line}, tegn ${column}`, `line ${line}, column ${column}`),
  chain: both('Sat i gang af', 'Brought about by'),
  partiesHeading: both('Tredjeparter, set og oplyst', 'Third parties, seen and declared'),
  noParties: both('Ingen blev set, og ingen er oplyst.', 'None was seen, and none is declared.'),
  partyColumns: {
    host: both('Server', 'Server'),
    who: both('Hvem', 'Who'),
    country: both('Land', 'Country'),
    purpose: both('Formål', 'Purpose'),
    standing: both('Set og oplyst', 'Seen and declared'),
  },
  standing: {
    both: both('set og oplyst', 'seen and declared'),
    seen: both('set, ikke i fortegnelsen', 'seen, not in the register'),
    declared: both('oplyst, ikke set', 'declared, not seen'),
  },
  leadsTo: both('fører til', 'leads to'),
  unsaid: both('ikke oplyst', 'not said'),
  proposed: both('forslag, ikke godkendt', 'proposed, not accepted'),
  storedHeading: both('Gemt i browseren', 'Stored in the browser'),
  nothingStored: both('Ved besøget blev der ikke gemt noget.', 'Nothing was stored at the visit.'),
  storedColumns: {
    name: both('Navn', 'Name'),
    where: both('Hvor', 'Where'),
    whose: both('For', 'For'),
    days: both('Hvor længe', 'How long'),
    identifies: both('Genkender den besøgende', 'Recognises the visitor'),
  },
  cookie: both('cookie', 'cookie'),
  inBrowser: (area: Words): Words => both(`browserens ${area.da}`, `the browser’s ${area.en}`),
  session: both('til browseren lukkes', 'until the browser is closed'),
  untilErased: both('til den slettes', 'until it is erased'),
  days: (n: number): Words => both(`${n} ${n === 1 ? 'dag' : 'dage'}`, `${n} ${n === 1 ? 'day' : 'days'}`),
  yes: both('ja, værdien kan', 'yes, its value can'),
  no: both('nej', 'no'),
  pagesHeading: both('Siderne, som de så ud', 'The pages as they looked'),
  noPages: both('Ingen side blev besøgt.', 'No page was visited.'),
  picture: (title: string): Words => both(`Skærmbillede af »${title}«`, `Screenshot of “${title}”`),
  noPicture: both('Der blev ikke taget noget billede.', 'No picture was taken.'),
  pictureLeftOut: both(
    'Billedet er udeladt, fordi rapporten ellers fylder for meget.',
    'The picture is left out because the report would be too large with it.',
  ),
  endedAt: both('endte på', 'ended at'),
  answered: (status: number): Words => both(`svar ${status}`, `answer ${status}`),
  seconds: (text: string): Words => both(`${text.replace('.', ',')} s`, `${text} s`),
  limitsHeading: both('Det, besøget ikke kan sige', 'What the visit cannot say'),
  seenAt: both('Besøgt', 'Visited'),
  with: both('Browser', 'Browser'),
  place: both('Sted', 'Place'),
  placeIs: both('den maskine, kontrollen kørte på', 'the machine the audit ran on'),
  until: both('til', 'to'),
  how: both(
    'Et løfte er her et udsagn i politikken. Kontrollen viser, hvad der blev set på et bestemt tidspunkt. Den er ikke juridisk rådgivning og ikke en godkendelse fra Datatilsynet.',
    'A promise is here a statement in the notice. The check shows what was seen at a certain time. It is not legal advice and not an approval by the Danish Data Protection Agency.',
  ),
  madeBy: (version: string): Words =>
    both(`Skrevet af Ordholden ${version}.`, `Written by Ordholden ${version}.`),
})
