// The words of the pages where the policy is edited: the register, the sentences, what an edit does, the history.
// Danish is the source.

import type { Language, Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const editWords = Object.freeze({
  /** The three steps every edit goes through. */
  steps: both(
    'Først ser du, hvad ændringen gør. Intet gemmes, før du siger til.',
    'First you see what the change does. Nothing is saved before you say so.',
  ),
  look: both('Se, hvad det ændrer', 'See what it changes'),
  save: both('Gem', 'Save'),
  publish: both('Gem og offentliggør', 'Save and publish'),
  saveOnly: both('Gem uden at offentliggøre', 'Save without publishing'),
  onTop: both('Se det oven på den andens', 'See it on top of theirs'),
  back: both('Ret igen', 'Change again'),
  cancel: both('Fortryd', 'Cancel'),
  remove: both('Fjern', 'Remove'),
  edit: both('Ret', 'Edit'),
  add: both('Tilføj', 'Add'),
  addTo: (list: string): Words => both(`Tilføj til ${list}`, `Add to ${list}`),
  none: both('Ingen endnu.', 'None yet.'),
  choose: both('Vælg', 'Choose'),
  notSaid: both('ikke sagt', 'not said'),
  yes: both('ja', 'yes'),
  no: both('nej', 'no'),
  optional: both('kan udelades', 'optional'),
  filledIn: both('udfyldt', 'filled in'),
  linesHint: both('Én på hver linje.', 'One on each line.'),
  units: Object.freeze({ Y: both('år', 'years'), M: both('måneder', 'months'), D: both('dage', 'days') }),
  idHint: both(
    'Kan udelades: så laves det af navnet. Det ændres ikke siden.',
    'May be left out: then it is made from the name. It does not change later.',
  ),
  faults: both('Det kan ikke gemmes sådan', 'It cannot be saved like this'),
  nothing: both('Intet er ændret.', 'Nothing has changed.'),
  saved: both('Gemt og offentliggjort.', 'Saved and published.'),
  savedOnly: both(
    'Gemt i mappen, men ikke offentliggjort. Se hvorfor under »Fortegnelsens poster«.',
    'Saved in the folder, but not published. See why under “Entries of the register”.',
  ),
  cannot: both('Her kan ikke gemmes', 'Nothing can be saved here'),
  unreadable: both('Filerne kan ikke læses lige nu', 'The files cannot be read just now'),
  unreadableLead: both(
    'Nogen har ændret dem i hånden, så de ikke længere er en gyldig politik. Den offentliggjorte udgave gælder stadig. Ret dette i filen, og indlæs siden igen:',
    'Somebody changed them by hand, so that they are no valid policy. The published edition still holds. Mend this in the file, and load the page again:',
  ),
})

export const registerWords = Object.freeze({
  menu: both('Fortegnelsens poster', 'Entries of the register'),
  title: both('Fortegnelsens poster', 'Entries of the register'),
  lead: both(
    'Alt det, fortegnelsen og politikken hviler på. Ret én post ad gangen; et forslag godkender du inde på posten.',
    'All that the record and the policy rest on. Change one entry at a time; a proposal is accepted on its own page.',
  ),
  file: (path: string): Words =>
    both(
      `Det samme står i ${path}/register.yaml, og den kan rettes i hånden imens; kommentarer og rækkefølge bliver stående.`,
      `The same stands in ${path}/register.yaml, which can be changed by hand meanwhile; comments and order stay.`,
    ),
  sections: both('Afsnit', 'Sections'),
  proposedCount: (count: number): Words =>
    count === 1
      ? both('1 forslag, ingen har godkendt', '1 proposal nobody has accepted')
      : both(`${count} forslag, ingen har godkendt`, `${count} proposals nobody has accepted`),
  waiting: both('I mappen, men ikke offentliggjort', 'In the folder, but not published'),
  waitingLead: both(
    'Den offentliggjorte udgave gælder, til dette er rettet:',
    'The published edition holds until this is mended:',
  ),
  waitingSoon: both('Det bliver offentliggjort om lidt.', 'It will be published in a moment.'),
  newEntry: (list: string): Words => both(`Ny post: ${list}`, `New entry: ${list}`),
  answers: both('Hvem svarer for posten?', 'Who answers for this entry?'),
  answersHint: both(
    'Det, ingen har godkendt, vises som et forslag.',
    'What nobody has accepted is shown as a proposal.',
  ),
  keep: (status: Words): Words => both(`Som nu: ${status.da}`, `As now: ${status.en}`),
  keepAccepted: (by: string, at: string): Words =>
    both(`Som nu: godkendt af ${by} den ${at}`, `As now: accepted by ${by} on ${at}`),
  accept: (by: string): Words =>
    both(`Jeg, ${by}, godkender posten i dag`, `I, ${by}, accept the entry today`),
  propose: both('Den er et forslag', 'It is a proposal'),
  published: both('Den står i politikken', 'The policy says it'),
  below: both('Hører til posten', 'Belongs to this entry'),
  removeTitle: both('Fjern posten', 'Remove the entry'),
  removeHint: both(
    'Du ser først, hvad der forsvinder, og om andet peger på den.',
    'You first see what goes, and whether something else points at it.',
  ),
})

export const sentenceWords = Object.freeze({
  menu: both('Politikkens sætninger', 'Sentences of the policy'),
  title: both('Politikkens sætninger', 'Sentences of the policy'),
  lead: both(
    'Hver sætning i politikken, det løfte den giver, og hvordan løftet står. Ret én ad gangen.',
    'Each sentence of the policy, the pledge it makes, and how the pledge stands. Change one at a time.',
  ),
  languages: Object.freeze<Record<Language, Words>>({
    da: both('Dansk', 'Danish'),
    en: both('Engelsk', 'English'),
  }),
  lacks: both('Mangler på dette sprog.', 'Missing in this language.'),
  promisesNothing: both('Lover intet', 'Promises nothing'),
  unbound: both('Ord, der ikke er bundet til noget', 'Words that are bound to nothing'),
  unboundLead: both(
    'De står i teksten, men ingen har sagt, hvad de lover. Så længe bliver ændringen ikke offentliggjort.',
    'They stand in the text, but nobody has said what they promise. Until then the change is not published.',
  ),
  bind: both('Bind ordene', 'Bind the words'),
  editWhich: (words: string): Words => both(`Ret: ${words}`, `Edit: ${words}`),
  addAfter: both('Tilføj efter', 'Add after'),
  addWhich: (words: string): Words => both(`Tilføj efter: ${words}`, `Add after: ${words}`),
  one: both('Ret sætningen', 'Edit the sentence'),
  new: both('Ny sætning', 'New sentence'),
  newAfter: (words: string): Words =>
    both(`Den kommer lige efter: »${words}«`, `It comes right after: “${words}”`),
  binding: both('Bind ordene', 'Bind the words'),
  bindingLead: both(
    'Ordene står allerede i teksten. Her siger du, hvad de lover.',
    'The words stand in the text already. Here you say what they promise.',
  ),
  texts: both('Ordene', 'The words'),
  textsHint: both(
    'På én linje, uden tegn for fed eller overskrift. Hører ordene til en liste, begynder de med listens indledning.',
    'On one line, without signs for bold or heading. Words of a list begin with the lead-in of the list.',
  ),
  promise: both('Hvad lover sætningen?', 'What does the sentence promise?'),
  because: both('Hvorfor lover den intet?', 'Why does it promise nothing?'),
  becauseHint: both(
    'Kun når den intet lover: fx at den er en mening eller en overskrift.',
    'Only where it promises nothing: for example that it is an opinion or a heading.',
  ),
  declared: both(
    'Lad den stå som »oplyst, ikke efterprøvet«, hvis intet har efterprøvet løftet',
    'Let it stand as “declared, not checked” where nothing has checked the pledge',
  ),
  declaredBy: (by: string, at: string): Words => both(`Sat af ${by}, ${at}.`, `Set by ${by}, ${at}.`),
  checks: both('Det efterprøver løftet', 'What checks the pledge'),
  removeTitle: both('Tag sætningen ud', 'Take the sentence out'),
  removeHint: both(
    'Ordene forsvinder på begge sprog, og id’et bruges aldrig igen.',
    'The words go in both languages, and the id is never used again.',
  ),
})

export const effectWords = Object.freeze({
  title: both('Det gør ændringen', 'What the change does'),
  changes: both('Ændringen', 'The change'),
  onlyIn: Object.freeze<Record<Language, Words>>({
    da: both(
      'Kun den danske tekst er ændret. Passer den engelske stadig?',
      'Only the Danish text is changed. Does the English one still fit?',
    ),
    en: both(
      'Kun den engelske tekst er ændret. Passer den danske stadig?',
      'Only the English text is changed. Does the Danish one still fit?',
    ),
  }),
  entries: both('I fortegnelsen', 'In the register'),
  sentences: both('I politikken', 'In the policy'),
  before: both('Før', 'Before'),
  after: both('Efter', 'After'),
  more: both('Lover mere end før', 'Promises more than before'),
  less: both('Lover mindre end før', 'Promises less than before'),
  lacking: both('Mangler på det andet sprog', 'Missing in the other language'),
  untold: both(
    'Står i fortegnelsen, men ikke længere i politikken',
    'In the register, but no longer in the policy',
  ),
  bound: both('Løfter og kontroller, det rører', 'Pledges and checks it touches'),
  noCheck: both('ingen kontrol endnu', 'no check yet'),
  check: both('efterprøves', 'checked'),
  lawCome: both('Det beder loven så om', 'What the law then asks'),
  lawGone: both('Det beder loven ikke længere om', 'What the law no longer asks'),
  publishing: both('Offentliggørelse', 'Publishing'),
  willPublish: both(
    'Når du gemmer, bliver ændringen offentliggjort og får en plads i kontrolloggen.',
    'When you save, the change is published and gets its place in the ledger.',
  ),
  willNot: both('Den bliver ikke offentliggjort, fordi:', 'It will not be published, because:'),
  willWait: both(
    'Gemmer du alligevel, ligger den i mappen, og den offentliggjorte udgave gælder, til det er rettet.',
    'If you save all the same, it lies in the folder, and the published edition holds until that is mended.',
  ),
  lines: both('Linjerne i filerne', 'The lines of the files'),
  line: (number: number): Words => both(`linje ${number}`, `line ${number}`),
  gone: both('ud', 'out'),
  come: both('ind', 'in'),
})

export const conflictWords = Object.freeze({
  title: both('En anden har gemt imens', 'Somebody else has saved meanwhile'),
  lead: both(
    'Intet af dit er gemt, og intet er tabt: det, du skrev, står nederst. Det, den anden ændrede, og du lod stå, er taget med.',
    'Nothing of yours is saved, and nothing is lost: what you typed stands below. What the other changed and you left alone is taken along.',
  ),
  theirs: both('Den anden ændrede', 'The other changed'),
  mine: both('Du ville ændre', 'You meant to change'),
  between: both('Gemmer du oven på, ændres dette', 'If you save on top, this changes'),
  typed: both('Det, du skrev', 'What you typed'),
})

export const historyWords = Object.freeze({
  menu: both('Historik', 'History'),
  title: both('Historik', 'History'),
  lead: both(
    'Hver udgave af politikken og fortegnelsen, der er offentliggjort her. Den nyeste øverst.',
    'Every edition of the policy and the register that was published here. The latest first.',
  ),
  edition: (number: number): Words => both(`Udgave ${number}`, `Edition ${number}`),
  first: both('Den første udgave.', 'The first edition.'),
  unread: both(
    'Denne udgave eller den før er skrevet til en anden version af programmet og kan ikke sammenlignes.',
    'This edition or the one before was written for another version of the program and cannot be compared.',
  ),
  proof: both('Bevis for pladsen i loggen', 'Proof of its place in the log'),
  facts: both('Loggens oplysninger om den', 'What the log holds about it'),
  hashes: both('Filernes aftryk', 'Fingerprints of the files'),
  register: both('fortegnelse', 'register'),
  notice: both('politik', 'policy'),
  small: both(
    'Kun rækkefølge, mellemrum eller kommentarer er ændret.',
    'Only order, spaces or comments changed.',
  ),
})
