// An entry of a register as a form: its questions, what they are answered now, and the entry that typed answers make. An
// answer that was not touched keeps what the file has, whatever it looks like in a field. Pure. Proven by form.test.ts.

import { isDeepStrictEqual } from 'node:util'

import type { Words } from '../../core/language.ts'
import { choiceWords } from '../../language/edit.ts'
import { periodInWords } from '../../language/periods.ts'
import { pledgeNames } from '../../language/pledges.ts'
import { criterionWords } from '../../language/record.ts'
import { fieldWords as askedWords } from '../../language/site-page.ts'
import { speaksOf } from '../../pledge/catalogue.ts'
import { pledgeIds } from '../../pledge/pledge.ts'
import { type Field, type FieldKind, fieldsAt } from './fields.ts'
import { nameOf, stepsOf } from './spot.ts'

export interface Option {
  readonly value: string
  readonly name: Words
}

export interface Question extends Field {
  /** Its name in the form: `address/street`. */
  readonly name: string
  /** What can be chosen: of a choice, an id, and a list of them. */
  readonly options: readonly Option[]
  /** The questions of a group. */
  readonly within: readonly Question[]
}

/** Answers as a form sends them, by name: `name/da`, `period/Y`, `systems/billy`. */
export type Answers = Readonly<Record<string, string>>

/** Said by acts of their own, not by fields. */
const acts: ReadonlySet<string> = new Set(['status', 'accepted'])

/** The questions of an entry: its lists of entries are pages of their own, and an id is given once. */
export function questionsAt(path: string, register: unknown, isNew: boolean): readonly Question[] {
  const keep = ({ key, kind }: Field): boolean =>
    !acts.has(key) && !isListOfEntries(kind) && (isNew || key !== 'id')
  return questions(path, '', register, keep)
}

/** The lists of entries that an entry holds. */
export const listsAt = (path: string): readonly Field[] =>
  fieldsAt(path).filter(({ kind }) => isListOfEntries(kind))

const isListOfEntries = (kind: FieldKind): boolean => kind.kind === 'list' && kind.each.kind === 'group'

function questions(
  path: string,
  prefix: string,
  register: unknown,
  keep: (field: Field) => boolean,
): readonly Question[] {
  return fieldsAt(path)
    .filter(keep)
    .map(field => {
      const name = `${prefix}${field.key}`
      const inner = field.kind.kind === 'group' ? `${path}/${field.key}` : null
      return Object.freeze({
        ...field,
        name,
        options: optionsOf(field.kind, path, register),
        within: inner === null ? [] : questions(inner, `${name}/`, register, keep),
      })
    })
}

function optionsOf(kind: FieldKind, path: string, register: unknown): readonly Option[] {
  if (kind.kind === 'list') return optionsOf(kind.each, path, register)
  if (kind.kind === 'choice') return kind.of.map(value => ({ value, name: choiceName(value) }))
  if (kind.kind !== 'id') return []
  const [first = '', entry = ''] = stepsOf(path)
  const all =
    kind.of === 'purposes' || kind.of === 'retention'
      ? listOf(register, 'activities').flatMap(activity => listOf(activity, kind.of))
      : listOf(
          kind.of === 'categories' || kind.of === 'people' ? entryOf(register, first, entry) : register,
          kind.of,
        )
  if (kind.of === 'sentences') return sentenceOptions(all, chosenSentences(rawAt(register, path)))
  return all.map((each, index) => ({ value: String(memberOf(each, 'id')), name: entryName(each, index) }))
}

const listOf = (holder: unknown, key: string): readonly unknown[] => {
  const entries = memberOf(holder, key)
  return Array.isArray(entries) ? entries : []
}

const chosenSentences = (raw: unknown): readonly unknown[] => [
  ...listOf(raw, 'sentences'),
  memberOf(raw, 'sentence'),
]

/** Sentences a website or its statistics can be spoken of by, in the words of the notice; and those already chosen. */
function sentenceOptions(sentences: readonly unknown[], chosen: readonly unknown[]): readonly Option[] {
  const kept = new Set(chosen)
  const pledges = new Set<unknown>(pledgeIds.filter(id => speaksOf(id, 'site') || speaksOf(id, 'host')))
  return sentences
    .filter(each => kept.has(memberOf(each, 'id')) || pledges.has(memberOf(each, 'pledge')))
    .map(each => {
      const [da, en] = [memberOf(memberOf(each, 'da'), 'exact'), memberOf(memberOf(each, 'en'), 'exact')]
      const value = String(memberOf(each, 'id'))
      return { value, name: { da: String(da ?? en ?? value), en: String(en ?? da ?? value) } }
    })
}

const names: Readonly<Record<string, Words>> = {
  ...askedWords,
  ...pledgeNames,
  ...criterionWords,
  ...choiceWords,
}
const choiceName = (value: string): Words => names[value] ?? { da: value, en: value }

const entryOf = (register: unknown, list: string, id: string): unknown => {
  const entries = memberOf(register, list)
  return Array.isArray(entries) ? entries.find(each => memberOf(each, 'id') === id) : undefined
}

const naming = [
  'name',
  'measure',
  'from',
  'reference',
  'to',
  'url',
  'with',
  'address',
  'language',
  'host',
  'kind',
  'id',
] as const

/** What an entry is called in a list: its name or first words; of an id of another list, what `known` calls that. */
export function entryName(
  entry: unknown,
  index: number,
  known: ReadonlyMap<string, Words> = new Map(),
): Words {
  const period = memberOf(entry, 'period')
  if (typeof period === 'string') return withId(periodInWords(period), memberOf(entry, 'id'))
  if (typeof entry === 'string') return known.get(entry) ?? { da: entry, en: entry }
  for (const key of naming) {
    const value = memberOf(entry, key)
    if (typeof value === 'string')
      return (key === 'to' || key === 'with' ? known.get(value) : names[value]) ?? { da: value, en: value }
    const [da, en] = [memberOf(value, 'da'), memberOf(value, 'en')]
    if (typeof da === 'string' || typeof en === 'string')
      return { da: String(da ?? en), en: String(en ?? da) }
  }
  return { da: `#${index + 1}`, en: `#${index + 1}` }
}

const withId = ({ da, en }: Words, id: unknown): Words => ({ da: `${da} (${id})`, en: `${en} (${id})` })

/** The recipients of a register by id: what flows, transfers and agreements are named by. */
export function recipientNames(register: unknown): ReadonlyMap<string, Words> {
  const recipients = memberOf(register, 'recipients')
  const named = Array.isArray(recipients) ? recipients : []
  return new Map(named.map((each, index) => [String(memberOf(each, 'id')), entryName(each, index)]))
}

/** What the fields say now; only those that say something. */
export function answersOf(questions: readonly Question[], raw: unknown): Answers {
  return Object.fromEntries(questions.flatMap(each => answered(each, memberOf(raw, each.key))))
}

function answered(question: Question, raw: unknown): readonly (readonly [string, string])[] {
  const { name, kind } = question
  if (raw === undefined || raw === null) return []
  switch (kind.kind) {
    case 'words':
      return ['da', 'en'].flatMap(language => {
        const said = memberOf(raw, language)
        return said === undefined ? [] : [[`${name}/${language}`, String(said)] as const]
      })
    case 'period':
      return [...String(raw).matchAll(/(\d+)([YMD])/g)].map(
        ([, count = '', unit = '']) => [`${name}/${unit}`, count] as const,
      )
    case 'group':
      return Object.entries(answersOf(question.within, raw))
    case 'list':
      return listed(question, raw)
    default:
      return [[name, String(raw)]]
  }
}

function listed({ name, options }: Question, raw: unknown): readonly (readonly [string, string])[] {
  const values = Array.isArray(raw) ? raw.map(String) : []
  if (options.length === 0) return values.length === 0 ? [] : [[name, values.join('\n')]]
  return values.map(value => [`${name}/${value}`, 'on'] as const)
}

/** The entry with what was typed; what the form has no field for stays. */
export function entryFrom(
  questions: readonly Question[],
  typed: Answers,
  raw: unknown,
): Record<string, unknown> {
  const entry: Record<string, unknown> = isRecord(raw) ? { ...raw } : {}
  for (const question of questions) {
    const value = written(question, typed, entry[question.key])
    if (value === undefined) delete entry[question.key]
    else entry[question.key] = value
  }
  return entry
}

function written(question: Question, typed: Answers, raw: unknown): unknown {
  const now = ownOf(question, typed)
  if (isDeepStrictEqual(now, Object.fromEntries(answered(question, raw)))) return raw
  const { name, kind, standard } = question
  const text = now[name]
  switch (kind.kind) {
    case 'words':
      return wordsFrom(now[`${name}/da`], now[`${name}/en`])
    case 'period':
      return periodFrom(name, now)
    case 'group':
      return Object.keys(now).length === 0 && !question.required
        ? undefined
        : entryFrom(question.within, typed, raw)
    case 'list':
      return listFrom(question, now)
    case 'number':
      return text === undefined || !/^\d{1,9}$/.test(text) ? text : Number(text)
    case 'yes-no':
      return text === undefined || (raw === undefined && text === standard) ? undefined : text === 'true'
    default:
      return raw === undefined && text === standard ? undefined : text
  }
}

/** What was typed for one question, without what is empty. */
function ownOf({ name, within }: Question, typed: Answers): Answers {
  const isOwn = (key: string): boolean =>
    within.length === 0 ? key === name || key.startsWith(`${name}/`) : key.startsWith(`${name}/`)
  return Object.fromEntries(Object.entries(typed).filter(([key, value]) => isOwn(key) && value !== ''))
}

const wordsFrom = (da: string | undefined, en: string | undefined): unknown =>
  da === undefined && en === undefined
    ? undefined
    : { ...(da === undefined ? {} : { da }), ...(en === undefined ? {} : { en }) }

function periodFrom(name: string, now: Answers): string | undefined {
  const counted = ['Y', 'M', 'D'].flatMap(unit => {
    const count = now[`${name}/${unit}`]
    return count === undefined ? [] : [`${count}${unit}`]
  })
  return counted.length === 0 ? undefined : `P${counted.join('')}`
}

function listFrom({ name, options }: Question, now: Answers): readonly string[] | undefined {
  const chosen =
    options.length === 0
      ? (now[name] ?? '')
          .split('\n')
          .map(line => line.trim())
          .filter(line => line !== '')
      : options.flatMap(({ value }) => (now[`${name}/${value}`] === undefined ? [] : [value]))
  return chosen.length === 0 ? undefined : chosen
}

/** The value at a path of keys and names of entries; undefined where there is none. */
export function rawAt(register: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>(
    (at, step) =>
      Array.isArray(at) ? at.find((each, index) => isNamed(each, index, step)) : memberOf(at, step),
    register,
  )
}

const isNamed = (entry: unknown, index: number, step: string): boolean =>
  step === `#${index + 1}` || nameOf(entry, index) === step

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const memberOf = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
