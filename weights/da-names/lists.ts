// Lists of names, towns and countries from @faker-js/faker (MIT), and the words the training data writes in small letters.
// Only hashes of them go into the file of weights.

import { faker as cs } from '@faker-js/faker/locale/cs_CZ'
import { faker as da } from '@faker-js/faker/locale/da'
import { faker as de } from '@faker-js/faker/locale/de'
import { faker as en } from '@faker-js/faker/locale/en'
import { faker as es } from '@faker-js/faker/locale/es'
import { faker as fi } from '@faker-js/faker/locale/fi'
import { faker as fr } from '@faker-js/faker/locale/fr'
import { faker as hr } from '@faker-js/faker/locale/hr'
import { faker as it } from '@faker-js/faker/locale/it'
import { faker as nb } from '@faker-js/faker/locale/nb_NO'
import { faker as nl } from '@faker-js/faker/locale/nl'
import { faker as pl } from '@faker-js/faker/locale/pl'
import { faker as sv } from '@faker-js/faker/locale/sv'
import { faker as tr } from '@faker-js/faker/locale/tr'
import { listed } from '../../src/detect/names/features.ts'
import { classOf, hashWord, isLetter, upper } from '../../src/detect/names/letters.ts'
import type { Row } from './data.ts'
import type { WordList } from './learn.ts'

const others = [nb, sv, de, en, es, fi, fr, hr, it, nl, pl, tr, cs]

/** Every string below a node of faker's definitions, whatever its form. */
function strings(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node]
  if (typeof node !== 'object' || node === null) return []
  return Object.values(node).flatMap(strings)
}

/** Words of a list, capitalised and at least two letters long; names of several words count by each. */
const wordsOf = (node: unknown): readonly string[] =>
  strings(node)
    .filter(text => !text.includes('{{'))
    .flatMap(text => text.split(/[ ,()]+/))
    .filter(word => word.length > 1 && classOf(word.charCodeAt(0)) === upper)

export function namesOf(locale: typeof da) {
  const { person, location } = locale.rawDefinitions
  return {
    first: wordsOf(person?.first_name),
    last: wordsOf(person?.last_name),
    towns: wordsOf(location?.['city_name']),
    countries: wordsOf([location?.['country'], location?.['continent'], location?.['state']]),
  }
}

/** All lists as sorted hashes with their bits. */
export function makeLists(rows: readonly Row[], commonLeast: number): WordList {
  const all = new Map<number, number>()
  const put = (words: readonly string[], bit: number): void => {
    for (const word of words) all.set(hashWord(word), (all.get(hashWord(word)) ?? 0) | bit)
  }
  const danish = namesOf(da)
  put(danish.first, listed.danishFirst)
  put(danish.last, listed.danishLast)
  put(danish.towns, listed.danishTown)
  put(danish.countries, listed.place)
  for (const each of others.map(namesOf)) {
    put(each.first, listed.first)
    put(each.last, listed.last)
    put([...each.towns, ...each.countries], listed.place)
  }
  put(commonWords(rows, commonLeast), listed.common)
  const words = Int32Array.from(all.keys()).sort()
  return { words, bits: Uint8Array.from(words, word => all.get(word) ?? 0) }
}

function commonWords(rows: readonly Row[], least: number): readonly string[] {
  const small = new Map<string, number>()
  for (const { text, sentence } of rows)
    for (let at = 0; at < sentence.count; at++) {
      const word = text.slice(sentence.start[at], sentence.end[at])
      const first = word.charCodeAt(0)
      if (isLetter(first) && classOf(first) !== upper) small.set(word, (small.get(word) ?? 0) + 1)
    }
  return [...small].filter(([, times]) => times >= least).map(([word]) => word)
}
