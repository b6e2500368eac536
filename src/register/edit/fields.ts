// The schema of a register as a description of forms: for a path, the fields that can stand there, read from the schema
// itself, so that a key added to it is in the forms at once and does not compile without a label. Proven by fields.test.ts.

import type { Words } from '../../core/language.ts'
import { fieldWords, helpWords, ownFieldWords } from '../../language/edit.ts'
import { jsonSchema, type Register } from '../schema.ts'
import { stepsOf } from './spot.ts'

/** Keys of all maps below a type. */
type KeysIn<T> = T extends readonly (infer Entry)[]
  ? KeysIn<Entry>
  : T extends object
    ? { [Key in keyof T & string]-?: Key | KeysIn<NonNullable<T[Key]>> }[keyof T & string]
    : never
export type FieldKey = KeysIn<Register>

// A key of the schema without words does not compile; words without a key turn fields.test.ts red.
const labels: Readonly<Record<FieldKey, Words>> = fieldWords

type PointedAt = 'recipients' | 'systems' | 'categories' | 'people' | 'sentences' | 'purposes' | 'retention'

export type FieldKind =
  | { readonly kind: 'text' | 'words' | 'day' | 'period' | 'country' | 'number' | 'yes-no' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  /** An id that is declared in the list with this key: of the register, or of the same activity, or of any. */
  | { readonly kind: 'id'; readonly of: PointedAt }
  /** Fields of its own: ask for them at its path. */
  | { readonly kind: 'group' }
  | { readonly kind: 'list'; readonly each: FieldKind }

export interface Field {
  readonly key: FieldKey
  readonly kind: FieldKind
  readonly label: Words
  /** What the schema says of it; null where its label says it all. */
  readonly help: Words | null
  readonly required: boolean
  /** What it is where nothing is written; null where that is nothing. */
  readonly standard: string | null
}

/** The fields at a path (ids of entries stand for any entry); none where there are no fields. */
export function fieldsAt(path: string): readonly Field[] {
  const node = mapForm(stepsOf(path).reduce<unknown>(below, jsonSchema()))
  const required = member(node, 'required')
  const properties = member(node, 'properties')
  if (!isRecord(properties)) return []
  return Object.entries(properties).flatMap(([key, value]) =>
    isFieldKey(key)
      ? [
          Object.freeze({
            key,
            kind: kindOf(key, value),
            label: labelOf(stepsOf(path), key),
            help: helpOf(textOf(member(value, 'description'))),
            required: Array.isArray(required) && required.includes(key),
            standard: standardOf(member(value, 'default')),
          }),
        ]
      : [],
  )
}

/** The label of a key of the entry or group that `steps` lead to. */
export function labelOf(steps: readonly string[], key: FieldKey): Words {
  return ownFieldWords[`${steps.at(-2)}/${key}`] ?? labels[key]
}

const helpOf = (text: string | null): Words | null => helpWords.find(({ en }) => en === text) ?? null
const standardOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value) : null

export const isFieldKey = (key: string): key is FieldKey => Object.hasOwn(labels, key)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const member = (value: unknown, key: string): unknown =>
  isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function below(node: unknown, step: string): unknown {
  const map = mapForm(node)
  return member(map, 'type') === 'array' ? member(map, 'items') : member(member(map, 'properties'), step)
}

/** Of what may be written in two forms, the one with fields. */
function mapForm(node: unknown): unknown {
  const forms = member(node, 'anyOf')
  return Array.isArray(forms) ? forms.find(form => isRecord(member(form, 'properties'))) : node
}

/** What the ids under a key are ids of, where the key is not the name of the list itself. */
const pointsTo: Readonly<Record<string, PointedAt>> = {
  to: 'recipients',
  with: 'recipients',
  host: 'recipients',
  operator: 'recipients',
  of: 'categories',
  systems: 'systems',
  categories: 'categories',
  people: 'people',
  sentences: 'sentences',
  sentence: 'sentences',
  purpose: 'purposes',
  retention: 'retention',
}
const idPattern = '^[a-z0-9][a-z0-9.-]{0,63}$'

function kindOf(key: string, value: unknown): FieldKind {
  const node = mapForm(value)
  const closed = member(node, 'enum')
  if (Array.isArray(closed)) return { kind: 'choice', of: closed.map(String) }
  if (member(node, 'const') !== undefined) return { kind: 'choice', of: [String(member(node, 'const'))] }
  switch (member(node, 'type')) {
    case 'array':
      return { kind: 'list', each: kindOf(key, member(node, 'items')) }
    case 'object':
      return { kind: isWords(member(node, 'properties')) ? 'words' : 'group' }
    case 'boolean':
      return { kind: 'yes-no' }
    case 'integer':
      return { kind: 'number' }
    default:
      return textKind(key, node)
  }
}

// Words are the two languages as text; a sentence, whose languages hold selectors, has fields.
const isWords = (properties: unknown): boolean =>
  isRecord(properties) &&
  Object.keys(properties).join() === 'da,en' &&
  Object.values(properties).every(each => member(each, 'type') === 'string')

function textKind(key: string, node: unknown): FieldKind {
  const pattern = textOf(member(node, 'pattern')) ?? ''
  const of = Object.hasOwn(pointsTo, key) ? pointsTo[key] : undefined
  if (member(node, 'format') === 'date') return { kind: 'day' }
  if (pattern.startsWith('^P(?=')) return { kind: 'period' }
  if (pattern === '^[A-Z]{2}$') return { kind: 'country' }
  return pattern === idPattern && of !== undefined ? { kind: 'id', of } : { kind: 'text' }
}
