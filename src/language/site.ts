// What a finding of a site audit says: per rule its name, why it matters, what was seen and what to do. `{host}` and the like
// are filled by src/site/judge/draft.ts. What is said of headers, forms and pages not seen is in site-page.ts.
// One visit, one place, one time: nothing here says more than that. Proven by src/site/judge/judge.test.ts.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'
import { sitePageWords } from './site-page.ts'

export interface SiteRuleWords {
  readonly name: Words
  readonly why: Words
  readonly what: Words
  readonly todo: Words
}

const toOthers = both(
  'Enhver server, browseren kontakter, får besøgendes IP-adresse at vide, og hvornår de så siden.',
  'Every server the browser contacts learns the IP address of visitors, and when they saw the page.',
)
const tellsApart = both(
  'En værdi, der skelner én besøgende fra alle andre, gør det muligt at følge den besøgende.',
  'A value that tells one visitor from all others makes it possible to follow the visitor.',
)
const mustStand = both(
  'Det, politikken siger om tredjeparter, skal passe med det, browseren gør.',
  'What the policy says of third parties has to fit what the browser does.',
)
const changesUnseen = both(
  'Den, der driver serveren, kan ellers ændre det, der køres hos besøgende, uden at nogen ser det.',
  'Whoever runs the server can otherwise change what is run at visitors without anybody seeing it.',
)
const promisedHost = both(
  'Politikken siger, hvem der hoster hjemmesiden.',
  'The policy says who hosts the website.',
)
const giveReason = both(
  'Fjern »{name}«, eller skriv i fortegnelsen, hvad den er nødvendig til.',
  'Remove “{name}”, or write in the register what it is needed for.',
)

const partyWords = Object.freeze({
  'parties/undeclared': {
    name: both('Server, der ikke står i fortegnelsen', 'Server that is not in the register'),
    why: toOthers,
    what: both(
      'Siden får browseren til at kontakte {who}, som ikke står i fortegnelsen.',
      'The page has the browser contact {who}, which is not in the register.',
    ),
    todo: both(
      'Skriv {host} i fortegnelsen med modtager, land og formål, eller fjern den fra siden.',
      'Declare {host} in the register with operator, country and purpose, or remove it from the page.',
    ),
  },
  'parties/cloaked': {
    name: both('Fremmed server under eget navn', 'Server of others under the own name'),
    why: both(
      'Under hjemmesidens eget navn ser en tredjepart ud som hjemmesiden selv og får dens cookies.',
      'Under the website’s own name a third party looks like the website itself and gets its cookies.',
    ),
    what: both(
      '{host} peger i DNS på {who}, som ikke står i fortegnelsen.',
      '{host} leads in the DNS to {who}, which is not in the register.',
    ),
    todo: both(
      'Skriv {party} i fortegnelsen med modtager, land og formål, eller fjern {host} fra siden og fra DNS.',
      'Declare {party} in the register with operator, country and purpose, or remove {host} from the page and the DNS.',
    ),
  },
  'parties/incomplete': {
    name: both(
      'Tredjepart uden modtager, land eller formål',
      'Third party without operator, country or purpose',
    ),
    why: mustStand,
    what: both(
      'Fortegnelsen siger ikke om {host}: {missing}.',
      'The register does not say of {host}: {missing}.',
    ),
    todo: both('Skriv det i fortegnelsen ved {host}.', 'Write it in the register at {host}.'),
  },
  'parties/gone': {
    name: both('Tredjepart, der ikke længere bruges', 'Third party no longer in use'),
    why: mustStand,
    what: both(
      '{host} står i fortegnelsen, men blev ikke set ved besøget. Politikken passer ikke længere.',
      '{host} is in the register but was not seen at the visit. The notice is out of date.',
    ),
    todo: both(
      'Fjern {host} fra fortegnelsen og politikken, hvis den ikke længere bruges.',
      'Remove {host} from the register and the notice if it is no longer used.',
    ),
  },
  'parties/perhaps-gone': {
    name: both('Tredjepart, der måske ikke længere bruges', 'Third party perhaps no longer in use'),
    why: mustStand,
    what: both(
      '{host} blev ikke set, men {left} af hjemmesidens sider blev ikke besøgt.',
      '{host} was not seen, but {left} pages of the website were not visited.',
    ),
    todo: both(
      'Besøg flere sider, eller se efter på hjemmesiden, om {host} stadig bruges.',
      'Visit more pages, or look on the website whether {host} is still in use.',
    ),
  },
  'parties/few-cdns': {
    name: both('Færre CDN’er end politikken siger', 'Fewer CDNs than the notice says'),
    why: mustStand,
    what: both(
      'Politikken nævner flere CDN’er. Ved besøget blev der set {count}. Politikken passer ikke længere.',
      'The notice speaks of several CDNs. At the visit {count} was seen. The notice is out of date.',
    ),
    todo: both(
      'Ret sætningen om CDN’er, så den nævner dem, der bruges.',
      'Correct the sentence on CDNs so that it names those in use.',
    ),
  },
})

const trackerWords = Object.freeze({
  'trackers/host': {
    name: both('Tjeneste, der måler besøgende', 'Service that measures visitors'),
    why: toOthers,
    what: both(
      '{service} bruges: {category}. Set hos {hosts}.',
      '{service} is in use: {category}. Seen at {hosts}.',
    ),
    todo: both('Fjern {service} fra siden.', 'Remove {service} from the page.'),
  },
  'trackers/product': {
    name: both('Måling af besøgende', 'Measuring of visitors'),
    why: both(
      'Et kontonummer hos en måletjeneste viser, at besøg tælles dér, også når det sker gennem egen server.',
      'An account number of a measuring service shows that visits are counted there, also through one’s own server.',
    ),
    what: both('{product} bruges; det ses hos {host}.', '{product} is in use; seen at {host}.'),
    todo: both('Fjern {product} fra siden.', 'Remove {product} from the page.'),
  },
  'trackers/identifier': {
    name: both('Kendetegn sendt til andre', 'Identifier sent to others'),
    why: tellsApart,
    what: both('»{name}« sendes til {who}.', '“{name}” is sent to {who}.'),
    todo: both(
      'Fjern kaldet til {host}, eller send det uden »{name}«.',
      'Remove the call to {host}, or send it without “{name}”.',
    ),
  },
  'trackers/own-identifier': {
    name: both('Kendetegn sendt til egen server', 'Identifier sent to the own server'),
    why: tellsApart,
    what: both('»{name}« sendes til {host}.', '“{name}” is sent to {host}.'),
    todo: both(
      'Kontrollér, at »{name}« ikke bruges til at følge besøgende.',
      'See that “{name}” is not used to follow visitors.',
    ),
  },
  'trackers/cookie': {
    name: both('Cookie, der genkender besøgende', 'Cookie that recognises visitors'),
    why: tellsApart,
    what: both('Cookien »{name}« sættes for {domain}.', 'The cookie “{name}” is set for {domain}.'),
    todo: giveReason,
  },
  'trackers/own-session': {
    name: both('Egen sessionscookie', 'Session cookie of the site'),
    why: both(
      'Den forsvinder, når browseren lukkes, men skal kunne forklares.',
      'It is gone when the browser is closed, but has to be explained.',
    ),
    what: both(
      '»{name}« sættes for {domain}, så længe browseren er åben.',
      '“{name}” is set for {domain} while the browser is open.',
    ),
    todo: giveReason,
  },
  'trackers/redirect-cookie': {
    name: both('Cookie sat under omdirigering', 'Cookie set while redirecting'),
    why: tellsApart,
    what: both(
      'Cookien »{name}« sættes for {domain} af et svar, der kun sender videre.',
      'The cookie “{name}” is set for {domain} by an answer that only redirects.',
    ),
    todo: both('Henvis direkte, uden om {domain}.', 'Link directly, without {domain} in between.'),
  },
  'trackers/storage': {
    name: both('Kendetegn gemt i browseren', 'Identifier stored in the browser'),
    why: tellsApart,
    what: both(
      '»{name}« gemmes i browserens {area} for {domain}.',
      '“{name}” is stored in the browser’s {area} for {domain}.',
    ),
    todo: giveReason,
  },
  'trackers/etag': {
    name: both('Kendetegn i ETag', 'Identifier in an ETag'),
    why: tellsApart,
    what: both(
      '{who} giver hver besøgende sit eget ETag, som browseren sender tilbage.',
      '{who} gives each visitor an ETag of their own, which the browser sends back.',
    ),
    todo: both(
      'Lad {host} beregne ETag af indholdet alene, eller fjern kaldet.',
      'Let {host} compute the ETag from the content alone, or remove the call.',
    ),
  },
  'trackers/fingerprint': {
    name: both('Aftryk af browseren', 'Fingerprint of the browser'),
    why: tellsApart,
    what: both(
      'Et script fra {host} aflæser browserens kendetegn ({api}).',
      'A script from {host} reads characteristics of the browser ({api}).',
    ),
    todo: both('Fjern scriptet: {url}', 'Remove the script: {url}'),
  },
})

const pinWords = Object.freeze({
  'pinned/no-integrity': {
    name: both('Fremmed kode uden kontrolsum', 'Code of others without integrity'),
    why: changesUnseen,
    what: both('{url} hentes uden »integrity«.', '{url} is loaded without “integrity”.'),
    todo: both(
      'Læg filen på egen server, eller sæt integrity og crossorigin på: {url}',
      'Self-host this file, or give it integrity and crossorigin: {url}',
    ),
  },
  'pinned/no-version': {
    name: both('Fremmed kode uden fast udgave', 'Code of others without a fixed version'),
    why: changesUnseen,
    what: both('Adressen nævner ingen fast udgave: {url}', 'The address names no fixed version: {url}'),
    todo: both(
      'Skriv hele udgavens nummer i adressen, eller læg filen på egen server: {url}',
      'Write the full version number in the address, or self-host this file: {url}',
    ),
  },
})

const hostWords = Object.freeze({
  'host/elsewhere': {
    name: both('Hjemmesiden ligger et andet sted', 'The website is somewhere else'),
    why: promisedHost,
    what: both(
      '{kind}: set {seen}, men fortegnelsen siger {declared}.',
      '{kind}: seen {seen}, but the register says {declared}.',
    ),
    todo: both(
      'Spørg {host}, om {seen} er deres. Ret fortegnelsen, eller ret politikken, hvis hjemmesiden er flyttet.',
      'Ask {host} whether {seen} is theirs. Correct the register, or the notice if the website has moved.',
    ),
  },
  'host/unsaid': {
    name: both('Ikke oplyst, hvad hostingleverandøren kendes på', 'Not said what the host is known by'),
    why: promisedHost,
    what: both(
      'Fortegnelsen siger ikke, hvilke netværk, navneservere eller navne {host} bruger. Set: {seen}.',
      'The register does not say which networks, name servers or names {host} uses. Seen: {seen}.',
    ),
    todo: both(
      'Spørg {host}: »Hvilke netværk (CIDR) og navneservere bruger I til {site}?« Skriv svaret i fortegnelsen.',
      'Ask {host}: “Which networks (CIDR) and name servers do you use for {site}?” Write the answer in the register.',
    ),
  },
  'host/unseen': {
    name: both('Kunne ikke slås op', 'Could not be looked up'),
    why: promisedHost,
    what: both('{kind} for {site} blev ikke fundet.', '{kind} of {site} could not be found.'),
    todo: both('Kør kontrollen igen med adgang til DNS.', 'Run the audit again with access to the DNS.'),
  },
  'host/unjudged': {
    name: both('Navnet blev ikke fulgt', 'The name was not followed'),
    why: promisedHost,
    what: both(
      '{site} blev besøgt et sted, nogen selv havde angivet, så det blev ikke set, om den ligger hos {host}.',
      '{site} was visited at a place somebody had named, so it was not seen whether it is with {host}.',
    ),
    todo: both(
      'Besøg {site} dér, hvor navnet fører hen: uden --resolve.',
      'Visit {site} where its name leads: without --resolve.',
    ),
  },
  'host/routed': {
    name: both('Besøgt et andet sted, end navnet fører hen', 'Visited elsewhere than the name leads'),
    why: both(
      'Det, der blev set, gælder den server, der blev peget på, og ingen anden.',
      'What was seen is true of the server that was pointed to, and of no other.',
    ),
    what: both(
      '{hosts} blev besøgt på {at}, fordi nogen sagde det (--resolve). Det siger intet om, hvad navnet fører til.',
      '{hosts} reached at {at} because somebody said so (--resolve): this says nothing of what the name leads to.',
    ),
    todo: both(
      'Besøg hjemmesiden uden --resolve, når det gælder den, andre besøger.',
      'Visit the website without --resolve when it is the one others visit that matters.',
    ),
  },
})

const nameWords = Object.freeze({
  'names/uncovered': {
    name: both(
      'Navn, som ingen hjemmeside i fortegnelsen svarer til',
      'Name to which no website of the register answers',
    ),
    why: both(
      'En hjemmeside, ingen besøger, kan indeholde hvad som helst. Løftet er ikke efterprøvet dér.',
      'A website nobody visits may hold anything. The promise was not checked there.',
    ),
    what: both(
      '{name} ({by}) fører til en adresse, men ingen hjemmeside i fortegnelsen svarer til navnet.',
      '{name} ({by}) leads to an address, but no website of the register answers to the name.',
    ),
    todo: both(
      'Skriv hjemmesiden i fortegnelsen, eller skriv, hvilken hjemmeside der svarer til {name}.',
      'Write the site into the register, or say which site answers to {name}.',
    ),
  },
  'names/unseen': {
    name: both('Navne, der ikke kunne undersøges', 'Names that could not be looked into'),
    why: both(
      'Under et navn, der ikke kunne undersøges, kan der ligge en hjemmeside, som ingen besøger.',
      'Under a name that could not be looked into there may be a website nobody visits.',
    ),
    what: both('{what}: {names}.', '{what}: {names}.'),
    todo: both(
      'Kør kontrollen igen med adgang til DNS og til hjemmesiden.',
      'Run the audit again with access to the DNS and to the website.',
    ),
  },
})

/** Each rule's words, by its id. */
export const siteWords = Object.freeze({
  ...partyWords,
  ...trackerWords,
  ...pinWords,
  ...hostWords,
  ...nameWords,
  ...sitePageWords,
})

/** What to do about an undeclared server, where something better than declaring it can be said. */
export const selfHostWords = Object.freeze({
  font: both(
    'Læg skriften på egen server: {url}. Ellers skriv {host} i fortegnelsen med modtager, land og formål.',
    'Self-host this font: {url}. Otherwise declare {host} in the register with operator, country and purpose.',
  ),
  file: both(
    'Læg filen på egen server: {url}. Ellers skriv {host} i fortegnelsen med modtager, land og formål.',
    'Self-host this file: {url}. Otherwise declare {host} in the register with operator, country and purpose.',
  ),
})

/** The question to a host whose autonomous systems are known. */
export const askSystemsWords: Words = both(
  'Spørg {host}: »Er {systems} jeres, og hvilke netværk (CIDR) og navneservere bruger I til {site}?« Skriv svaret i fortegnelsen.',
  'Ask {host}: “Is {systems} yours, and which networks (CIDR) and name servers do you use for {site}?” Write the answer in the register.',
)

export const foundByWords = Object.freeze({
  certificate: both('står i hjemmesidens certifikat', 'listed in the website’s certificate'),
  dns: both('slået op i DNS', 'looked up in the DNS'),
})

export const unseenByWords = Object.freeze({
  certificate: both('Certifikatet kunne ikke læses', 'The certificate could not be read'),
  dns: both('Kunne ikke slås op i DNS', 'Could not be looked up in the DNS'),
})

/** After some of many. */
export const moreWords = (count: number): Words => both(` og ${count} til`, ` and ${count} more`)

export const missingWords = Object.freeze({
  operator: both('hvem der driver den', 'who operates it'),
  country: both('hvilket land', 'which country'),
  purpose: both('hvad den bruges til', 'what it is used for'),
})

/** Sorts of services whose business is to measure visitors. */
export const measuringWords = Object.freeze({
  analytics: both('statistik over besøgende', 'statistics of visitors'),
  ad: both('annoncer og måling af dem', 'advertising and its measuring'),
  'session-recording': both('optagelse af besøg', 'recording of visits'),
  'tag-manager': both('indlæsning af måletjenester', 'loading of measuring services'),
})

export const areaWords = Object.freeze({
  local: both('lokale lager', 'local storage'),
  session: both('sessionslager', 'session storage'),
  indexeddb: both('database (IndexedDB)', 'database (IndexedDB)'),
  cache: both('mellemlager (Cache)', 'cache'),
})

export const knownByWords = Object.freeze({
  networks: both('Netværk', 'Network'),
  nameServers: both('Navneservere', 'Name servers'),
  reverseNames: both('Navn bag adressen', 'Name behind the address'),
  aliases: both('Alias i DNS', 'Alias in the DNS'),
  systems: both('Autonomt system (AS)', 'Autonomous system (AS)'),
})

export const someHostWords: Words = both('hostingleverandøren', 'the hosting provider')
export const nothingSeenWords: Words = both('intet', 'nothing')
