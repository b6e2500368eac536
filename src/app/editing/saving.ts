// An edit judged and saved: made into files from what its form was made from, refused at its fields, or told as overtaken with
// what both changed. Proven by test/contracts/editing-desk.test.ts.

import { constants } from 'node:fs'
import { access, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Words } from '../../core/language.ts'
import { Refusal } from '../../core/refusal.ts'
import { saveSaid } from '../../language/editing.ts'
import { type Answers, answersOf, questionsAt, rawAt } from '../../register/edit/form.ts'
import { type Base, saveEdit } from '../editing.ts'
import { publishedEdition } from '../edition.ts'
import type { Opened } from '../opened.ts'
import type { ReadEdition } from '../policy.ts'
import { type Made, makeAsked } from './asked.ts'
import type { Asked, FieldFault, Judged, Saved } from './editing-desk.ts'
import {
  editionOf,
  effectOf,
  entryFaults,
  oneLanguage,
  refusalFaults,
  shownBetween,
  typedFaults,
} from './judged.ts'
import { type Known, plainOfEdition } from './known.ts'
import { textsOf } from './sentence-rows.ts'

/** The examples that come with the program, beside its sources and beside the packaged program. */
const ownExamples = [join(import.meta.dirname, '../../../examples'), join(import.meta.dirname, '../examples')]

// What comes with the program is practice for everybody who starts it: a save there would change the program's own folder,
// unseen by whoever shares it, and be gone with the next version.
/** Why nothing can be saved in a folder; null where it can. */
export async function cannotSaveIn(folder: string): Promise<Words | null> {
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

export class Saving {
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
  const needed = from.notices.map(({ language }) => language)
  const lacking = asked.kind === 'entry' ? oneLanguage(questions, asked.answers, needed) : []
  const known = new Set(lacking.map(({ name }) => name))
  return [...lacking, ...entryFaults(register, path, questions).filter(({ name }) => !known.has(name))]
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
