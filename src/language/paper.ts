// What every written document says whoever it is of. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const paperWords = Object.freeze({
  page: (number: number, of: number): Words => both(`Side ${number} af ${of}`, `Page ${number} of ${of}`),
  /** The first sheet of a spreadsheet: everything that is not a table. */
  about: both('Om dokumentet', 'About'),
})
