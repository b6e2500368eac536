// What is said when a policy is edited: faults at their fields, why an edit is not published, and whether one can be saved here.
// The words of the pages themselves stand in editing-pages.ts. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const faultSaid = Object.freeze({
  lacking: both('Skal udfyldes.', 'Has to be filled in.'),
  'lacking-da': both('Skriv det også på dansk.', 'Write it in Danish too.'),
  'lacking-en': both('Skriv det også på engelsk.', 'Write it in English too.'),
  id: both(
    'Et id har små bogstaver a-z, tal, punktum og bindestreg, højst 64 tegn.',
    'An id has small letters a-z, digits, dots and hyphens, 64 at most.',
  ),
  taken: both('Det er brugt i forvejen. Vælg et andet.', 'It is taken. Choose another.'),
  dangling: both(
    'Andet i fortegnelsen peger på det, og det er der ikke. Ret det først.',
    'Something in the register points at it, and it is not there. Mend that first.',
  ),
  cvr: both('Et CVR-nummer er otte tal.', 'A company number is eight digits.'),
  long: both('For langt: højst 8.192 tegn.', 'Too long: 8,192 characters at most.'),
  invisible: both(
    'Her er tegn, der ikke kan ses, eller som vender teksten om. Skriv teksten af i hånden.',
    'There are characters here that cannot be seen, or that turn the text around. Type the text by hand.',
  ),
  day: both('Skriv en dag som 2026-11-22.', 'Write a day such as 2026-11-22.'),
  url: both(
    'Skriv en webadresse, der begynder med https://',
    'Write a web address that begins with https://',
  ),
  number: both('Skriv et helt tal fra 1 til 60.', 'Write a whole number from 1 to 60.'),
  period: both(
    'Skriv mindst ét tal: år, måneder eller dage.',
    'Write at least one number: years, months or days.',
  ),
  reference: both(
    'Skriv bestemmelsen som GDPR 6(1)(b), GDPR 9(2)(a) eller GDPR 10.',
    'Write the provision as GDPR 6(1)(b), GDPR 9(2)(a) or GDPR 10.',
  ),
  network: both(
    'Skriv hvert netværk som 192.0.2.0/24 eller 2001:db8::/32.',
    'Write each network as 192.0.2.0/24 or 2001:db8::/32.',
  ),
  server: both(
    'Skriv navnet på en server med små bogstaver, uden https:// og uden sti: www.example.net.',
    'Write the name of a server in small letters, without https:// and path: www.example.net.',
  ),
  'autonomous-system': both('Skriv nummeret som AS65000.', 'Write the number as AS65000.'),
  notice: both(
    'Ordene kan ikke stå her: de ville ændre en anden sætning eller opsætningen. Skriv dem på én linje uden tegn som * _ # og [ ].',
    'The words cannot stand here: they would change another sentence or the layout. Write them on one line without signs such as * _ # and [ ].',
  ),
  'not-removable': both(
    'Sætningen kan ikke tages ud alene: andre ord hænger på den. Ret filen i hånden.',
    'The sentence cannot be taken out alone: other words hang on it. Change the file by hand.',
  ),
  'choose-pledge': both(
    'Vælg, hvad sætningen lover, eller at den intet lover.',
    'Choose what the sentence promises, or that it promises nothing.',
  ),
  'say-why': both('Skriv, hvorfor sætningen intet lover.', 'Write why the sentence promises nothing.'),
  gone: both('Den er der ikke længere.', 'It is no longer there.'),
  other: both('Det passer ikke i fortegnelsen.', 'It does not fit the register.'),
})
export type FaultKind = keyof typeof faultSaid

/** Why the gate does not let an edit through. `name` is the pledge or the words in question. */
export const gateSaid = Object.freeze({
  unbound: (words: string): Words =>
    both(
      `Disse ord er ikke bundet til noget løfte, og ingen har sagt, at de intet lover: »${words}«`,
      `These words are bound to no pledge, and nobody has said that they promise nothing: “${words}”`,
    ),
  missing: (id: string): Words =>
    both(
      `Ordene til »${id}« står ikke længere i teksten.`,
      `The words of “${id}” no longer stand in the text.`,
    ),
  twice: (id: string): Words =>
    both(`Ordene til »${id}« står flere steder.`, `The words of “${id}” stand in several places.`),
  'one-language': (id: string): Words =>
    both(
      `»${id}« mangler på det andet sprog. Skriv sætningen der også.`,
      `“${id}” is missing in the other language. Write the sentence there too.`,
    ),
  broken: (pledge: string): Words =>
    both(
      `Løftet »${pledge}« var brudt ved sidste kontrol. Ret det, der bryder det, eller lov mindre.`,
      `The pledge “${pledge}” was broken at its last check. Mend what breaks it, or promise less.`,
    ),
  unchecked: (pledge: string): Words =>
    both(
      `Intet har efterprøvet løftet »${pledge}« endnu. Skal sætningen stå alligevel, sætter en person »oplyst, ikke efterprøvet« ved den.`,
      `Nothing has checked the pledge “${pledge}” yet. To let the sentence stand all the same, a person marks it “declared, not checked”.`,
    ),
})

export const saveSaid = Object.freeze({
  example: both(
    'Dette er øve-eksemplet, der følger med programmet. Du kan prøve alt og se, hvad en ændring ville gøre; gemme kan du i din egen mappe. Lav den med »ordholden init«, eller kopiér eksemplets mappe, og start så igen med »--policy MAPPE«.',
    'This is the practice example that comes with the program. You can try everything and see what a change would do; saving is for a folder of your own. Make one with “ordholden init”, or copy the folder of the example, and start again with “--policy FOLDER”.',
  ),
  'read-only': both(
    'Programmet må ikke skrive i politikkens mappe. Du kan se, hvad en ændring ville gøre, men ikke gemme den. Den, der passer maskinen, skal give den bruger, Ordholden kører som, lov til at skrive der.',
    'The program may not write in the folder of the policy. You can see what a change would do, but not save it. Whoever looks after the machine has to let the user Ordholden runs as write there.',
  ),
})

/** The steps of a path in the register, where an entry is named by its number. */
export const saidNothing = both('ingenting', 'nothing')
