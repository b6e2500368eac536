// Where the policy is edited, in both languages. An entry is named by its path in the register, a sentence by its id.

import type { Language } from '../core/language.ts'
import { deskPlaces } from './desk-places.ts'

type Path = Readonly<Record<Language, string>>

const under = ({ path }: { readonly path: Path }, da: string, en: string): Path =>
  Object.freeze({ da: `${path.da}/${da}`, en: `${path.en}/${en}` })

export const editPlaces = Object.freeze({
  register: deskPlaces.register.path,
  entry: under(deskPlaces.register, 'post', 'entry'),
  newEntry: under(deskPlaces.register, 'ny', 'new'),
  removeEntry: under(deskPlaces.register, 'fjern', 'remove'),
  sentences: deskPlaces.sentences.path,
  sentence: under(deskPlaces.sentences, 'saetning', 'sentence'),
  newSentence: under(deskPlaces.sentences, 'ny', 'new'),
  removeSentence: under(deskPlaces.sentences, 'fjern', 'remove'),
  history: deskPlaces.history.path,
})

/** The same place with what it is asked for, in both languages. */
export function asked(path: Path, query: Readonly<Record<string, string>>): Path {
  const said = new URLSearchParams(query).toString()
  return { da: `${path.da}?${said}`, en: `${path.en}?${said}` }
}
