// What the Monday mail says of the week's traffic: one line each for the website, the mail, security and, where the notice carries
// them, visitors. Numbers stand as the words around them write them. Proven by src/app/notifications/week-traffic.test.ts.

import type { Language, Words } from '../core/language.ts'
import { both } from './finding.ts'
import { inFull } from './numbers.ts'

/** Each number in the words of its own language. */
const counting = (say: (said: (count: number) => string, language: Language) => string): Words => ({
  da: say(count => inFull(count, 'da'), 'da'),
  en: say(count => inFull(count, 'en'), 'en'),
})

export const trafficLetterWords = Object.freeze({
  heading: both('Trafikken i ugen, som loggene fortæller den:', 'The week’s traffic as the logs tell it:'),
  web: (requests: number, refused: number, failed: number): Words =>
    counting((said, language) =>
      language === 'da'
        ? `Hjemmesiden: ${said(requests)} forespørgsler, heraf ${said(refused)} afvist eller ikke fundet og ${said(failed)} med fejl på serveren.`
        : `The website: ${said(requests)} requests, of which ${said(refused)} refused or not found and ${said(failed)} failed on the server.`,
    ),
  mail: (sent: number, taken: number, rejected: number): Words =>
    counting((said, language) =>
      language === 'da'
        ? `Post: ${said(sent)} breve leveret ud af huset, ${said(taken)} taget ind, ${said(rejected)} afvist hos os.`
        : `Mail: ${said(sent)} messages delivered to the outside, ${said(taken)} taken in, ${said(rejected)} rejected by us.`,
    ),
  security: (signIns: number, attacks: number, alarms: number): Words =>
    counting((said, language) =>
      language === 'da'
        ? `Sikkerhed: ${said(signIns)} mislykkede login, ${said(attacks)} angrebsforsøg, ${said(alarms)} ${alarms === 1 ? 'alarm' : 'alarmer'}.`
        : `Security: ${said(signIns)} failed sign-ins, ${said(attacks)} attempted attacks, ${said(alarms)} ${alarms === 1 ? 'alarm' : 'alarms'}.`,
    ),
  visitors: (least: number, most: number): Words =>
    counting((said, language) => {
      const range = least === most ? said(least) : `${said(least)}–${said(most)}`
      return language === 'da' ? `Besøgende: ${range} om dagen.` : `Visitors: ${range} a day.`
    }),
  /** The picture. */
  requests: both('Forespørgsler, dag for dag', 'Requests, day by day'),
  mails: both('Breve taget ind, dag for dag', 'Messages taken in, day by day'),
  day: both('Dag', 'Day'),
  count: both('Antal', 'Count'),
})
