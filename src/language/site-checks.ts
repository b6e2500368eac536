// What the checks of the website say: what they do, what a visit showed, and why there is none to go by. What a finding itself
// says is in site.ts and site-page.ts.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

const visit = 'læs det seneste besøg af hjemmesiden med en rigtig browser (højst 26 timer gammelt)'
const visitEn = 'read the latest visit of the website with a real browser (at most 26 hours old)'
const method = (da: string, en: string): Words => both(`${visit}\n${da}`, `${visitEn}\n${en}`)

export const siteCheckWords = Object.freeze({
  method: {
    'traffic.no-trackers/browser': method(
      'for hver forespørgsel, cookie, gemt værdi, måling af browseren og kendt statistiktjeneste:\n  brudt, hvis den kan måle eller genkende besøgende\nuafklaret, hvis en side ikke kunne ses helt',
      'for every request, cookie, stored value, measuring of the browser and known statistics service:\n  broken if it can measure or recognise visitors\nunknown if a page could not be seen whole',
    ),
    'traffic.no-trackers/own-pages': method(
      'for de sider, Ordholden selv viser:\n  brudt, hvis noget hentes hos andre, eller noget gemmes, før nogen er logget ind',
      'for the pages Ordholden itself serves:\n  broken if anything is loaded from elsewhere, or anything is stored before anybody has signed in',
    ),
    'site.host/matches': method(
      'for hvert kendetegn i fortegnelsen (netværk, navneservere, navn bag adressen, alias, AS):\n  brudt, hvis det, der blev slået op og forbundet til, er et andet\nuafklaret, hvis fortegnelsen intet kendetegn har',
      'for every mark in the register (network, name servers, name behind the address, alias, AS):\n  broken if what was resolved and connected to is another\nunknown if the register has none',
    ),
    'site.third-parties/declared': method(
      'for hver anden server, browseren nåede eller siden nævner:\n  brudt, hvis fortegnelsen ikke nævner den\nuafklaret, hvis fortegnelsen ikke siger hvem, hvor og hvorfor',
      'for every other server the browser reached or the page names:\n  broken if the register does not name it\nunknown if the register does not say who, where and why',
    ),
    'site.third-parties/pinned': method(
      'for hvert script og stylesheet hos andre:\n  brudt, hvis det ikke er låst til én udgave med integrity',
      'for every script and style of others:\n  broken if it is not pinned to one version with integrity',
    ),
    'site.third-parties/up-to-date': method(
      'for hver tredjepart i fortegnelsen:\n  brudt, hvis ingen side bruger den mere\nbrudt, hvis politikken siger flere CDN’er, og der er færre end to',
      'for every third party of the register:\n  broken if no page uses it any more\nbroken if the policy says several CDNs and there are fewer than two',
    ),
    'minimise/forms': method(
      'for hvert felt i hver formular:\n  brudt, hvis det beder om en slags oplysning, fortegnelsen ikke nævner\nuafklaret, hvis det ikke kan siges, hvad feltet beder om',
      'for every field of every form:\n  broken if it asks for a kind of data the register does not name\nunknown if it cannot be said what the field asks for',
    ),
  },
  kept: {
    'traffic.no-trackers/browser': both(
      'Besøget viste ingen sporing og ingen kald til statistiktjenester.',
      'The visit showed no tracking and no calls to statistics services.',
    ),
    'traffic.no-trackers/own-pages': both(
      'Siderne hentede intet hos andre og gemte intet, ud over login-sidens egen cookie, som er væk inden for et døgn.',
      'The pages loaded nothing from elsewhere and stored nothing, but for the sign-in page’s own cookie, which is gone within a day.',
    ),
    'site.host/matches': both(
      'Det, der blev slået op og forbundet til, er det, fortegnelsen siger.',
      'What was resolved and connected to is what the register says.',
    ),
    'site.third-parties/declared': both(
      'Alle andre servere, besøget viste, står i fortegnelsen med hvem, hvor og hvorfor.',
      'All other servers the visit showed stand in the register with who, where and why.',
    ),
    'site.third-parties/pinned': both(
      'Alt, der hentes som script eller stylesheet hos andre, er låst til én udgave.',
      'Everything loaded as a script or style from others is pinned to one version.',
    ),
    'site.third-parties/up-to-date': both(
      'Alle tredjeparter i fortegnelsen blev set.',
      'All third parties of the register were seen.',
    ),
    'minimise/forms': both(
      'Formularerne beder kun om det, fortegnelsen nævner.',
      'The forms ask only for what the register names.',
    ),
  },
  /** `more`: further findings that weigh the same. */
  found: (what: Words, place: string | null, more: number): Words => {
    const where = place === null ? '' : ` (${place})`
    return both(
      `${what.da}${where}${more === 0 ? '' : ` Og ${more} fund til.`}`,
      `${what.en}${where}${more === 0 ? '' : ` And ${more} more ${more === 1 ? 'finding' : 'findings'}.`}`,
    )
  },
  oneVisit: (when: Words, pages: number): Words =>
    both(
      `Ét besøg fra ét sted, ${when.da}, ${pages} ${pages === 1 ? 'side' : 'sider'}. Hvad der vises andre, andre steder eller på andre tidspunkter, blev ikke set.`,
      `One visit from one place, ${when.en}, ${pages} ${pages === 1 ? 'page' : 'pages'}. What is shown to others, elsewhere or at other times was not seen.`,
    ),
  never: both('Hjemmesiden er ikke besøgt endnu.', 'The website has not been visited yet.'),
  wait: both(
    'Vent på det næste besøg (hver dag kl. 6), eller kør »ordholden check --outside«.',
    'Wait for the next visit (every day at 6), or run “ordholden check --outside”.',
  ),
  off: both(
    'Opslag uden for denne maskine er slået fra, så ingen har besøgt hjemmesiden.',
    'Looks outside this machine are off, so nobody has visited the website.',
  ),
  switchOn: both(
    'Start med --outside, hvis programmet må besøge jeres egen hjemmeside.',
    'Start with --outside if the program may visit your own website.',
  ),
  tooOld: (when: Words): Words =>
    both(
      `Det seneste besøg er fra ${when.da}. Det er for gammelt til at tælle.`,
      `The latest visit is from ${when.en}. That is too old to count.`,
    ),
  failed: {
    browser: both(
      'Browseren, der skulle besøge hjemmesiden, kunne ikke startes.',
      'The browser that was to visit the website could not be started.',
    ),
    other: both('Besøget kunne ikke gennemføres.', 'The visit could not be made.'),
  },
  again: both(
    'Se »ordholden doctor«, og prøv »ordholden site audit« med adressen.',
    'See “ordholden doctor”, and try “ordholden site audit” with the address.',
  ),
  notServed: both(
    'Siderne vises ikke lige nu, så de kunne ikke besøges.',
    'The pages are not served right now, so they could not be visited.',
  ),
  serve: both('Kør »ordholden serve«.', 'Run “ordholden serve”.'),
})

export const ownPageWords = Object.freeze({
  name: both('Gemmer noget hos den besøgende', 'Stores something with the visitor'),
  stores: (name: string): Words =>
    both(
      `En af vores egne sider gemmer »${name}« hos den besøgende.`,
      `One of our own pages stores “${name}” with the visitor.`,
    ),
  why: both(
    'Ordholden lover selv ikke at gemme noget, før nogen er logget ind.',
    'Ordholden itself promises to store nothing before anybody has signed in.',
  ),
  todo: both('Det er en fejl i programmet: meld den.', 'That is a fault of the program: report it.'),
})
