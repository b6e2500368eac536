// What `ordholden notice` says in a terminal: what it wrote and asks, and what an edit changes. Danish is the source.

import type { Language, Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

const languageNames: Readonly<Record<Language, Words>> = {
  da: both('dansk', 'Danish'),
  en: both('engelsk', 'English'),
}

export const writtenWords = Object.freeze({
  made: (files: readonly string[], promises: number, others: number): Words =>
    both(
      `skrev ${files.join(' og ')} med ${promises} løfter og ${others} sætninger uden løfte, og bandt dem i register.yaml`,
      `wrote ${files.join(' and ')} with ${promises} promises and ${others} sentences without one, and bound them in register.yaml`,
    ),
  unaccepted: (count: number): Words =>
    count === 1
      ? both(
          'Teksten fortæller en post, som ingen har godkendt. Læs den, og skriv status: accepted og accepted: {by, at}:',
          'The text tells an entry that nobody has accepted. Read it, and write status: accepted and accepted: {by, at}:',
        )
      : both(
          `Teksten fortæller ${count} poster, som ingen har godkendt. Læs dem, og skriv status: accepted og accepted: {by, at}:`,
          `The text tells ${count} entries that nobody has accepted. Read them, and write status: accepted and accepted: {by, at}:`,
        ),
  questions: both(
    'Loven beder om mere, end fortegnelsen ved. Det er udeladt af teksten, ikke gættet:',
    'The law asks for more than the register knows. It is left out of the text, not guessed:',
  ),
  declare: both(
    'Ingen har efterprøvet løfterne endnu. Skal de offentliggøres alligevel, som oplyst, ikke efterprøvet, sætter en person declaredUnproven: {by, at} ved hver sætning; --accepted-by NAVN gør det for dem alle.',
    'Nothing has checked the promises yet. To publish them all the same, a person sets declaredUnproven: {by, at} at each sentence; --accepted-by NAME does it for all of them.',
  ),
  publish: (folder: string): Words =>
    both(
      `Læs teksten. Den offentliggøres her med: ordholden check --policy ${folder}`,
      `Read the text. It is published here by: ordholden check --policy ${folder}`,
    ),
})

export const diffShown = Object.freeze({
  nothing: both('Intet er ændret.', 'Nothing has changed.'),
  sentences: {
    added: both('ny sætning', 'new sentence'),
    removed: both('sætning taget ud', 'sentence taken out'),
    changed: both('sætning ændret', 'sentence changed'),
    bound: both('samme ord, bundet til noget andet', 'same words, bound to something else'),
  },
  headings: {
    more: both('Lover mere end før', 'Promises more than before'),
    less: both('Lover ikke længere', 'No longer promises'),
    sentences: both('Sætninger', 'Sentences'),
    bindings: both('Bindinger', 'Bindings'),
    unbound: both('Bundet til intet', 'Bound to nothing'),
    languages: both('Sprog', 'Languages'),
    lacking: both('Mangler på det andet sprog', 'Missing in the other language'),
    renamed: both('Andet navn i fortegnelsen', 'Another name in the register'),
    periods: both('Slettefrister', 'Retention periods'),
    untold: both(
      'Står i fortegnelsen, men ikke længere i teksten',
      'In the register, but no longer in the text',
    ),
  },
  because: {
    new: both('nyt løfte', 'new promise'),
    changed: both('andre ord', 'other words'),
    gone: both('taget ud', 'taken out'),
    unbound: both('sætningen er ikke bundet til det mere', 'the sentence is no longer bound to it'),
    narrowed: both('færre ord', 'fewer words'),
    'limit-gone': both(
      'ord, der begrænser eller benægter, er taget ud',
      'words that limit or deny are taken out',
    ),
    'limit-added': both(
      'ord, der begrænser eller benægter, er sat ind',
      'words that limit or deny are put in',
    ),
    'opening-gone': both(
      'ord, der lod noget stå åbent, er taget ud',
      'words that left something open are taken out',
    ),
    'opening-added': both(
      'ord, der lader noget stå åbent, er sat ind',
      'words that leave something open are put in',
    ),
  },
  none: both('intet løfte', 'no promise'),
  binding: {
    new: both('bundet', 'bound'),
    lost: both('ikke bundet mere', 'no longer bound'),
    other: both('bundet til et andet løfte', 'bound to another pledge'),
  },
  language: (language: Language, change: 'added' | 'removed'): Words => {
    const { da, en } = languageNames[language]
    return change === 'added'
      ? both(`${da} er kommet til`, `${en} is added`)
      : both(`${da} er taget ud`, `${en} is taken out`)
  },
  lacks: (id: string, language: Language): Words =>
    both(
      `»${id}« mangler på ${languageNames[language].da}`,
      `“${id}” is missing in ${languageNames[language].en}`,
    ),
  kinds: {
    people: both('gruppe af personer', 'group of people'),
    category: both('slags oplysning', 'kind of data'),
    purpose: both('formål', 'purpose'),
    period: both('slettefrist', 'retention period'),
    source: both('kilde', 'source'),
    system: both('system', 'system'),
    recipient: both('modtager', 'recipient'),
    right: both('rettighed', 'right'),
  },
  noPeriod: both('ingen frist', 'no period'),
})
