// What the owners are told and how: the letters of events, the Monday mail. Danish is the source. The page's own words are in
// notifications-page.ts.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

/** Events that are about a pledge take its name. */
export const eventWords = Object.freeze({
  'pledge.broken': (name: Words): Words => both(`Brudt: ${name.da}`, `Broken: ${name.en}`),
  'pledge.mended': (name: Words): Words => both(`Overholdt igen: ${name.da}`, `Kept again: ${name.en}`),
  'pledge.unknown': (name: Words): Words =>
    both(`Uafklaret i mere end et døgn: ${name.da}`, `Unknown for more than a day: ${name.en}`),
  'log.alarm': both('Alarm: kontrolloggen stemmer ikke', 'Alarm: the log does not add up'),
  'letter.failed': both('Et brev er opgivet', 'A letter was given up'),
  'clock.due': both('En frist skal nås eller er udløbet', 'Something is due, or was'),
  'webhook.failed': both('En levering til en webhook er opgivet', 'A delivery to a webhook was given up'),
  'webhook.test': both('Prøve', 'Test'),
  monday: both('Mandagsbrevet', 'The Monday mail'),
})

export const eventNext = Object.freeze({
  'pledge.broken': both(
    'Åbn løftet og gør det, der står ved det.',
    'Open the pledge and do what stands beside it.',
  ),
  'pledge.mended': both('Der er ikke noget at gøre.', 'There is nothing to do.'),
  'pledge.unknown': both(
    'Åbn løftet og se, hvorfor kontrollen ikke kan se noget.',
    'Open the pledge and see why the check can see nothing.',
  ),
  'log.alarm': both(
    'Kør `ordholden doctor`. Den viser, hvad der er galt, og hvordan det efterprøves et andet sted.',
    'Run `ordholden doctor`. It shows what is wrong and how to re-check it elsewhere.',
  ),
  'letter.failed': both(
    'Åbn Beskeder, se hvorfor, og prøv brevet igen.',
    'Open Notifications, see why, and try the letter again.',
  ),
  'clock.due': both('Åbn I dag og se, hvad der skal nås.', 'Open Today and see what is due.'),
  'webhook.failed': both(
    'Åbn Beskeder, se det sidste svar, og send leveringen igen.',
    'Open Notifications, see the last answer, and send the delivery again.',
  ),
  'webhook.test': both('Der er ikke noget at gøre.', 'There is nothing to do.'),
  monday: both('Læs brevet.', 'Read the letter.'),
})

export const eventLetterWords = Object.freeze({
  several: (many: number): Words => both(`${many} ting er sket`, `${many} things have happened`),
  line: (what: Words, at: Words, next: Words): Words =>
    both(`${what.da}, ${at.da}. ${next.da}`, `${what.en}, ${at.en}. ${next.en}`),
  openPledge: both('Åbn løftet', 'Open the pledge'),
  openBoard: both('Åbn alle løfter', 'Open all pledges'),
  openPage: both('Åbn Beskeder', 'Open Notifications'),
})

/** Above the days of a strip, Monday first. */
export const weekdays: readonly { readonly short: Words; readonly full: Words }[] = [
  { short: both('M', 'M'), full: both('mandag', 'Monday') },
  { short: both('T', 'T'), full: both('tirsdag', 'Tuesday') },
  { short: both('O', 'W'), full: both('onsdag', 'Wednesday') },
  { short: both('T', 'T'), full: both('torsdag', 'Thursday') },
  { short: both('F', 'F'), full: both('fredag', 'Friday') },
  { short: both('L', 'S'), full: both('lørdag', 'Saturday') },
  { short: both('S', 'S'), full: both('søndag', 'Sunday') },
]

const count = (many: number, one: string, more: string): string => `${many} ${many === 1 ? one : more}`

export const mondayWords = Object.freeze({
  subject: (kept: number, broken: number, unknown: number): Words =>
    both(
      `Mandag: ${broken} brudt, ${kept} overholdt, ${unknown} uafklaret`,
      `Monday: ${broken} broken, ${kept} kept, ${unknown} unknown`,
    ),
  lead: (from: Words, to: Words): Words =>
    both(
      `Sådan gik det med virksomhedens løfter fra mandag den ${from.da} til søndag den ${to.da}.`,
      `How the company’s pledges fared from Monday ${from.en} to Sunday ${to.en}.`,
    ),
  calm: both(
    'Ingen løfter er brudt. Der er ikke noget, der haster.',
    'No pledge is broken. Nothing is urgent.',
  ),
  broken: (name: Words, since: Words): Words =>
    both(`»${name.da}« er brudt siden ${since.da}.`, `“${name.en}” has been broken since ${since.en}.`),
  do: (next: Words): Words => both(`Gør nu: ${next.da}`, `Do now: ${next.en}`),
  brokenHeading: (many: number): Words =>
    both(
      `Brudt lige nu: ${count(many, 'løfte', 'løfter')}.`,
      `Broken right now: ${count(many, 'pledge', 'pledges')}.`,
    ),
  unknownHeading: both(
    'Uafklaret lige nu. Det næste at gøre ved hvert af dem:',
    'Unknown right now. The next thing to do about each:',
  ),
  unknownLine: (name: Words, next: Words): Words => both(`${name.da}: ${next.da}`, `${name.en}: ${next.en}`),
  nothingElse: (many: number): Words =>
    both(
      `Om yderligere ${count(many, 'løfte', 'løfter')} kan ingen sige noget endnu. Siden viser hvorfor.`,
      `About ${count(many, 'more pledge', 'more pledges')} nobody can say anything yet. The page shows why.`,
    ),
  caption: both('Ugen dag for dag', 'The week day by day'),
  pledge: both('Løfte', 'Pledge'),
  marks: {
    kept: both('overholdt', 'kept'),
    broken: both('brudt', 'broken'),
    unknown: both('uafklaret', 'unknown'),
    none: both('ingen kontrol den dag', 'no check that day'),
  },
  row: {
    keptAll: both('overholdt hele ugen', 'kept all week'),
    kept: (days: number): Words =>
      both(`overholdt på ${count(days, 'dag', 'dage')}`, `kept on ${count(days, 'day', 'days')}`),
    broken: (days: number): Words =>
      both(`brudt på ${count(days, 'dag', 'dage')}`, `broken on ${count(days, 'day', 'days')}`),
    unknown: (days: number): Words =>
      both(`uafklaret på ${count(days, 'dag', 'dage')}`, `unknown on ${count(days, 'day', 'days')}`),
    none: both('ingen kontrol i ugen', 'no check in the week'),
  },
  open: both('Åbn alle løfter', 'Open all pledges'),
})

/** What doctor says of webhooks. */
export const webhookDoctorWords = Object.freeze({
  fine: (targets: number): Words =>
    both(
      targets === 0 ? 'Ingen webhooks.' : `${count(targets, 'webhook', 'webhooks')}. Intet er opgivet.`,
      targets === 0 ? 'No webhooks.' : `${count(targets, 'webhook', 'webhooks')}. Nothing was given up.`,
    ),
  failing: (waiting: number, failed: number): Words =>
    both(
      `Leveringer til webhooks er ikke kommet frem: ${failed} opgivet, ${waiting} prøves igen.`,
      `Deliveries to webhooks have not arrived: ${failed} given up, ${waiting} to be tried again.`,
    ),
  off: (targets: number): Words =>
    both(
      `${count(targets, 'webhook', 'webhooks')} er slået fra: modtageren findes ikke mere.`,
      `${count(targets, 'webhook', 'webhooks')} turned off: the receiver is gone.`,
    ),
  next: both(
    'Se det sidste svar på siden Beskeder, ret modtageren, og send igen.',
    'See the last answer on the page Notifications, correct the receiver, and send again.',
  ),
})
