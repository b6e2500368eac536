// What a picture of numbers says of itself: to those who cannot see it, and over the table of its numbers.

import type { Words } from '../core/language.ts'
import { both } from './finding.ts'

export const chartWords = Object.freeze({
  numbers: both('Tallene som tabel', 'The numbers as a table'),
  none: both('Ingen tal i perioden.', 'No numbers in the period.'),
  day: both('Dag', 'Day'),
  hour: both('Time', 'Hour'),
  unknown: both('ukendt', 'unknown'),
  hourOfDay: both('Klokken', 'Hour of the day'),
  /** A name of no letters. */
  empty: both('(tom)', '(empty)'),
  /** A range, where two counts cannot be added. */
  range: (low: string, high: string): string => `${low}–${high}`,
  /** The picture in one sentence. */
  seen: (name: string, from: string, to: string): Words =>
    both(`${name}, ${from} til ${to}`, `${name}, ${from} to ${to}`),
  most: (value: string, when: string): Words => both(`Højest ${value}: ${when}`, `Highest ${value}: ${when}`),
  least: (value: string, when: string): Words => both(`Lavest ${value}: ${when}`, `Lowest ${value}: ${when}`),
  compared: (name: string): Words => both(`Stiplet: ${name}`, `Dashed: ${name}`),
})

/** Said after each other. A date that is cut short has its full stop already. */
export const sentences = (all: readonly string[]): string =>
  all.map(one => (/[.!?]$/.test(one) ? one : `${one}.`)).join(' ')
