// Another company's document as the draft of a register, with everything in it that did not fit: a TILT document, or a
// fides data map. Refused with its places where it is neither. Described in docs/reference/formats.md.
// Proven by tilt-read.test.ts and test/hostile/formats.test.ts.

import type { Language } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { tiltWhy } from '../../language/import.ts'
import type { Draft } from '../draft/draft.ts'
import { crossFaults } from '../references.ts'
import { type Register, registerSchema } from '../schema.ts'
import { type SourceFile, startOf } from '../text.ts'
import type { YamlFile } from '../yaml.ts'
import { fidesDraft } from './fides.ts'
import { fidesKeys, fidesShape } from './fides-shape.ts'
import { fidesUnfit } from './fides-why.ts'
import { readSource } from './source.ts'
import { Taken } from './taken.ts'
import { formatTilt } from './tilt.ts'
import { checkTilt, type FormatFault, formatFaults, formatPointer, toFault } from './tilt-check.ts'
import { draftOf } from './tilt-draft.ts'
import type { Tilt } from './tilt-shape.ts'
import { explain } from './tilt-why.ts'
import { differences, type Unfit } from './unfit.ts'

export interface ReadDraft {
  readonly draft: Draft
  readonly unfit: readonly Unfit[]
  /** The same of a register made of the draft, whose notice may tell things in words of its own. */
  unfitIn(register: Register): readonly Unfit[]
}

/** Throws a Refusal (`format-invalid`, `limit`) for what is neither, each fault with its place. */
export function readForeign(file: SourceFile): ReadDraft {
  const source = readSource(file)
  if (hasKey(source.value, ['meta', 'controller', 'dataDisclosed'])) return tiltIn(source, file.path)
  if (hasKey(source.value, fidesKeys)) return fidesIn(source, file.path)
  throw new Refusal('format-invalid', {
    message: 'expected a TILT document or a fides data map, got neither',
    place: startOf(file.path),
    hint: `TILT has the keys meta and controller; a data map has one of ${fidesKeys.join(', ')}`,
  })
}

/** Throws a Refusal (`format-invalid`, `limit`) for what is no TILT document, each fault with its place. */
export const readTilt = (file: SourceFile): ReadDraft => tiltIn(readSource(file), file.path)

const hasKey = (value: unknown, keys: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && keys.some(key => Object.hasOwn(value, key))

function tiltIn(source: YamlFile, path: string): ReadDraft {
  const checked = checkTilt(source.value)
  if (checked.kind === 'invalid') throw refusalOf(checked.faults, source)
  const language = languageOf(checked.tilt)
  const draft = draftOf(checked.tilt, language)
  const register = registerOf(draft, path)
  const unfitIn = (made: Register) => unfitOf(source.value, checked.tilt, made, language)
  return Object.freeze({ draft, unfit: unfitIn(register), unfitIn })
}

function fidesIn(source: YamlFile, path: string): ReadDraft {
  const parsed = fidesShape.safeParse(source.value)
  if (!parsed.success) throw refusalOf(formatFaults(parsed.error.issues, source.value), source)
  const file = new Taken(source.value)
  const draft = fidesDraft(file)
  registerOf(draft, path)
  const unfit = fidesUnfit(file, draft)
  return Object.freeze({ draft, unfit, unfitIn: () => unfit })
}

function refusalOf(faults: readonly FormatFault[], source: YamlFile): Refusal {
  const [first = { message: 'the document is invalid' }, ...more] = faults.map(fault => ({
    ...toFault(fault),
    place: source.place(fault.path),
  }))
  return new Refusal('format-invalid', first, ...more)
}

/** The words of a document in another language than ours stand as Danish, until somebody translates them. */
const languageOf = ({ meta }: Tilt): Language => (meta.language === 'en' ? 'en' : 'da')

function unfitOf(document: unknown, tilt: Tilt, register: Register, language: Language): readonly Unfit[] {
  const { created: at, version: edition, url } = tilt.meta
  const { meta, rightToObject, ...again } = formatTilt(register, {
    at,
    edition,
    url,
    servedAt: null,
    language,
  })
  const { meta: _, ...original } = document as { [key: string]: unknown }
  const objected = 'rightToObject' in original ? { rightToObject } : {}
  return Object.freeze([
    Object.freeze({
      kind: 'lost' as const,
      pointer: '/meta',
      got: JSON.stringify(tilt.meta._id),
      why: tiltWhy.meta,
    }),
    Object.freeze({
      kind: 'changed' as const,
      pointer: '/meta/language',
      got: JSON.stringify(tilt.meta.language),
      why: tiltWhy.language,
    }),
    ...differences(original, JSON.parse(JSON.stringify({ ...again, ...objected }))).map(explain),
  ])
}

// Our own key in a document somebody made can say anything: an id twice, or of nothing.
function registerOf(draft: Draft, path: string): Register {
  const parsed = registerSchema.safeParse({ ...draft, notices: [{ language: 'da', path: 'notice.da.md' }] })
  const place = startOf(path)
  const faults = parsed.success
    ? crossFaults(parsed.data, { place: () => place })
    : parsed.error.issues.map(issue => ({ message: `${formatPointer(issue.path)}: ${issue.message}`, place }))
  const [first, ...more] = faults.slice(0, limits.faults)
  if (first !== undefined) throw new Refusal('format-invalid', first, ...more)
  if (!parsed.success) throw parsed.error
  return parsed.data
}
