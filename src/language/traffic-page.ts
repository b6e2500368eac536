// What the page about traffic says around the figures: sources, the period, what is kept of an address and for how long, why
// visitors are counted or not, and what to do where nothing is counted yet. What a measure is called is in traffic-measures.ts.
// Proven by src/web/traffic-page.test.ts.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

export const trafficPageWords = Object.freeze({
  menu: both('Trafik', 'Traffic'),
  title: both('Trafik, som loggene fortæller den', 'Traffic as the logs tell it'),
  lead: both(
    'Det, serverne allerede skriver ned, talt sammen til drift og sikkerhed.',
    'What the servers write down already, counted for operations and security.',
  ),
  kept: {
    heading: both('Hvad der gemmes om trafikken', 'What is kept of the traffic'),
    numbers: both(
      'Tallene indeholder ingen IP-adresser, browserkendetegn eller brugernavne.',
      'The figures hold no IP addresses, browser identifiers or user names.',
    ),
    window: (period: Words): Words =>
      both(
        `Til sikkerhed gemmes adresser krypteret i ${period.da}.`,
        `For security, addresses are kept encrypted for ${period.en}.`,
      ),
    noWindow: both(
      'Der gemmes heller ingen adresser til sikkerhed.',
      'No addresses are kept for security either.',
    ),
    host: (name: string, period: Words): Words =>
      both(
        `Serverens egen log hos ${name} indeholder IP-adresser i ${period.da}; den er ikke vores program.`,
        `The server’s own log at ${name} holds IP addresses for ${period.en}; it is not our program.`,
      ),
    hostUnknown: (name: string): Words =>
      both(
        `Serverens egen log hos ${name} indeholder IP-adresser, og hvor længe er ukendt; den er ikke vores program.`,
        `The server’s own log at ${name} holds IP addresses, for how long is unknown; it is not our program.`,
      ),
  },
  period: {
    heading: both('Hvilken periode?', 'Which period?'),
    from: both('Fra', 'From'),
    to: both('Til og med', 'Up to and including'),
    source: both('Kilde', 'Source'),
    all: both('Alle kilder', 'All sources'),
    compare: both('Sammenlign med perioden før', 'Compare with the period before'),
    button: both('Vis perioden', 'Show the period'),
    faults: {
      day: both('Skriv en dag som 2026-03-31.', 'Write a day such as 2026-03-31.'),
      backwards: both(
        'Den sidste dag kan ikke ligge før den første.',
        'The last day cannot be before the first.',
      ),
      long: (days: number): Words =>
        both(`Perioden kan højst være på ${days} dage.`, `The period can be at most ${days} days.`),
      source: both('Den kilde findes ikke.', 'There is no such source.'),
    },
    /** Days already in words. */
    shown: (from: Words, to: Words): Words => both(`${from.da} – ${to.da}`, `${from.en} – ${to.en}`),
    wrote: both(
      'Dage og timer er dem, loggen selv skriver.',
      'Days and hours are those the log itself writes.',
    ),
  },
  alarm: {
    heading: (count: number): Words =>
      count === 1
        ? both('Et angreb er i gang', 'An attack is under way')
        : both(`${count} angreb er i gang`, `${count} attacks are under way`),
    see: both('Se angreb og alarmer', 'See attacks and alarms'),
  },
  contents: both('På siden', 'On this page'),
  sections: {
    operations: both('Hjemmesidens drift', 'Running the website'),
    mail: both('Post', 'Mail'),
    security: both('Login, angreb og alarmer', 'Sign-ins, attacks and alarms'),
    visitors: both('Besøgende', 'Visitors'),
    files: both('Tag tallene med', 'Take the figures along'),
    sources: both('Kilder', 'Sources'),
  },
  empty: {
    heading: both('Der er ikke talt noget endnu', 'Nothing has been counted yet'),
    will: both(
      'Her vil stå, hvor meget der bliver spurgt om, hvad der fejler, hvem der prøver at bryde ind, og om posten kommer frem. Tallene kommer fra logge, serverne allerede skriver.',
      'How much is asked for, what fails, who tries to break in and whether mail arrives will stand here. The figures come from logs the servers write already.',
    ),
    once: both('Tæl en log, der ligger på maskinen:', 'Count a log that lies on this machine:'),
    always: both(
      'Eller skriv den i registret, så den tælles, mens den skrives:',
      'Or write it into the register, so that it is counted as it is written:',
    ),
    edit: both('Ret registret', 'Edit the register'),
    waiting: both('Der er endnu ikke læst en linje.', 'No line has been read yet.'),
  },
  source: {
    columns: {
      name: both('Kilde', 'Source'),
      format: both('Format', 'Format'),
      read: both('Sidst læst', 'Last read'),
      lines: both('Linjer', 'Lines'),
      unread: both('Heraf ikke forstået', 'Of those not understood'),
      state: both('Tilstand', 'State'),
    },
    kinds: {
      files: both('filer', 'files'),
      syslog: both('modtages', 'received'),
      stream: both('læst ind én gang', 'read in once'),
    },
    unknown: both('ikke kendt endnu', 'not known yet'),
    never: both('aldrig', 'never'),
    fine: both('læses', 'is read'),
    none: both('Ingen log tælles endnu.', 'No log is counted yet.'),
    practice: both('øvelse', 'practice'),
  },
  /** Above the texts of a table. */
  heads: {
    page: both('Side', 'Page'),
    lost: both('Adresse', 'Address'),
    referrer: both('Sted', 'Place'),
    country: both('Land', 'Country'),
    browser: both('Browser', 'Browser'),
    system: both('Styresystem', 'Operating system'),
  },
  columns: {
    what: both('Hvad', 'What'),
    now: both('I perioden', 'In the period'),
    before: both('Perioden før', 'The period before'),
    change: both('Ændring', 'Change'),
    hits: both('Forespørgsler', 'Requests'),
    visitors: both('Besøgende, mindst', 'Visitors, at least'),
    share: both('Andel', 'Share'),
  },
  main: {
    title: both('Hovedtal', 'Main figures'),
    refused: both('Afvist eller ikke fundet (4xx)', 'Refused or not found (4xx)'),
    failed: both('Fejl på serveren (5xx)', 'Failed on the server (5xx)'),
    bots: both('Forespørgsler fra robotter', 'Requests from bots'),
    attacks: both('Angrebsforsøg', 'Attempted attacks'),
    sent: both('Breve leveret ud af huset', 'Messages delivered to the outside'),
    taken: both('Breve taget ind', 'Messages taken in'),
    rejected: both('Breve afvist hos os', 'Messages rejected by us'),
    signIns: both('Mislykkede login', 'Failed sign-ins'),
    mean: both('Gennemsnitlig svartid', 'Mean response time'),
  },
  charts: {
    requests: both('Forespørgsler over tid', 'Requests over time'),
    mail: both('Breve leveret ud af huset over tid', 'Messages delivered to the outside over time'),
    signIns: both('Mislykkede login over tid', 'Failed sign-ins over time'),
    visitors: both('Besøgende hver dag', 'Visitors each day'),
    byHour: both('Besøgende på hver time af døgnet', 'Visitors in each hour of the day'),
  },
  times: {
    upTo: (time: string): Words => both(`Højst ${time}`, `At most ${time}`),
    above: both('Længere', 'Longer'),
    none: both('Loggen siger ikke, hvor længe et svar tog.', 'The log does not say how long an answer took.'),
  },
  lost: {
    none: both(
      'Ingen har spurgt efter noget, der ikke findes.',
      'Nobody asked for anything that is not there.',
    ),
    lead: (k: number): Words =>
      both(
        `En adresse vises kun, når mindst ${k} besøgende har spurgt efter den; resten står samlet.`,
        `An address is shown only where at least ${k} visitors asked for it; the rest stands as one.`,
      ),
  },
  rest: (texts: string): Words => both(`Øvrige (mindst ${texts})`, `The rest (at least ${texts})`),
  statuses: both('De enkelte svar', 'Each answer'),
  noWeb: both('Ingen forespørgsler til en hjemmeside i perioden.', 'No requests to a website in the period.'),
  noMail: both('Ingen linjer fra en postserver i perioden.', 'No lines of a mail server in the period.'),
  noSignIns: both('Ingen har prøvet at logge ind i perioden.', 'Nobody tried to sign in in the period.'),
  noAttacks: both('Ingen angrebsforsøg i perioden.', 'No attempted attacks in the period.'),
  mail: {
    bounced: both('Afvist hos modtageren, efter hvorfor', 'Bounced, by why'),
    deferred: both('Udsat, efter hvorfor', 'Deferred, by why'),
    permanent: both('for altid', 'for good'),
    temporary: both('for nu', 'for now'),
    tls: both('Krypteret forbindelse', 'Encrypted connection'),
    tlsColumns: {
      side: both('Retning', 'Direction'),
      connected: both('Forbindelser', 'Connections'),
      encrypted: both('Krypteret', 'Encrypted'),
    },
    versions: both('Hvordan der krypteres', 'How it is encrypted'),
  },
  signIns: {
    title: both('Login efter tjeneste', 'Sign-ins by service'),
    service: both('Tjeneste', 'Service'),
  },
  alarms: {
    title: both('Alarmer', 'Alarms'),
    none: both('Der har ikke været nogen alarm.', 'There has been no alarm.'),
    begun: both('Begyndt', 'Begun'),
    what: both('Hvad', 'What'),
    source: both('Kilde', 'Source'),
    times: both('Gange', 'Times'),
    addresses: both('Adresser', 'Addresses'),
    ended: both('Slut', 'Ended'),
    underWay: both('i gang', 'under way'),
  },
  files: {
    csv: both('Tallene som CSV, til et regneark', 'The figures as CSV, for a spreadsheet'),
    json: both('Tallene som JSON, til et program', 'The figures as JSON, for a program'),
  },
  visitors: {
    off: both('Besøgende tælles ikke.', 'Visitors are not counted.'),
    waiting: both(
      'Besøgende må tælles, og der er ingen tal for perioden endnu. En dags tal står her, når dagen er slut.',
      'Visitors may be counted, and there are no figures for the period yet. A day’s figures stand here when the day is over.',
    ),
    notDeclared: both(
      'Fortegnelsen har ikke statistik som formål, og ingen sætning i privatlivspolitikken nævner den. Derfor tælles besøgende ikke.',
      'The register does not have statistics as a purpose, and no sentence of the privacy notice mentions it. So visitors are not counted.',
    ),
    daily: both(
      'En besøgende tælles én gang om dagen. To dage kan ikke lægges sammen til personer: dagens nøgle findes ikke mere.',
      'A visitor is counted once a day. Two days cannot be added up to people: the key of the day is gone.',
    ),
    numbers: both('Besøgende dag for dag', 'Visitors day by day'),
    day: both('Dag', 'Day'),
    count: both('Besøgende', 'Visitors'),
    bots: both('Robotter, ikke talt med', 'Bots, not counted'),
    views: both('Sidevisninger', 'Page views'),
    note: both('Bemærkning', 'Note'),
    low: both('Mindst', 'At least'),
    range: (low: string, high: string): string => `${low}–${high}`,
    reasons: {
      restarted: both('tælleren blev startet igen', 'the counter was started again'),
      'several-counters': both('flere tællere', 'several counters'),
      'late-lines': both('linjer kom efter dagen var lukket', 'lines came after the day was closed'),
    },
    estimate: both('anslået', 'estimated'),
    open: both('dagen er ikke slut', 'the day is not over'),
    k: (k: number): Words =>
      both(
        `En side, et sted eller en browser vises kun, når mindst ${k} besøgende deler den; resten står samlet.`,
        `A page, a place or a browser is shown only where at least ${k} visitors share it; the rest stands as one.`,
      ),
  },
  everyone: {
    title: both('Trafik i tal', 'Traffic in figures'),
    lead: both(
      'Det, vi ved om trafikken på vores systemer, og hvordan vi ved det.',
      'What we know of the traffic on our systems, and how we know it.',
    ),
    none: both('Der er ingen tal endnu.', 'There are no figures yet.'),
  },
})

/** What a register says so that a log is counted as it is written. */
export const registerLines = `traffic:
  sources:
    - id: web
      name: {da: Hjemmesiden, en: The website}
      kind: files
      path: /var/log/nginx/access.log*
`

/** Counts a log once. */
export const ingestCommand = 'ordholden traffic ingest /var/log/nginx/access.log'
