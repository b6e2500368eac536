// The register for a form: its sections, and one entry with its questions and answers, as the file has it.
// Proven by test/contracts/editing-desk.test.ts.

import type { Words } from '../../core/language.ts'
import { fieldWords } from '../../language/edit.ts'
import { fieldsAt } from '../../register/edit/fields.ts'
import {
  answersOf,
  entryName,
  listsAt,
  questionsAt,
  rawAt,
  recipientNames,
} from '../../register/edit/form.ts'
import { nameOf, stepsOf } from '../../register/edit/spot.ts'
import type { ReadEdition } from '../policy.ts'
import { isList } from './asked.ts'
import type { Act, Entry, Section } from './editing-desk.ts'
import { crumbsOf } from './judged.ts'
import { type Known, plainOfEdition } from './known.ts'

/** In the order of the record. What follows from sentences is edited with them. */
const sectionKeys = [
  ...(['controller', 'representative', 'jointControllers', 'dpo', 'domains', 'notices'] as const),
  ...(['activities', 'recipients', 'systems', 'agreements', 'sites', 'traffic', 'channels'] as const),
  ...(['procedures', 'rights', 'logHolders'] as const),
]

export async function sectionsOf(known: Known): Promise<readonly Section[]> {
  const plain = plainOfEdition((await known.read()).edition)
  const helps = new Map(fieldsAt('').map(({ key, help }) => [key, help]))
  return sectionKeys.map(key => sectionOf(plain, key, fieldWords[key], helps.get(key) ?? null))
}

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined

const statusOf = (raw: unknown): string | null => {
  const status = memberOf(raw, 'status')
  return typeof status === 'string' ? status : 'proposed'
}

/** A form for the status where the schema has one. */
const hasStatus = (path: string): boolean => questionKeys(path).has('status')
const questionKeys = (path: string): ReadonlySet<string> => new Set(fieldsAt(path).map(({ key }) => key))

function sectionOf(plain: unknown, path: string, label: Words, help: Words | null = null): Section {
  const raw = rawAt(plain, path)
  if (!isList(path)) {
    const status = hasStatus(path) ? statusOf(raw) : null
    return {
      path,
      label,
      help,
      isList: false,
      entries: raw === undefined ? [] : [{ path, name: label, status }],
    }
  }
  const entries = (Array.isArray(raw) ? raw : []).map((each, index) => ({
    path: `${path}/${stepOf(raw, each, index)}`,
    name: entryName(each, index, recipientNames(plain)),
    status: hasStatus(`${path}/new`) ? statusOf(each) : null,
  }))
  return { path, label, help, isList: true, entries }
}

/** An entry by its name; by its number where another has the same. */
function stepOf(list: unknown, entry: unknown, index: number): string {
  const name = nameOf(entry, index)
  const isShared = Array.isArray(list) && list.filter((each, at) => nameOf(each, at) === name).length > 1
  return isShared ? `#${index + 1}` : name
}

/** Null where there is no such entry, or no such list to add one to. */
export async function entryOf(known: Known, path: string, isNew: boolean): Promise<Entry | null> {
  const { edition, key } = await known.read()
  const plain = plainOfEdition(edition)
  const raw = rawAt(plain, path)
  const [section = ''] = stepsOf(path)
  const at = isNew && isList(path) ? `${path}/new` : path
  const isThere = isNew
    ? isList(path)
      ? Array.isArray(raw) || raw === undefined
      : raw === undefined
    : raw !== undefined
  if (!sectionKeys.some(each => each === section) || !isThere || isList(at)) return null
  const entry = isNew ? {} : typeof raw === 'string' ? { to: raw } : raw
  const questions = questionsAt(at, plain, isNew)
  return Object.freeze({
    path,
    isNew,
    name: crumbsOf(path, edition).at(-1) ?? { da: path, en: path },
    crumbs: crumbsTo(path, edition, isNew),
    questions,
    answers: answersOf(questions, entry),
    status: hasStatus(at) ? statusOf(entry) : null,
    accepted: actOf(memberOf(entry, 'accepted')),
    lists: isNew
      ? []
      : listsAt(path).map(({ key: list, label, help }) => sectionOf(plain, `${path}/${list}`, label, help)),
    languages: edition.notices.map(({ language }) => language),
    isRemovable: !isNew && path !== 'controller' && path !== 'dpo',
    base: key,
  })
}

function crumbsTo(path: string, edition: ReadEdition, isNew: boolean): Entry['crumbs'] {
  const steps = stepsOf(path)
  const shown = isNew ? steps : steps.slice(0, -1)
  const names = crumbsOf(path, edition)
  return shown.map((_, at) => {
    const here = steps.slice(0, at + 1).join('/')
    return { name: names[at] ?? { da: '', en: '' }, path: isList(here) ? null : here }
  })
}

const actOf = (value: unknown): Act | null => {
  const [by, at] = [memberOf(value, 'by'), memberOf(value, 'at')]
  return by === undefined || at === undefined ? null : { by: String(by), at: String(at) }
}
