// Whether the register speaks each language it has a notice in: an entry in Danish alone is enough for a company whose
// notice is Danish, and a gap for one that shows its readers both. Proven by parse.test.ts.

import { type Language, languages } from '../core/language.ts'
import type { Fault } from '../core/refusal.ts'
import type { Register } from './schema.ts'
import type { Path, YamlFile } from './yaml.ts'

/** Words that lack the language of a notice, each at its place. `file` is the register as it was written. */
export function unspoken({ notices }: Register, file: Pick<YamlFile, 'value' | 'place'>): readonly Fault[] {
  const needed = languages.filter(language => notices.some(notice => notice.language === language))
  return wordsIn(file.value, []).flatMap(({ words, path }) =>
    needed
      .filter(language => words[language] === undefined)
      .map(language => ({
        message: `${path.join('.')}: expected words in ${language}, got none`,
        place: file.place(path),
        hint: `the register has a notice in ${language}: write ${language} beside the other language`,
      })),
  )
}

interface Spoken {
  readonly words: Partial<Record<Language, unknown>>
  readonly path: Path
}

// Every map of nothing but languages is words, save a quote: that has the languages in which the notice says it.
function wordsIn(value: unknown, path: Path): readonly Spoken[] {
  if (typeof value !== 'object' || value === null) return []
  const keys = Object.keys(value)
  if (keys.length > 0 && keys.every(isLanguage))
    return path.at(-1) === 'quote' ? [] : [{ words: value, path }]
  return Object.entries(value).flatMap(([key, member]) =>
    wordsIn(member, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

const isLanguage = (key: string): boolean => languages.some(language => language === key)
