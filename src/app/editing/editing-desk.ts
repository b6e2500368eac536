// Editing the policy behind sign-in: the register entry by entry and the notice sentence by sentence, each change judged before
// it is saved, and saved only where nobody else saved meanwhile. The files stay the truth: whoever likes edits them by hand at
// the same time. Proven by test/contracts/editing-desk.test.ts and test/journeys/editing.test.ts.

import { constants } from 'node:fs'
import { access, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

import { sha256, toHex, utf8 } from '../../core/bytes.ts'
import { type Language, languages, type Words } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { fieldWords } from '../../language/edit.ts'
import { saveSaid } from '../../language/editing.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import { fieldsAt } from '../../register/edit/fields.ts'
import {
  type Answers,
  answersOf,
  entryName,
  listsAt,
  type Question,
  questionsAt,
  rawAt,
  recipientNames,
} from '../../register/edit/form.ts'
import { nameOf, stepsOf } from '../../register/edit/spot.ts'
import { allEditions } from '../../store/editions.ts'
import { type EditionProof, proofOfEdition } from '../../store/proofs.ts'
import { type Base, hashesOf, readForEditing, saveEdit } from '../editing.ts'
import { publishedEdition } from '../edition.ts'
import type { Folder } from '../in-force.ts'
import type { Opened } from '../opened.ts'
import { type ReadEdition, rereadEdition } from '../policy.ts'
import { type Act, type Asked, isList, type Made, makeAsked, plainOf } from './asked.ts'
import {
  crumbsOf,
  type Effect,
  editionOf,
  effectOf,
  entryFaults,
  type FieldFault,
  gateOf,
  refusalFaults,
  type Shown,
  shownBetween,
  typedFaults,
} from './judged.ts'

/** An entry in a list. `status` is null where such entries have none. */
export interface Listed {
  readonly path: string
  readonly name: Words
  readonly status: string | null
}

export interface Section {
  readonly path: string
  readonly label: Words
  readonly help: Words | null
  /** Whether entries are added to it; else it is one entry. */
  readonly isList: boolean
  readonly entries: readonly Listed[]
}

export interface Entry {
  readonly path: string
  readonly isNew: boolean
  readonly name: Words
  /** What leads to it, outermost first, with where each is edited; a list has no page of its own. */
  readonly crumbs: readonly { readonly name: Words; readonly path: string | null }[]
  readonly questions: readonly Question[]
  readonly answers: Answers
  readonly status: string | null
  readonly accepted: Act | null
  readonly lists: readonly Section[]
  /** The languages the register has notices in. */
  readonly languages: readonly Language[]
  readonly isRemovable: boolean
  readonly base: string
}

export interface SentenceRow {
  readonly id: string
  readonly texts: Readonly<Record<Language, string | null>>
  readonly pledge: PledgeId | null
  readonly because: Words | null
  readonly declared: Act | null
  /** The heading it stands under, where it is the first to. */
  readonly heading: Readonly<Record<Language, string | null>>
}

export interface NoticeText {
  readonly languages: readonly Language[]
  readonly rows: readonly SentenceRow[]
  /** Sentences with words that nothing is bound to. */
  readonly unbound: readonly { readonly language: Language; readonly text: string }[]
  readonly base: string
}

/** How the folder stands. */
export interface FolderState {
  readonly folder: Folder
  readonly path: string
  /** Why nothing can be saved here; null where it can. */
  readonly cannotSave: Words | null
  /** What it has that is not published, and why; null where all is. */
  readonly waiting: { readonly shown: Shown; readonly refused: readonly Words[] } | null
}

/** One published edition. `changes` is null for the first, and beside one that this program cannot read. */
export interface PublishedEdition {
  readonly number: number
  readonly at: string
  readonly registerHash: string
  readonly noticeHash: string
  readonly changes: Shown | null
}

export type Judged =
  | { readonly kind: 'refused'; readonly faults: readonly FieldFault[] }
  | { readonly kind: 'judged'; readonly effect: Effect; readonly base: string }
  | {
      readonly kind: 'conflict'
      /** From what both began with; null where that is known no more. */
      readonly mine: Shown | null
      readonly theirs: Shown | null
      /** What saving on top would change. */
      readonly between: Shown
      /** What was typed, with what the other changed and this form did not. */
      readonly asked: Asked
      readonly base: string
    }
export type Saved =
  | Exclude<Judged, { readonly kind: 'judged' }>
  | { readonly kind: 'saved'; readonly named: string | null; readonly folder: Folder }
  | { readonly kind: 'nowhere'; readonly says: Words }

export interface Editing {
  state(): Promise<FolderState>
  sections(): Promise<readonly Section[]>
  /** Null where there is no such entry, or no such list to add one to. */
  entry(path: string, isNew: boolean): Promise<Entry | null>
  notice(): Promise<NoticeText>
  judge(asked: Asked, base: string): Promise<Judged>
  save(asked: Asked, base: string): Promise<Saved>
  /** The latest first. */
  history(): Promise<readonly PublishedEdition[]>
  /** Null while no published checkpoint covers it, or where there is no such edition. */
  proof(edition: number): Promise<EditionProof | null>
}

async function historyOf({ store }: Opened): Promise<readonly PublishedEdition[]> {
  const editions = (await allEditions(store.owner)).map(each => ({ ...each, edition: readable(each.files) }))
  return editions
    .map(({ number, at, registerHash, noticeHash, edition }, index) => {
      const before = editions[index - 1]?.edition ?? null
      const changes = before === null || edition === null ? null : shownBetween(before, edition)
      return Object.freeze({ number, at, registerHash, noticeHash, changes })
    })
    .toReversed()
}

/** In the order of the record. What follows from sentences is edited with them. */
const sectionKeys = [
  ...(['controller', 'representative', 'jointControllers', 'dpo', 'domains', 'notices'] as const),
  ...(['activities', 'recipients', 'systems', 'agreements', 'sites', 'channels'] as const),
  ...(['procedures', 'rights', 'logHolders'] as const),
]

export function openEditing(on: Opened): Editing {
  const known = new Known(on)
  const saving = new Saving(on, known)
  return Object.freeze({
    state: () => stateOf(on, known),
    sections: async () => {
      const plain = plainOfEdition((await known.read()).edition)
      return sectionKeys.map(key => sectionOf(plain, key, fieldWords[key]))
    },
    entry: (path: string, isNew: boolean) => entryOf(known, path, isNew),
    notice: () => noticeOf(known),
    judge: (asked: Asked, base: string) => saving.judge(asked, base),
    save: (asked: Asked, base: string) => saving.save(asked, base),
    history: () => historyOf(on),
    proof: (edition: number) => proofOfEdition(on.store.owner, edition),
  })
}

/** What forms were made from: the last readings of the folder, and every published edition. */
class Known {
  readonly #on: Opened
  readonly #read = new Map<string, ReadEdition>()

  constructor(on: Opened) {
    this.#on = on
  }

  async read(): Promise<{ readonly edition: ReadEdition; readonly base: Base; readonly key: string }> {
    const { edition, base } = await readForEditing(this.#on.setting.policyFolder)
    const key = keyOf(base)
    this.#read.delete(key)
    this.#read.set(key, edition)
    const [oldest] = this.#read.keys()
    if (this.#read.size > limits.editsRemembered && oldest !== undefined) this.#read.delete(oldest)
    return { edition, base, key }
  }

  /** Null where what a form was made from is neither remembered nor published. */
  async find(key: string): Promise<ReadEdition | null> {
    const remembered = this.#read.get(key)
    if (remembered !== undefined) return remembered
    for (const { files } of await allEditions(this.#on.store.owner)) {
      const edition = readable(files)
      if (edition !== null && keyOf(hashesOf(edition)) === key) return edition
    }
    return null
  }
}

function readable(files: ReadEdition['files']): ReadEdition | null {
  try {
    return rereadEdition(files)
  } catch (fault) {
    if (fault instanceof Refusal) return null
    throw fault
  }
}

const keyOf = (base: Base): string => toHex(sha256(utf8(JSON.stringify([...base].toSorted()))))

const plainOfEdition = ({ files }: ReadEdition): unknown => {
  const [register] = files
  return register === undefined ? {} : plainOf({ path: register.path, bytes: utf8(register.text) })
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

/** An entry by its name; by its number where another has the same, or where the name would be read as a path. */
function stepOf(list: unknown, entry: unknown, index: number): string {
  const name = nameOf(entry, index)
  const isShared = Array.isArray(list) && list.filter((each, at) => nameOf(each, at) === name).length > 1
  return isShared || name.includes('/') || name === '' ? `#${index + 1}` : name
}

async function entryOf(known: Known, path: string, isNew: boolean): Promise<Entry | null> {
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

async function noticeOf(known: Known): Promise<NoticeText> {
  const { edition, key } = await known.read()
  const { notices } = edition
  const order = orderOf(edition)
  const seen = new Set<string>()
  const rows = order.flatMap(id => {
    const sentence = edition.file.register.sentences.find(each => each.id === id)
    return sentence === undefined ? [] : [rowOf(edition, sentence, seen)]
  })
  const unbound = notices.flatMap(({ language, notice, faults }) =>
    faults
      .filter(({ kind }) => kind === 'unbound')
      .flatMap(({ sentence }) => {
        const text = sentence === null ? undefined : notice.sentences[sentence]?.text
        return text === undefined ? [] : [{ language, text }]
      }),
  )
  return Object.freeze({ languages: notices.map(({ language }) => language), rows, unbound, base: key })
}

/** As the first notice has them; what only the other has, after the one it follows there. */
function orderOf({ notices }: ReadEdition): readonly string[] {
  const order: string[] = []
  for (const { bindings } of notices)
    for (const [index, { id }] of bindings.entries()) {
      if (order.includes(id)) continue
      const before = bindings[index - 1]?.id
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1 || order.length, 0, id)
    }
  return order
}

type RegisterSentence = ReadEdition['file']['register']['sentences'][number]

function rowOf({ notices }: ReadEdition, sentence: RegisterSentence, seen: Set<string>): SentenceRow {
  const { id, pledge = null, because = null, declaredUnproven } = sentence
  const stands = (language: Language) => {
    const bound = notices.find(each => each.language === language)
    const binding = bound?.bindings.find(each => each.id === id)
    if (bound === undefined || binding === undefined) return { text: null, heading: null }
    const heading = bound.notice.sentences[binding.sentence]?.headings.at(-1) ?? null
    return { text: bound.notice.text.slice(binding.start, binding.end), heading }
  }
  const [da, en] = [stands('da'), stands('en')]
  const heading = `${da.heading ?? en.heading}`
  const isFirst = !seen.has(heading)
  seen.add(heading)
  return Object.freeze({
    id,
    texts: { da: da.text, en: en.text },
    pledge,
    because,
    declared: declaredUnproven ?? null,
    heading: isFirst ? { da: da.heading, en: en.heading } : { da: null, en: null },
  })
}

async function stateOf(on: Opened, known: Known): Promise<FolderState> {
  const { setting, inForce, store, ground } = on
  const { edition } = await known.read()
  const last = await publishedEdition(store, setting.notify)
  const shown = last === null ? null : shownBetween(last, edition)
  const cannotSave = await cannotSaveIn(setting.policyFolder)
  const waiting =
    shown === null || shown.isEmpty ? null : { shown, refused: await gateOf(last, edition, ground) }
  return Object.freeze({ folder: inForce.folder, path: setting.policyFolder, cannotSave, waiting })
}

/** The examples that come with the program, beside its sources and beside the packaged program. */
const ownExamples = [join(import.meta.dirname, '../../../examples'), join(import.meta.dirname, '../examples')]

// What comes with the program is practice for everybody who starts it: a save there would change the program's own folder,
// unseen by whoever shares it, and be gone with the next version.
async function cannotSaveIn(folder: string): Promise<Words | null> {
  const real = await realpath(folder)
  for (const examples of ownExamples) {
    const own = await realpath(examples).catch(() => null)
    if (own !== null && real.startsWith(own + sep)) return saveSaid.example
  }
  return access(real, constants.W_OK).then(
    () => null,
    () => saveSaid['read-only'],
  )
}

/** An edit ready to be judged: made from what its form was made from. */
interface Ready extends Made {
  readonly kind: 'ready'
  readonly now: ReadEdition
  readonly key: string
  readonly base: Base
  readonly began: ReadEdition | null
  readonly isOvertaken: boolean
}

class Saving {
  readonly #on: Opened
  readonly #known: Known

  constructor(on: Opened, known: Known) {
    this.#on = on
    this.#known = known
  }

  async judge(asked: Asked, base: string): Promise<Judged> {
    const ready = await this.#make(asked, base)
    if (ready.kind === 'refused') return ready
    if (ready.isOvertaken) return conflictOf(ready, asked)
    const { setting, store, ground } = this.#on
    const last = await publishedEdition(store, setting.notify)
    const effect = await effectOf(ready.now, editionOf(ready.files), last, ground)
    return Object.freeze({ kind: 'judged', effect, base: ready.key })
  }

  async save(asked: Asked, base: string): Promise<Saved> {
    const says = await cannotSaveIn(this.#on.setting.policyFolder)
    if (says !== null) return { kind: 'nowhere', says }
    const ready = await this.#make(asked, base)
    if (ready.kind === 'refused') return ready
    if (ready.isOvertaken) return conflictOf(ready, asked)
    try {
      const { saved, folder } = await saveEdit(this.#on, ready.files, ready.base)
      if (saved.kind === 'saved') return Object.freeze({ kind: 'saved', named: ready.named, folder })
    } catch (fault) {
      return { kind: 'refused', faults: refusalFaults(fault, asked, ready.now) }
    }
    // Somebody saved between our look and our save: now the form is overtaken like any other.
    const again = await this.#make(asked, base)
    return again.kind === 'refused' ? again : conflictOf(again, asked)
  }

  async #make(
    asked: Asked,
    base: string,
  ): Promise<Ready | { readonly kind: 'refused'; readonly faults: readonly FieldFault[] }> {
    const { edition: now, base: present, key } = await this.#known.read()
    const isOvertaken = base !== key
    const began = isOvertaken ? await this.#known.find(base) : now
    const from = began ?? now
    const typed = typedFaults(asked)
    if (typed.length > 0) return { kind: 'refused', faults: typed }
    try {
      const made = makeAsked(from, asked)
      const faults = faultsOf(made, asked, from)
      if (faults.length > 0) return { kind: 'refused', faults }
      editionOf(made.files)
      return { kind: 'ready', ...made, now, key, base: present, began, isOvertaken }
    } catch (fault) {
      return { kind: 'refused', faults: refusalFaults(fault, asked, from) }
    }
  }
}

function faultsOf({ files, named }: Made, asked: Asked, from: ReadEdition): readonly FieldFault[] {
  const [register] = files
  if (register === undefined) return []
  const path = asked.kind === 'entry' ? (named ?? asked.path) : ''
  const isNew = asked.kind === 'entry' && asked.isNew
  const questions = asked.kind === 'entry' ? questionsAt(path, plainOfEdition(from), isNew) : []
  return entryFaults(register, path, questions)
}

/** Of two that changed one form, what each left alone is taken from the other. */
function conflictOf({ files, now, key, began }: Ready, asked: Asked): Extract<Judged, { kind: 'conflict' }> {
  const merged = began === null ? asked : mergedOn(asked, began, now)
  const edit = editionOf(files)
  return Object.freeze({
    kind: 'conflict',
    mine: began === null ? null : shownBetween(began, edit),
    theirs: began === null ? null : shownBetween(began, now),
    between: shownBetween(now, onTop(merged, now) ?? edit),
    asked: merged,
    base: key,
  })
}

/** Null where what was typed can no longer be put into what the folder has now. */
function onTop(asked: Asked, now: ReadEdition): ReturnType<typeof editionOf> | null {
  try {
    return editionOf(makeAsked(now, asked).files)
  } catch (fault) {
    if (fault instanceof Refusal) return null
    throw fault
  }
}

function mergedOn(asked: Asked, began: ReadEdition, now: ReadEdition): Asked {
  if (asked.kind === 'entry' && !asked.isNew) {
    const [old, fresh] = [began, now].map(edition => {
      const plain = plainOfEdition(edition)
      return answersOf(questionsAt(asked.path, plain, false), rawAt(plain, asked.path))
    })
    return { ...asked, answers: merged(asked.answers, old ?? {}, fresh ?? {}) }
  }
  if (asked.kind !== 'sentence') return asked
  const [old, fresh] = [began, now].map(edition => textsOf(edition, asked.id))
  const { da = '', en = '' } = merged(asked.texts, old ?? {}, fresh ?? {})
  return { ...asked, texts: { da, en } }
}

function merged(typed: Answers, old: Answers, fresh: Answers): Answers {
  const keys = new Set([...Object.keys(typed), ...Object.keys(fresh)])
  return Object.fromEntries(
    [...keys].map(key => {
      const own = typed[key] ?? ''
      return [key, own === (old[key] ?? '') ? (fresh[key] ?? '') : own]
    }),
  )
}

const textsOf = ({ notices }: ReadEdition, id: string): Answers =>
  Object.fromEntries(
    languages.map(language => {
      const bound = notices.find(each => each.language === language)
      const binding = bound?.bindings.find(each => each.id === id)
      const text =
        bound === undefined || binding === undefined
          ? ''
          : bound.notice.text.slice(binding.start, binding.end)
      return [language, text]
    }),
  )
