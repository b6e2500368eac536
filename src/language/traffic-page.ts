// What the page about traffic says around the figures: sources, the period, what is kept of an address and for how long, why
// visitors are counted or not, and what to do where nothing is counted yet. What a measure is called is in traffic-measures.ts.
// Held by src/web/traffic-period.test.ts.

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
  visitors: {
    notDeclared: both(
      'Fortegnelsen har ikke statistik som formål, og ingen sætning i privatlivspolitikken nævner den. Derfor tælles besøgende ikke.',
      'The register does not have statistics as a purpose, and no sentence of the privacy notice mentions it. So visitors are not counted.',
    ),
  },
})
