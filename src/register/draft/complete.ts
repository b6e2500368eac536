// Writes a drafted notice into its register: the sentences with what binds them, the pledges they make, the rights they
// tell, and the words that tell each entry. Comments and order of the file stay. Proven by draft.test.ts.

import { type Document, isAlias, isCollection, isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'

import type { Language, Words } from '../../core/language.ts'
import { draftComments } from '../../language/draft-register.ts'
import { catalogue } from '../../pledge/catalogue.ts'
import { pledgeIds } from '../../pledge/pledge.ts'
import type { Selector } from '../schema.ts'
import type { Path } from '../yaml.ts'
import { toldRights } from './compose.ts'
import { because } from './line.ts'
import type { Bound } from './set-notice.ts'

/** Who lets sentences stand although nothing has checked them, and on which day. */
export interface Acceptance {
  readonly by: string
  readonly at: string
}

/** Sentences with what selects them in each notice. */
export interface Selected {
  readonly bound: readonly Bound[]
  readonly selectors: ReadonlyMap<Language, readonly Selector[]>
}

/** The text of the register with all of it. `text` is a register that parses, without sentences. */
export function completeRegister(text: string, selected: Selected, acceptance: Acceptance | null): string {
  const document = parseDocument(text, { uniqueKeys: false })
  const languages = [...selected.selectors.keys()]
  addRights(document)
  quoteEntries(document, selected.bound, languages)
  const [language = 'da'] = languages
  setLast(document, 'pledges', pledgesOf(selected.bound), draftComments.pledges[language])
  setLast(document, 'sentences', sentencesOf(selected, acceptance), draftComments.sentences[language])
  for (const entry of [...entriesAt(document, ['pledges']), ...entriesAt(document, ['sentences'])])
    for (const { value } of entry.items) if (isCollection(value)) value.flow = true
  return document.toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    indentSeq: !/^[a-z]\w*:\n- /im.test(text),
  })
}

/** Rights of the law that the notice tells and the register has not: published, for the notice says them. */
function addRights(document: Document): void {
  const known = new Set(entriesAt(document, ['rights']).map(entry => entry.get('id')))
  const missing = toldRights.filter(id => !known.has(id)).map(id => ({ id, status: 'published' }))
  const present = document.get('rights')
  if (!isSeq(present)) document.set('rights', document.createNode(missing))
  else for (const right of missing) present.add(document.createNode(right))
}

// The first line that tells an entry has its words. What is written once and pointed at (`*`) is left as it is.
function quoteEntries(document: Document, bound: readonly Bound[], languages: readonly Language[]): void {
  const done = new Set<string>()
  for (const { path, quote } of bound.flatMap(({ line }) => line.tells)) {
    const key = JSON.stringify(path)
    const entry = quote === undefined || done.has(key) ? null : mapAt(document, path)
    if (entry === null || quote === undefined) continue
    done.add(key)
    entry.set('quote', document.createNode(inLanguages(quote, languages), { flow: true }))
  }
}

const inLanguages = (words: Words, languages: readonly Language[]): Partial<Words> =>
  Object.fromEntries(languages.map(language => [language, words[language]]))

function mapAt(document: Document, path: Path): YAMLMap | null {
  let node: unknown = document.contents
  for (const step of path) {
    if (!isCollection(node)) return null
    node = node.get(step, true)
    if (isAlias(node)) return null
  }
  return isMap(node) ? node : null
}

function entriesAt(document: Document, path: Path): readonly YAMLMap[] {
  const found = document.getIn(path)
  return isSeq(found) ? found.items.filter(item => isMap(item)) : []
}

/** In its place where the key is there already, else at the end with a comment that says what it is. */
function setLast(document: Document, key: string, value: unknown, comment: string): void {
  if (document.has(key)) {
    document.set(key, document.createNode(value, { aliasDuplicateObjects: false }))
    return
  }
  const named = document.createNode(key)
  named.commentBefore = comment.replace(/^/gm, ' ')
  named.spaceBefore = true
  document.add(document.createPair(named, document.createNode(value, { aliasDuplicateObjects: false })))
}

function pledgesOf(bound: readonly Bound[]) {
  const promised = new Set(bound.map(({ line }) => line.pledge))
  return pledgeIds
    .filter(id => promised.has(id))
    .map(id => ({ id, parts: catalogue[id].map(({ name }) => name) }))
}

function sentencesOf({ bound, selectors }: Selected, acceptance: Acceptance | null) {
  const declared = acceptance === null ? {} : { declaredUnproven: acceptance }
  return bound.map(({ id, line }, at) => ({
    id,
    ...Object.fromEntries([...selectors].map(([language, all]) => [language, all[at]])),
    ...(line.pledge === null ? { promise: 'none', because } : { pledge: line.pledge, ...declared }),
  }))
}
