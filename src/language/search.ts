// The words of looking up a case number. Danish is the source.

import type { CaseKind } from '../core/case-number.ts'
import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const caseKindWords: Readonly<Record<CaseKind, Words>> = Object.freeze({
  account: both('Adgang', 'Access'),
  letter: both('Brev', 'Letter'),
  break: both('Brudt løfte', 'Broken pledge'),
  act: both('Noget, to skal sige ja til', 'Something two have to agree to'),
  look: both('Kontrol', 'Check'),
  edition: both('Udgave af politikken', 'Edition of the policy'),
})

export const searchWords = Object.freeze({
  title: both('Find et sagsnummer', 'Find a case number'),
  shape: both(
    'Et sagsnummer er bogstaverne a-f, tal og bindestreger, som 0193b1c0-aaaa-7bbb-8ccc-00000000dead, evt. med et ord og et punktum foran, som account. eller break. Begyndelsen eller enden er nok, når den har mindst fire tegn; for en kontrol mindst de ti første.',
    'A case number is the letters a-f, digits and hyphens, such as 0193b1c0-aaaa-7bbb-8ccc-00000000dead, perhaps with a word and a dot before it, such as account. or break. Its beginning or end is enough where that has at least four of them; for a check at least the first ten.',
  ),
  never: both(
    'Der søges aldrig på navne eller adresser her: det, der søges på, står i browserens adresselinje.',
    'Names and addresses are never searched for here: what is searched for stands in the address bar of the browser.',
  ),
  notANumber: both('Det er ikke et sagsnummer.', 'That is not a case number.'),
  none: (text: string): Words =>
    both(
      `Der er intet, du har adgang til, med nummeret ${text}. Det kan også være skrevet forkert.`,
      `There is nothing you have access to with the number ${text}. It may also be misspelt.`,
    ),
  person: both('se personen', 'see the person'),
  proof: both('dokumentationen', 'the evidence'),
  edition: (number: string): Words => both(`nummer ${number}`, `number ${number}`),
})
