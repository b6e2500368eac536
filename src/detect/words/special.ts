// Words of special categories (special-words.ts) in a text. A word alone tells of a subject; beside a person (a pronoun, a role, two
// capitalised words, a CPR number) or as the value of a field it tells of somebody, and only then is it likely.
// Proven by special.test.ts.

import type { Around, Hit, Judge, KeywordRule } from '../hit.ts'
import { type CategoryWords, type SpecialCategory, specialCategories, specialWords } from './special-words.ts'
import { beginsWord, hitIn, overBytes, type Window, windowOf } from './window.ts'

/** How far a person, or a word that settles a meaning, may stand. */
const nearBytes = 120

/** What the rest of a word may be: endings of both languages, and what is said of people and their illnesses. */
const ending =
  "(?:e|en|ens|er|erne|ernes|ers|es|et|ets|n|ne|nes|r|re|rs|s|t|te|a|i|k|ik|isk|iske|le|les|iker|ikere|al|ally|ed|ing|isme|ism|ist|ister|ization|lt|lte|ly|ret|rede|d|y|ia|ic|ies|ity|ling|iaen|en?ia|iets?|m(?:e|en|ens|ene|enes)|’s|'s)?"
const compound =
  '(?:-?(?:patient|syg|sygdom|syge|ramt|lidelse|behandling|medicin|test|diagnose|medlem|medlemskab|afdeling|sag|dom|oplysning|data|gruppe|erklæring|prøve|pleje|forløb|hospital|hjem|periode|menighed|forening)\\p{L}{0,4})?'
/** What only begins like one of the words: bees' hives, forces (`kræfter`), a science (`psykologi`), what is aimed or doomed to be. */
const otherWord = overBytes(
  '^(?:(?:hives|kræfter(?:ne|nes|s)?|psykologi(?:en|ens|sk|ske)?|volder?|voldte|islamabad)(?!\\p{L})|dømt (?:ude|til at|offside|på forhånd)(?!\\p{L})|sigtet (?:mod|efter|på|til|mel)(?!\\p{L})|blinde? (?:vej|vinkel|vinkler|plet|alarm|passager|makker))',
  'i',
)
/** What only ends like one: troubles of what is new, of plants and of beasts. */
const otherCompound = overBytes('^(?:børne|plante|dyre|kvæg|fiske)syg', 'i')
const wordBefore = overBytes('(?:\\p{L}|-)+$')
const restOfWord = overBytes(`${ending}${compound}(?!\\p{L}|[0-9])`, 'iy')

const pronouns =
  'han|hun|hans|hendes|ham|hende|jeg|min|mit|mine|mig|vedkommende|she|he|his|her|him|my|mine|i am|i have|i was'
const roles =
  'patient(?:en|ens|s)?|borger(?:en|ens)?|medlem(?:met|mer|s)?|klient(?:en)?|beboer(?:en)?|elev(?:en)?|ansøger(?:en)?|medarbejder(?:en|ens)?|sagsøgte|tiltalte|barnet|moderen|faderen|mor|far|søn|datter|ægtefælle|employee|member|client|applicant|resident|student|defendant|plaintiff|mother|father|son|daughter|wife|husband'
const personWord = overBytes(`(?<!\\p{L})(?:${pronouns}|${roles})(?!\\p{L})`, 'i')
const personName = overBytes('(?<!\\p{L})\\p{Lu}\\p{L}+ (?:\\p{Lu}\\. )?\\p{Lu}\\p{L}+')
const personNumber = /(?<![0-9])[0-3][0-9][01][0-9]{3}[- ]?[0-9]{4}(?![0-9])/

/** What stands near, in the same paragraph, without the word itself. */
function nearby({ text, start, end }: Window): string {
  const earlier =
    text
      .slice(Math.max(0, start - nearBytes), start)
      .split(/\n\s*\n/)
      .pop() ?? ''
  const later = text.slice(end, end + nearBytes).split(/\n\s*\n/)[0] ?? ''
  return `${earlier} \x01 ${later}`
}

const fieldAfter = overBytes('^["\']?\\s?[:=]\\s?["\']?(?:\\p{L}|[0-9])')

/** `Diagnose: F20.0`, `"religion": "…"`: the word names a field that holds something, or is what a field holds. */
function isField(window: Window, end: number): boolean {
  const later = window.text.slice(end, end + 24)
  const earlier = window.text.slice(Math.max(0, window.start - 40), window.start)
  return fieldAfter.test(later) || /[A-Za-z]["']?\s?[:=]\s?["']?$/.test(earlier)
}

const aboutPerson = (near: string): boolean =>
  personNumber.test(near) || personWord.test(near) || personName.test(near)

/** The compound that ends in the word, from its beginning; null where the word stands for itself. */
function asCompound(window: Window): Window | null {
  const length = wordBefore.exec(window.text.slice(0, window.start))?.[0].replace(/^-+/, '').length ?? 0
  const start = window.start - length
  return length < 2 || otherCompound.test(window.text.slice(start)) ? null : { ...window, start }
}

const asWord = (window: Window): Window | null => (beginsWord(window) ? window : null)

function judgeWord(
  category: SpecialCategory,
  beside: RegExp | null,
  beginning: (found: Window) => Window | null,
): Judge {
  return (around: Around, start: number, end: number): Hit | null => {
    const window = beginning(windowOf(around, start, end))
    restOfWord.lastIndex = window?.end ?? 0
    const rest = window === null ? null : restOfWord.exec(window.text)
    if (window === null || rest === null || otherWord.test(window.text.slice(window.start))) return null
    const near = nearby(window)
    const to = window.end + rest[0].length
    // A compound of it is another word (`DNA-profil`), and stands in the lists if it is one of them.
    if (beside !== null && (!beside.test(near) || /^-[A-Za-z]/.test(window.text.slice(to)))) return null
    const person = aboutPerson(near) || isField(window, to)
    return hitIn(window, {
      kind: 'special-category',
      what: category,
      start: window.start,
      end: to,
      confidence: person ? 'likely' : 'possible',
      context: person ? 'named' : 'bare',
    })
  }
}

function rulesOf(
  category: SpecialCategory,
  { words, tails = [], doubtful }: CategoryWords,
): readonly KeywordRule[] {
  const plain = {
    id: `special.${category}`,
    words,
    as: 'part',
    judge: judgeWord(category, null, asWord),
  } as const
  const compound = {
    ...plain,
    id: `${plain.id}.tail`,
    words: tails,
    judge: judgeWord(category, null, asCompound),
  }
  const others = doubtful.map(({ words: some, beside }, at): KeywordRule => {
    const near = overBytes(`(?<!\\p{L})(?:${beside})`, 'i')
    return {
      id: `special.${category}.${at + 1}`,
      words: some,
      as: 'part',
      judge: judgeWord(category, near, asWord),
    }
  })
  return tails.length === 0 ? [plain, ...others] : [plain, compound, ...others]
}

export const specialRules: readonly KeywordRule[] = specialCategories.flatMap(category =>
  rulesOf(category, specialWords[category]),
)
