// What has to be done by a moment: how it is named, how long there is left, and the letters that remind of it. Danish is the
// source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

const hourMs = 3_600_000

const hours = (many: number): Words =>
  both(`${many} ${many === 1 ? 'time' : 'timer'}`, `${many} ${many === 1 ? 'hour' : 'hours'}`)

/** How long there is left: whole hours, days once they are more than three; never more than there is. */
function left(ms: number): Words {
  if (ms < hourMs) return both('mindre end en time tilbage', 'less than an hour left')
  const whole = Math.floor(ms / hourMs)
  const days = Math.floor(whole / 24)
  const many = whole <= 72 ? hours(whole) : both(`${days} dage`, `${days} days`)
  return both(`${many.da} tilbage`, `${many.en} left`)
}

export const clockWords = Object.freeze({
  running: (title: string, before: string, ms: number): Words =>
    both(`${title} senest ${before}, ${left(ms).da}`, `${title} at the latest ${before}, ${left(ms).en}`),
  over: (title: string, before: string): Words =>
    both(`${title}: fristen udløb ${before}`, `${title}: it was due ${before}`),
  several: (many: number): Words => both(`${many} frister`, `${many} things are due`),
  open: both('Åbn sagen', 'Open the case'),
  noAccess: both(
    'Du er stedfortræder og har ikke selv adgang til sagen: sørg for, at en ejer eller en medarbejder ser den.',
    'You are the deputy and cannot open the case yourself: see to it that an owner or a member of staff does.',
  ),
})

export const breachClockWords = Object.freeze({
  title: (pledge: Words): Words =>
    both(
      `Anmeld bruddet på persondatasikkerheden (»${pledge.da}«) til Datatilsynet`,
      `Notify the authority of the breach of personal data security (“${pledge.en}”)`,
    ),
  ends: both(
    'Påmindelserne stopper, når nogen svarer på sagen, at Datatilsynet har fået det at vide, eller hvorfor det ikke skal anmeldes.',
    'The reminders end when somebody answers on the case that the authority was told, or why it need not be.',
  ),
  late: both(
    'Anmeldes det nu, skal forsinkelsen begrundes (GDPR artikel 33, stk. 1)',
    'Notified now, the delay has to be explained (GDPR Article 33(1))',
  ),
})
