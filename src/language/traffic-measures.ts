// What is counted of traffic, in words: every measure and every detail of the closed lists (src/traffic/tally.ts), for a page, a
// report and a letter alike. Names that programs give themselves (an AI crawler, a browser) are not translated.
// That none is missing and none is left over is held by test/traffic-words.test.ts.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

export const measureWords = Object.freeze({
  requests: both('Forespørgsler', 'Requests'),
  bytes: both('Sendt til besøgende', 'Sent to visitors'),
  status: both('Svar', 'Answers'),
  method: both('Metoder', 'Methods'),
  bot: both('Robotter', 'Bots'),
  ai: both('AI-robotter', 'AI crawlers'),
  attack: both('Angrebsforsøg', 'Attempted attacks'),
  timed: both('Svar med tid', 'Answers with a time'),
  'time-sum': both('Samlet svartid', 'Total response time'),
  time: both('Svartider', 'Response times'),
  'server-error': both('Linjer i serverens fejllog', 'Lines of the server’s error log'),
  delivery: both('Levering af post', 'Delivery of mail'),
  delay: both('Tid om leveringen', 'Time a delivery took'),
  bounced: both('Afvist hos modtageren', 'Bounced'),
  deferred: both('Udsat', 'Deferred'),
  queued: both('Breve taget ind', 'Messages taken in'),
  'queued-bytes': both('Deres størrelse', 'Their size'),
  rejected: both('Afvist hos os', 'Rejected by us'),
  greyed: both('Bedt om at prøve igen', 'Asked to try again'),
  connected: both('Forbindelser til andre postservere', 'Connections with other mail servers'),
  encrypted: both('Krypteret med TLS', 'Encrypted with TLS'),
  'sign-in': both('Login', 'Sign-ins'),
  oddity: both('Andet, der blev prøvet', 'Other things tried'),
  lines: both('Linjer i loggen', 'Lines of the log'),
  unread: both('Linjer, der ikke kunne læses', 'Lines that could not be read'),
  aside: both('Linjer uden noget at tælle', 'Lines with nothing to count'),
  late: both('Linjer, der kom for sent', 'Lines that came too late'),
})

/** By the first digit of the status (RFC 9110 §15). */
export const statusClassWords: Readonly<Record<string, Words>> = Object.freeze({
  1: both('1xx: undervejs', '1xx: under way'),
  2: both('2xx: i orden', '2xx: fine'),
  3: both('3xx: henvist', '3xx: redirected'),
  4: both('4xx: afvist eller ikke fundet', '4xx: refused or not found'),
  5: both('5xx: fejl på serveren', '5xx: failed on the server'),
  odd: both('Andet', 'Other'),
})

export const botWords: Readonly<Record<string, Words>> = Object.freeze({
  search: both('Søgemaskiner', 'Search engines'),
  ai: both('AI-robotter', 'AI crawlers'),
  preview: both('Forhåndsvisning af links', 'Link previews'),
  feed: both('Nyhedslæsere', 'Feed readers'),
  monitor: both('Overvågning', 'Monitoring'),
  tool: both('Programmer og værktøjer', 'Programs and tools'),
  scanner: both('Skannere, der leder efter huller', 'Scanners looking for holes'),
  other: both('Andre', 'Others'),
  behaviour: both('Opfører sig som en robot', 'Behaves like a bot'),
})

export const attackWords: Readonly<Record<string, Words>> = Object.freeze({
  'password-ssh': both('Gæt på adgangskoder til SSH', 'Guessing passwords for SSH'),
  'password-mail': both('Gæt på adgangskoder til post', 'Guessing passwords for mail'),
  relay: both('Forsøg på at sende post gennem os', 'Trying to relay mail through us'),
  probe: both('Leder efter kendte huller', 'Probing for known holes'),
  injection: both('Indsprøjtning af kode', 'Injection of code'),
  traversal: both('Leder uden for mappen', 'Reaching outside the folder'),
  scanner: both('Skannere', 'Scanners'),
  garbage: both('Uforståelige forespørgsler', 'Requests nobody understands'),
})

export const serviceWords: Readonly<Record<string, Words>> = Object.freeze({
  ssh: both('SSH', 'SSH'),
  smtp: both('Send post (SMTP)', 'Sending mail (SMTP)'),
  imap: both('Læs post (IMAP)', 'Reading mail (IMAP)'),
  pop3: both('Hent post (POP3)', 'Fetching mail (POP3)'),
  sieve: both('Postregler (Sieve)', 'Mail rules (Sieve)'),
})

export const signInWords: Readonly<Record<string, Words>> = Object.freeze({
  accepted: both('Lykkedes', 'Accepted'),
  failed: both('Mislykkedes', 'Failed'),
  'unknown-user': both('Heraf med et ukendt navn', 'Of those with an unknown name'),
})

export const oddityWords: Readonly<Record<string, Words>> = Object.freeze({
  'not-smtp': both('Talte ikke postens sprog', 'Did not speak mail’s tongue'),
  handshake: both('Krypteringen kom ikke i stand', 'Encryption did not come about'),
  dropped: both('Lagde på uden at logge ind', 'Hung up without signing in'),
})

export const rejectionWords: Readonly<Record<string, Words>> = Object.freeze({
  relay: both('Ville sende gennem os til andre', 'Wanted to relay through us'),
  'unknown-user': both('Ukendt modtager', 'Unknown recipient'),
  'unknown-sender': both('Afsenderens domæne findes ikke', 'The sender’s domain does not exist'),
  blocklist: both('På en spærreliste', 'On a blocklist'),
  helo: both('Præsenterede sig forkert (HELO)', 'Introduced itself wrongly (HELO)'),
  greylisted: both('Bedt om at komme igen (greylisting)', 'Asked to come again (greylisting)'),
  rate: both('For mange på en gang', 'Too many at once'),
  spf: both('SPF passede ikke', 'SPF did not match'),
  dkim: both('DKIM passede ikke', 'DKIM did not match'),
  dmarc: both('DMARC passede ikke', 'DMARC did not match'),
  content: both('Indholdet', 'The content'),
  size: both('For stort', 'Too big'),
  protocol: both('Brød postens regler', 'Broke the rules of mail'),
  'tls-required': both('Ville ikke kryptere', 'Would not encrypt'),
  'client-name': both('Serveren har intet navn', 'The server has no name'),
  quota: both('Postkassen er fuld', 'The mailbox is full'),
  other: both('Andet', 'Other'),
})

export const deliveryWords: Readonly<Record<string, Words>> = Object.freeze({
  sent: both('Leveret', 'Delivered'),
  deferred: both('Udsat, prøves igen', 'Deferred, to be tried again'),
  bounced: both('Afvist hos modtageren', 'Bounced'),
  expired: both('Opgivet efter flere forsøg', 'Given up after several tries'),
  undeliverable: both('Adressen kan ikke modtage', 'The address cannot receive'),
  deliverable: both('Adressen kan modtage', 'The address can receive'),
})

export const deliveredToWords: Readonly<Record<string, Words>> = Object.freeze({
  outside: both('ud af huset', 'to the outside'),
  mailbox: both('til egne postkasser', 'to own mailboxes'),
})

/** By the subject of an enhanced status code: its second number (RFC 3463 §3). */
export const dsnSubjectWords: Readonly<Record<string, Words>> = Object.freeze({
  0: both('Ikke oplyst', 'Not said'),
  1: both('Adressen', 'The address'),
  2: both('Postkassen', 'The mailbox'),
  3: both('Modtagerens postsystem', 'The recipient’s mail system'),
  4: both('Netværk og rute', 'Network and routing'),
  5: both('Protokollen', 'The protocol'),
  6: both('Indholdet', 'The content'),
  7: both('Sikkerhed eller regler', 'Security or policy'),
})

export const sideWords: Readonly<Record<string, Words>> = Object.freeze({
  in: both('Ind til os', 'In to us'),
  out: both('Ud fra os', 'Out from us'),
})

export const tlsWords: Readonly<Record<string, Words>> = Object.freeze({
  '1.3': both('TLS 1.3', 'TLS 1.3'),
  '1.2': both('TLS 1.2', 'TLS 1.2'),
  '1.1': both('TLS 1.1, forældet', 'TLS 1.1, outdated'),
  '1.0': both('TLS 1.0, forældet', 'TLS 1.0, outdated'),
  ssl3: both('SSL 3, usikker', 'SSL 3, insecure'),
  other: both('Anden', 'Other'),
})

export const errorLevelWords: Readonly<Record<string, Words>> = Object.freeze({
  debug: both('Fejlsøgning', 'Debug'),
  info: both('Oplysning', 'Info'),
  notice: both('Bemærkning', 'Notice'),
  warn: both('Advarsel', 'Warning'),
  error: both('Fejl', 'Error'),
  crit: both('Kritisk', 'Critical'),
  alert: both('Kræver handling nu', 'Act now'),
  emerg: both('Serveren er nede', 'The server is down'),
})

export const tableWords: Readonly<Record<string, Words>> = Object.freeze({
  page: both('Sider', 'Pages'),
  lost: both('Sider, der ikke findes', 'Pages that are not there'),
  referrer: both('Hvor de kom fra', 'Where they came from'),
  country: both('Lande', 'Countries'),
  browser: both('Browsere', 'Browsers'),
  system: both('Styresystemer', 'Operating systems'),
})

/** What `other` is called in a table of names. */
export const otherWords = both('Andre', 'Others')
