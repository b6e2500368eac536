// What the report of a log says around its figures: what it is, what it may be used for, whom a visitor is, and what is left out.
// What a measure is called is in traffic-measures.ts. Proven by src/traffic/report/report.test.ts.

import type { Language, Words } from '../core/language.ts'
import { both } from './finding.ts'
import { inFull } from './numbers.ts'

/** A text made of a number, as each language writes it. */
const counted = (count: number, da: (n: string) => string, en: (n: string) => string): Words =>
  both(da(inFull(count, 'da')), en(inFull(count, 'en')))

export const trafficReportWords = Object.freeze({
  title: (name: string): Words => both(`Trafikken i ${name}`, `The traffic in ${name}`),
  /** What it is, first of all. */
  counts: both(
    'Rapporten tæller alt, hvad loggen fortæller, og gemmer intet. Den viser ingen IP-adresser, browserkendetegn eller brugernavne og intet af det, der står efter spørgsmålstegnet i en adresse.',
    'The report counts everything the log tells and keeps nothing. It shows no IP addresses, browser identifiers or user names, and nothing of what stands behind the question mark of an address.',
  ),
  purpose: both(
    'Tal om besøgende, sider, henvisninger, lande og browsere er statistik om besøgende. At bruge dem kræver et formål, og at privatlivspolitikken fortæller om det.',
    'Figures on visitors, pages, referrers, countries and browsers are statistics about visitors. Using them takes a purpose, and a privacy notice that tells of it.',
  ),
  single: both(
    'Sider og henvisninger står her, også når kun én har bedt om dem, og kan i sig selv handle om en person. Læs dem, før rapporten gives videre.',
    'Pages and referrers stand here even when only one visitor asked for them, and can themselves be about a person. Read them before the report is passed on.',
  ),
  visitorIs: both(
    'En besøgende er en adresse og en browser inden for ét døgn. Den samme person tælles igen dagen efter, fra en anden adresse og i en anden browser; flere, der deler begge dele, tælles som én. Robotter er talt for sig.',
    'A visitor is an address and a browser within one day. The same person is counted again the next day, from another address and in another browser; several who share both are counted as one. Bots are counted apart.',
  ),
  summed: both(
    'Over flere dage er tallet summen af dagene, ikke antallet af forskellige mennesker.',
    'Over several days the number is the sum of the days, not a number of different people.',
  ),
  estimate: (percent: Words): Words =>
    both(
      `skøn; 19 af 20 gange højst ${percent.da} fra det rigtige`,
      `an estimate; 19 times of 20 at most ${percent.en} off`,
    ),
  because: {
    restarted: both('et spænd: tælleren blev startet igen', 'a range: the counter was started again'),
    'several-counters': both('et spænd: flere tællere', 'a range: several counters'),
    'late-lines': both('et spænd: linjer kom for sent', 'a range: lines came too late'),
  },
  open: both('dagen er ikke slut', 'the day is not over'),
  contents: both('I rapporten', 'In the report'),
  parts: {
    overview: both('Overblik', 'Overview'),
    requests: both('Forespørgsler', 'Requests'),
    visitors: both('Besøgende', 'Visitors'),
    answers: both('Svar', 'Answers'),
    hours: both('Timer af døgnet', 'Hours of the day'),
    times: both('Svartider', 'Response times'),
    bots: both('Robotter', 'Bots'),
    ai: both('AI-robotter', 'AI crawlers'),
    errors: both('Serverens fejllog', 'The server’s error log'),
    mail: both('Post', 'Mail'),
    'sign-ins': both('Login', 'Sign-ins'),
    attacks: both('Angrebsforsøg', 'Attempted attacks'),
    'left-out': both('Udeladt med vilje', 'Left out on purpose'),
  },
  facts: {
    period: both('Periode', 'Period'),
    formats: both('Format', 'Format'),
    lines: both('Linjer', 'Lines'),
    unread: both('Heraf ikke læst', 'Of those not read'),
    aside: both('Heraf uden noget at tælle', 'Of those with nothing to count'),
    late: both('Heraf kommet for sent', 'Of those too late'),
    requests: both('Forespørgsler', 'Requests'),
    bytes: both('Sendt', 'Sent'),
    refused: both('Afvist (4xx)', 'Refused (4xx)'),
    failed: both('Fejl på serveren (5xx)', 'Failed on the server (5xx)'),
    visitors: both('Besøgende', 'Visitors'),
    bots: both('Robotter, talt for sig', 'Bots, counted apart'),
    withBots: (all: Words): Words =>
      both(`${all.da} i alt, som andre værktøjer tæller`, `${all.en} in all, as other tools count`),
    views: both('Sider set af mennesker', 'Pages seen by people'),
    fromBots: both('Fra robotter', 'From bots'),
    attacks: both('Angrebsforsøg', 'Attempted attacks'),
    signInsFailed: both('Mislykkede login', 'Failed sign-ins'),
    mean: both('Gennemsnitlig svartid', 'Mean response time'),
    half: both('Halvdelen tog højst', 'Half took at most'),
    most: both('19 af 20 tog højst', '19 of 20 took at most'),
    queued: both('Breve taget ind', 'Messages taken in'),
    sent: both('Leveret ud af huset', 'Delivered to the outside'),
    toMailbox: both('Leveret til egne postkasser', 'Delivered to own mailboxes'),
    bounced: both('Afvist hos modtageren', 'Bounced'),
    rejected: both('Afvist hos os', 'Rejected by us'),
    encryptedIn: both('Krypteret ind til os', 'Encrypted in to us'),
    encryptedOut: both('Krypteret ud fra os', 'Encrypted out from us'),
  },
  columns: {
    hits: both('Antal', 'Count'),
    share: both('Andel', 'Share'),
    visitors: both('Besøgende', 'Visitors'),
    atLeast: both('Besøgende, mindst', 'Visitors, at least'),
    bytes: both('Data', 'Data'),
    page: both('Side', 'Page'),
    text: both('Hvad', 'What'),
    referrer: both('Henvist fra', 'Referrer'),
    country: both('Land', 'Country'),
    browser: both('Browser', 'Browser'),
    system: both('Styresystem', 'System'),
    status: both('Status', 'Status'),
    method: both('Metode', 'Method'),
    kind: both('Slags', 'Kind'),
    crawler: both('Robot', 'Crawler'),
    level: both('Alvor', 'Level'),
    reason: both('Årsag', 'Reason'),
    service: both('Tjeneste', 'Service'),
    outcome: both('Udfald', 'Outcome'),
    version: both('Version', 'Version'),
    took: both('Tid', 'Time'),
    hour: both('Klokken', 'Hour'),
  },
  titles: {
    requests: both('Forespørgsler', 'Requests'),
    moved: both('Data, robotter og fejl', 'Data, bots and errors'),
    visitors: both('Besøgende pr. dag', 'Visitors a day'),
    views: both('Sider set pr. dag', 'Pages seen a day'),
    classes: both('Svar efter klasse', 'Answers by class'),
    codes: both('Statuskoder', 'Status codes'),
    methods: both('Metoder', 'Methods'),
    requestsByHour: both('Forespørgsler efter klokken', 'Requests by the hour of the day'),
    visitorsByHour: both('Besøgende og robotter efter klokken', 'Visitors and bots by the hour of the day'),
    bounced: both('Afvist hos modtageren, efter kode', 'Bounced, by code'),
    deferred: both('Udsat, efter kode', 'Deferred, by code'),
    tlsIn: both('TLS ind til os', 'TLS in to us'),
    tlsOut: both('TLS ud fra os', 'TLS out from us'),
    mailOverTime: both('Post over tid', 'Mail over time'),
    signInsFailed: both('Mislykkede login over tid', 'Failed sign-ins over time'),
    attacks: both('Angrebsforsøg over tid', 'Attempted attacks over time'),
  },
  series: {
    bytes: both('Sendt', 'Sent'),
    refused: both('Afvist (4xx)', 'Refused (4xx)'),
    failed: both('Fejl (5xx)', 'Failed (5xx)'),
    bots: both('Fra robotter', 'From bots'),
    mailsTaken: both('Taget ind', 'Taken in'),
    mailsSent: both('Sendt ud', 'Sent out'),
    mailsRejected: both('Afvist', 'Rejected'),
  },
  aiSays: both(
    'Robotter, der samler tekster til sprogmodeller eller henter sider for dem, efter det navn de selv giver. De er også talt med ovenfor.',
    'Crawlers that gather texts for language models or fetch pages for them, by the name they give themselves. They are counted above too.',
  ),
  atMost: (time: Words): Words => both(`højst ${time.da}`, `at most ${time.en}`),
  above: (time: Words): Words => both(`over ${time.da}`, `above ${time.en}`),
  rest: (texts: number, isAtLeast: boolean): Words =>
    isAtLeast
      ? counted(
          texts,
          n => `Øvrige (mindst ${n})`,
          n => `The rest (at least ${n})`,
        )
      : counted(
          texts,
          n => `Øvrige (${n})`,
          n => `The rest (${n})`,
        ),
  more: (rows: number): Words =>
    counted(
      rows,
      n => `… og ${n} til; alle står i JSON og CSV`,
      n => `… and ${n} more; all are in JSON and CSV`,
    ),
  shared: (k: number): Words =>
    counted(
      k,
      n => `Kun det, mindst ${n} besøgende deler, vises; resten står samlet.`,
      n => `Only what at least ${n} visitors share is shown; the rest stands as one.`,
    ),
  leftOut: [
    both(
      'Værter og IP-adresser: hvem der spurgte. Andre værktøjer viser en liste; her tælles de kun, og listen findes ikke.',
      'Hosts and IP addresses: who asked. Other tools show a list; here they are only counted, and there is no list.',
    ),
    both(
      'Brugernavne, browserens fulde kendetegn, søgeord, adressers parametre og stien i en henvisning.',
      'User names, the full text of user agents, search phrases, parameters of addresses and the path of a referrer.',
    ),
    both(
      'En dags forløb for den enkelte: hvad den samme besøgende så efter hinanden.',
      'Anybody’s way through a day: what the same visitor saw one after the other.',
    ),
  ],
  nothing: both('Loggen har ingen linjer, der kan tælles.', 'The log has no lines that can be counted.'),
  zone: both('Dage og timer er dem, loggen selv skriver.', 'Days and hours are those the log itself writes.'),
  madeBy: (version: string): Words =>
    both(`Lavet med Ordholden ${version}.`, `Made with Ordholden ${version}.`),
})

/** A share with its number: "12 (3,4 %)". */
export const withShare = (number: Words, share: Words): Words =>
  both(`${number.da} (${share.da})`, `${number.en} (${share.en})`)

/** From one to the other, or the one where they are the same. */
export const span = (from: Words, to: Words): Words => {
  const of = (language: Language) =>
    from[language] === to[language] ? from[language] : `${from[language]} – ${to[language]}`
  return both(of('da'), of('en'))
}
