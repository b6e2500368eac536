// The letters the program writes by itself. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const letterWords = Object.freeze({
  link: {
    subject: both('Dit link', 'Your link'),
    lead: both('Her er det link, du bad om.', 'Here is the link you asked for.'),
    label: both('Åbn siden', 'Open the page'),
    once: both(
      'Linket virker én gang. Har du ikke bedt om det, kan du slette brevet; så sker der ikke noget.',
      'The link works once. If you did not ask for it, delete this letter, and nothing happens.',
    ),
  },
})
