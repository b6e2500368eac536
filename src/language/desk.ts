// The words around every page behind sign-in. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const deskWords = Object.freeze({
  menu: both('Arbejdsbordet', 'The desk'),
  today: both('I dag', 'Today'),
  record: both('Fortegnelsen', 'The record'),
  /** The way back to what everybody sees. */
  publicPages: both('Den offentlige side', 'The public page'),
})
