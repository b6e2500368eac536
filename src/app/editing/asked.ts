// What a form asks to be changed, made into files: an entry of the register, or a sentence with its words and what it is bound
// to. Nothing is judged or written here. Proven by test/contracts/editing-desk.test.ts.

import { parse } from 'yaml'
import { fromUtf8, utf8 } from '../../core/bytes.ts'
import { type Language, languages } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { type PledgeId, pledgeIds } from '../../pledge/pledge.ts'
import { type Change, editRegister } from '../../register/edit/edit.ts'
import { fieldsAt } from '../../register/edit/fields.ts'
import { entryFrom, entryName, questionsAt, rawAt } from '../../register/edit/form.ts'
import { removeSentence, type Whole } from '../../register/edit/remove-sentence.ts'
import { addSentence, editSentence, type NewSentence } from '../../register/edit/sentence.ts'
import { settlePledges } from '../../register/edit/settled-pledges.ts'
import { nameOf } from '../../register/edit/spot.ts'
import { freeId } from '../../register/proposal/ids.ts'
import type { Sentence } from '../../register/schema.ts'
import type { SourceFile } from '../../register/text.ts'
import type { ReadEdition } from '../policy.ts'
import type { Act, Asked, Bound } from './editing-desk.ts'

/** The files with the change, and the path or id of what was changed as it is named then; null where it is gone. */
export interface Made {
  readonly files: readonly SourceFile[]
  readonly named: string | null
}

/** Throws a Refusal for what cannot be made so. */
export function makeAsked(edition: ReadEdition, asked: Asked): Made {
  const whole = wholeOf(edition)
  switch (asked.kind) {
    case 'entry':
      return makeEntry(whole, asked)
    case 'remove-entry':
      return {
        files: filesOf({ ...whole, register: editRegister(whole.register, [removal(asked.path)]) }),
        named: null,
      }
    case 'sentence':
      return { files: filesOf(changeSentence(whole, edition, asked)), named: asked.id }
    case 'new-sentence':
      return makeSentence(whole, edition, asked)
    case 'remove-sentence':
      return { files: filesOf(removeSentence(whole, asked.id)), named: null }
  }
}

const removal = (path: string): Change => ({ kind: 'remove', path })

function wholeOf({ files, notices }: ReadEdition): Whole {
  const [register, ...texts] = files.map(({ path, text }) => ({ path, bytes: utf8(text) }))
  if (register === undefined) throw new Error('expected a register among the files of an edition')
  return {
    register,
    notices: notices.flatMap(({ language, notice }) =>
      texts.filter(({ path }) => path === notice.path).map(file => ({ language, file })),
    ),
  }
}

const filesOf = ({ register, notices }: Whole): readonly SourceFile[] => [
  register,
  ...notices.map(({ file }) => file),
]

export const plainOf = ({ bytes }: SourceFile): unknown =>
  parse(fromUtf8(bytes), { maxAliasCount: limits.registerAliases })

type AskedEntry = Extract<Asked, { kind: 'entry' }>

function makeEntry(whole: Whole, asked: AskedEntry): Made {
  const register = plainOf(whole.register)
  const { path, isNew, answers } = asked
  const at = isNew && isList(path) ? `${path}/new` : path
  const before = isNew ? {} : mapOf(rawAt(register, path))
  if (before === undefined) throw new Refusal('not-found', `expected an entry at ${path}, got none`)
  const entry = entryFrom(questionsAt(at, register, isNew), answers, before)
  const whole2 = isNew && isList(path) ? { ...withId(entry, at, rawAt(register, path)) } : entry
  const first: Change =
    isNew && isList(path) ? { kind: 'add', path, entry: whole2 } : { kind: 'set', path, value: whole2 }
  const changed = editRegister(whole.register, [first])
  const named = isList(path) && isNew ? placed(path, changed) : renamed(path, whole2, register)
  const files = filesOf({ ...whole, register: editRegister(changed, standingChanges(asked, named, whole2)) })
  return { files, named }
}

/** A recipient may stand as its id alone. */
const mapOf = (raw: unknown): unknown => (typeof raw === 'string' ? { to: raw } : raw)

/** Whether a path is of a list: then it has no fields, and its entries have. */
export const isList = (path: string): boolean => fieldsAt(path).length === 0

/** An id of one's own words where nobody wrote one. */
function withId(entry: Record<string, unknown>, at: string, list: unknown): Record<string, unknown> {
  if (typeof entry['id'] === 'string' || !fieldsAt(at).some(({ key }) => key === 'id')) return entry
  const { name } = entry
  const said = typeof name === 'string' ? name : wordOf(name) || entryName(entry, 0).en
  const taken = new Set((Array.isArray(list) ? list : []).map((each, index) => nameOf(each, index)))
  return { id: freeId(said, taken), ...entry }
}

const wordOf = (words: unknown): string =>
  typeof words === 'object' && words !== null ? String(Object.values(words)[0] ?? '') : ''

function placed(list: string, register: SourceFile): string {
  const entries = rawAt(plainOf(register), list)
  const last = Array.isArray(entries) ? entries.length - 1 : 0
  return `${list}/${nameOf(Array.isArray(entries) ? entries[last] : undefined, last)}`
}

/** What names an entry may be among what was changed. */
function renamed(path: string, entry: unknown, register: unknown): string {
  const above = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  const list = rawAt(register, above)
  if (!Array.isArray(list) || above === '') return path
  const index = list.indexOf(rawAt(register, path))
  return `${above}/${nameOf(entry, index)}`
}

/** A person answers for an entry with all the form shows of it: also for its groups that have a status of their own. */
function standingChanges({ standing, act }: AskedEntry, path: string, entry: object): readonly Change[] {
  if (standing === 'keep') return []
  const own = [path, ...groupsWithStatus(path, entry)]
  if (standing === 'accepted') return own.map(at => ({ kind: 'accept', path: at, ...act }))
  const gone: Change[] = 'accepted' in entry ? [removal(`${path}/accepted`)] : []
  return [{ kind: 'set', path: `${path}/status`, value: standing }, ...gone]
}

const groupsWithStatus = (path: string, entry: object): readonly string[] =>
  fieldsAt(path)
    .filter(({ key, kind }) => kind.kind === 'group' && Reflect.get(entry, key) !== undefined)
    .map(({ key }) => `${path}/${key}`)
    .filter(at => fieldsAt(at).some(({ key }) => key === 'status'))

type AskedSentence = Extract<Asked, { kind: 'sentence' }>

function changeSentence(whole: Whole, edition: ReadEdition, asked: AskedSentence): Whole {
  const { id, bound, act } = asked
  const sentence = edition.file.register.sentences.find(each => each.id === id)
  if (sentence === undefined) throw new Refusal('not-found', `expected a sentence "${id}", got none`)
  const said = languages.reduce((now, language) => sayIn(now, edition, asked, language), whole)
  const register = settlePledges(editRegister(said.register, bindingChanges(sentence, bound, act)))
  return { ...said, register }
}

/** The words of one language: changed where they stand, added after the sentence before where they do not. */
function sayIn(whole: Whole, edition: ReadEdition, asked: AskedSentence, language: Language): Whole {
  const { id, texts } = asked
  const bindings = edition.notices.find(each => each.language === language)?.bindings ?? []
  const text = texts[language]
  if (bindings.some(each => each.id === id))
    return inNotice(whole, language, pair => editSentence(pair, id, language, text))
  if (text === '' || bindings.length === 0) return whole
  const after = before(edition, id, new Set(bindings.map(each => each.id)))
  return inNotice(whole, language, pair => addSentence(pair, after, { id }, language, text))
}

/** The nearest sentence before one, in the order of the other notice, of those that stand here. */
function before({ notices }: ReadEdition, id: string, here: ReadonlySet<string>): string {
  const order =
    notices.map(({ bindings }) => bindings.map(each => each.id)).find(ids => ids.includes(id)) ?? []
  const earlier = order.slice(0, order.indexOf(id)).findLast(each => here.has(each))
  const [first = ''] = here
  return earlier ?? first
}

function inNotice(
  whole: Whole,
  language: Language,
  edit: (pair: { notice: SourceFile; register: SourceFile }) => { notice: SourceFile; register: SourceFile },
): Whole {
  const found = whole.notices.find(each => each.language === language)
  if (found === undefined) return whole
  const { notice, register } = edit({ notice: found.file, register: whole.register })
  const notices = whole.notices.map(each => (each === found ? { language, file: notice } : each))
  return { register, notices }
}

function bindingChanges(sentence: Sentence, bound: Bound, act: Act): readonly Change[] {
  const path = `sentences/${sentence.id}`
  const drop = (key: keyof Sentence): readonly Change[] =>
    sentence[key] === undefined ? [] : [removal(`${path}/${key}`)]
  const set = (key: string, value: unknown): Change => ({ kind: 'set', path: `${path}/${key}`, value })
  if (bound.pledge === '')
    return [
      ...drop('pledge'),
      ...drop('declaredUnproven'),
      set('promise', 'none'),
      set('because', saidOf(bound.because)),
    ]
  const declared = sentence.declaredUnproven
  return [
    ...drop('promise'),
    ...drop('because'),
    set('pledge', bound.pledge),
    ...(bound.declared
      ? declared === undefined
        ? [set('declaredUnproven', act)]
        : []
      : drop('declaredUnproven')),
  ]
}

const saidOf = (words: Readonly<Record<Language, string>>): Partial<Record<Language, string>> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''))

type AskedNew = Extract<Asked, { kind: 'new-sentence' }>

function makeSentence(whole: Whole, edition: ReadEdition, asked: AskedNew): Made {
  const { register } = edition.file
  const taken = new Set([...register.sentences.map(({ id }) => id), ...register.retired])
  const id = freeId(asked.texts.en || asked.texts.da, taken)
  const entry = newEntry(id, asked)
  const made = asked.after === '' ? bindStanding(whole, entry, asked) : insert(whole, entry, asked)
  return { files: filesOf({ ...made, register: settlePledges(made.register) }), named: id }
}

function newEntry(id: string, { bound, act }: AskedNew): NewSentence {
  const pledge: PledgeId | undefined = pledgeIds.find(each => each === bound.pledge)
  if (pledge === undefined) {
    const { da, en } = { da: bound.because.da || bound.because.en, en: bound.because.en || bound.because.da }
    return { id, promise: 'none', because: { da, en } }
  }
  return { id, pledge, ...(bound.declared ? { declaredUnproven: act } : {}) }
}

const insert = (whole: Whole, entry: NewSentence, { after, texts }: AskedNew): Whole =>
  languages.reduce(
    (now, language) =>
      texts[language] === ''
        ? now
        : inNotice(now, language, pair => addSentence(pair, after, entry, language, texts[language])),
    whole,
  )

/** Words that stand in the notice already get an entry, and nothing is written in the notice. */
function bindStanding(whole: Whole, entry: NewSentence, { texts }: AskedNew): Whole {
  const selectors = languages.flatMap(language =>
    texts[language] === '' ? [] : [[language, { exact: texts[language] }] as const],
  )
  const added = { ...entry, ...Object.fromEntries(selectors) }
  return {
    ...whole,
    register: editRegister(whole.register, [{ kind: 'add', path: 'sentences', entry: added }]),
  }
}
