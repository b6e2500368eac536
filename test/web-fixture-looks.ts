// What the checks of the invented company saw, day by day: every verdict, how long, how old, resting on what.

import type { Words } from '../src/core/language.ts'
import type { Basis, Verdict } from '../src/pledge/pledge.ts'

/** One part that is looked at daily: what its looks said for how many days, oldest first, and when the last one was. */
export interface Watched {
  readonly part: string
  readonly days: readonly (readonly [Verdict, number])[]
  readonly daysAgo?: number
  readonly basis?: readonly Basis[]
  readonly reason: Words
  readonly next?: Words
  readonly notLookedAt?: Words
}

export const watched: readonly Watched[] = [
  {
    part: 'open/served',
    days: [['kept', 60]],
    reason: {
      da: 'Den viste tekst er byte for byte den offentliggjorte.',
      en: 'The text shown is byte for byte the one published.',
    },
  },
  {
    part: 'open/elsewhere',
    days: [
      ['unknown', 9],
      ['kept', 30],
    ],
    reason: {
      da: 'www.fjordbageriet.example viser den samme tekst.',
      en: 'www.fjordbageriet.example shows the same text.',
    },
    notLookedAt: {
      da: 'om siden ser ens ud fra andre lande',
      en: 'whether the page is the same from other countries',
    },
  },
  {
    part: 'open/findable',
    days: [
      ['unknown', 9],
      ['kept', 30],
    ],
    basis: ['practice'],
    reason: { da: 'Alle 14 oplysninger kan genfindes.', en: 'All 14 pieces can be found.' },
  },
  {
    part: 'purpose/own-store',
    days: [['kept', 20]],
    daysAgo: 9,
    reason: { da: 'Tre forkerte formål fik intet.', en: 'Three wrong purposes got nothing.' },
  },
  {
    part: 'partners.systems/dns',
    days: [
      ['kept', 50],
      ['broken', 4],
      ['kept', 6],
      ['broken', 3],
    ],
    reason: {
      da: 'Domænet tillader post fra mailbud.example, som hverken politikken eller fortegnelsen nævner.',
      en: 'The domain allows mail from mailbud.example, which neither the policy nor the register names.',
    },
    next: {
      da: 'Skriv mailbud.example i fortegnelsen med rolle og formål, eller fjern det fra domænets SPF-post.',
      en: 'Put mailbud.example in the register with role and purpose, or remove it from the domain’s SPF record.',
    },
  },
  {
    part: 'partners.systems/in-use:melbog',
    days: [['kept', 1]],
    basis: ['proposed'],
    reason: { da: 'Melbog svarede og førte 31 ordrer.', en: 'Melbog answered and held 31 orders.' },
  },
  {
    part: 'controller.identity/check-digit',
    days: [['kept', 60]],
    basis: ['proposed'],
    reason: { da: 'Kontrolcifferet i 12345674 passer.', en: 'The check digit of 12345674 fits.' },
  },
  {
    part: 'controller.identity/cvr-register',
    days: [['kept', 1]],
    basis: ['proposed'],
    reason: {
      da: 'CVR har samme navn og adresse.',
      en: 'The company register has the same name and address.',
    },
  },
  {
    part: 'controller.identity/agrees',
    days: [['kept', 1]],
    basis: ['proposed'],
    reason: { da: 'Tekst og fortegnelse er enige.', en: 'Text and register agree.' },
  },
  {
    part: 'rights.access/in-time',
    days: [['unknown', 5]],
    reason: { da: 'Ingen har bedt om indsigt endnu.', en: 'Nobody has asked for access yet.' },
    next: { da: 'Prøv en anmodning i øvelsesrummet.', en: 'Try a request in the practice room.' },
  },
]
