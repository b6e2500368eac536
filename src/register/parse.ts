// Reads register.yaml: text, YAML, shape, then what only the whole can show. Every fault at once, each with file, line
// and column, and what was probably meant. Proven by parse.test.ts.

import type { z } from 'zod'

import { sha256, toHex } from '../core/bytes.ts'
import { closest } from '../core/closest.ts'
import { limits } from '../core/limits.ts'
import { type Fault, Refusal } from '../core/refusal.ts'
import { crossFaults } from './references.ts'
import { jsonSchema, type Register, registerSchema } from './schema.ts'
import { siteFaults } from './site-faults.ts'
import { unspoken } from './spoken.ts'
import { readText, type SourceFile } from './text.ts'
import { trafficFaults } from './traffic-faults.ts'
import { type Path, readYaml, type YamlFile } from './yaml.ts'

export interface RegisterFile {
  readonly kind: 'register'
  readonly path: string
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly hash: string
  readonly register: Register
  /** Where an entry stands in the file. */
  readonly place: YamlFile['place']
}

/** Throws a Refusal (`register-invalid`, `limit`) with up to 50 faults in the order of the file. */
export function parseRegister(file: SourceFile): RegisterFile {
  const text = readText(file, limits.registerBytes, 'register-invalid')
  const yaml = readYaml(file.path, text)
  const parsed = registerSchema.safeParse(yaml.value)
  if (!parsed.success) throw shapeRefusal(parsed.error.issues, yaml)
  const register: Register = freeze(parsed.data)
  const faults = [
    ...crossFaults(register, yaml),
    ...siteFaults(register, yaml),
    ...trafficFaults(register, yaml),
    ...unspoken(register, yaml),
  ]
  if (faults.length > 0) throw refusalOf(faults, faults.length)
  const hash = toHex(sha256(file.bytes))
  return Object.freeze({ kind: 'register', path: file.path, hash, register, place: yaml.place })
}

// Only faults that are shown are put into words: finding place and hint for a hundred thousand took minutes.
function shapeRefusal(issues: readonly Issue[], yaml: YamlFile): Refusal {
  const faults = issues
    .values()
    .flatMap(issue => shapeFaults(issue, yaml))
    .take(limits.faults)
    .toArray()
  const all = issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  )
  return refusalOf(faults, all)
}

function refusalOf(faults: readonly Fault[], all: number): Refusal {
  const shown = faults.slice(0, limits.faults).toSorted((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0))
  const [first = { message: 'the register is invalid' }, ...more] = shown
  if (all > shown.length) more.push({ message: `and ${all - shown.length} more faults` })
  return new Refusal('register-invalid', first, ...more)
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const member of Object.values(value)) freeze(member)
  return Object.freeze(value)
}

type Issue = z.core.$ZodIssue

function shapeFaults(issue: Issue, yaml: YamlFile): readonly Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, limits.faults).map(key => unknownKey(issue.path, key, yaml))
  if (issue.code === 'invalid_union') return branchFaults(issue, yaml)
  const at = issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  const got = valueAt(yaml.value, issue.path)
  const place = yaml.place(issue.path)
  if (issue.code === 'invalid_type')
    return [
      {
        message: `${at}expected ${issue.expected}, got ${describe(got)}`,
        place,
        ...formHint(issue.expected, got, issue.path),
      },
    ]
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return [{ message: `${at}expected a day such as 2026-11-22, got ${describe(got)}`, place }]
  if (issue.code !== 'invalid_value')
    return [{ message: `${at}${lowerFirst(issue.message)}, got ${describe(got)}`, place }]
  const allowed = issue.values.map(String)
  return [
    {
      message: `${at}expected ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}, got ${describe(got)}`,
      place,
      ...(allowed.length === 1 ? {} : meant(String(got), allowed)),
    },
  ]
}

// Of an entry that may be written in two forms, the faults of the form that was meant: a map, or a word.
function branchFaults(issue: z.core.$ZodIssueInvalidUnion, yaml: YamlFile): readonly Fault[] {
  const map = isRecord(valueAt(yaml.value, issue.path))
  const meant = issue.errors[map ? issue.errors.length - 1 : 0] ?? []
  return meant.flatMap(each => shapeFaults({ ...each, path: [...issue.path, ...each.path] }, yaml))
}

function unknownKey(path: Path, key: string, yaml: YamlFile): Fault {
  const known = knownKeys(path)
  const hint = meant(key, known).hint ?? `known here: ${known.join(', ')}`
  return { message: `unknown key "${key}"`, place: yaml.placeOfKey(path, key), hint }
}

const meant = (word: string, candidates: readonly string[]): { hint?: string } => {
  const near = closest(word, candidates)
  return near === null ? {} : { hint: `did you mean ${near}?` }
}

// What people write first: `cvr: 12345674`, which YAML reads as a number, and a word where the words are kept by language.
function formHint(expected: string, got: unknown, path: Path): { hint?: string } {
  if (got === undefined) return { hint: 'the key is missing; docs/reference/register.md says what it holds' }
  if (expected === 'string' && ['number', 'boolean'].includes(typeof got))
    return { hint: `put quotes around it: YAML reads it as a ${typeof got}` }
  const keys = expected === 'object' ? knownKeys(path) : []
  return keys.length === 0 ? {} : { hint: `write a map of ${keys.join(', ')}` }
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'an empty value'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'a map'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (isRecord(at) ? at[String(step)] : undefined), value)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The keys the schema knows at a path, from its JSON form. */
function knownKeys(path: Path): readonly string[] {
  let at: unknown = jsonSchema()
  for (const step of path) {
    if (!isRecord(at)) return []
    at = typeof step === 'number' ? at['items'] : valueAt(at['properties'], [step])
    if (isRecord(at) && Array.isArray(at['anyOf'])) at = at['anyOf'].find(form => isRecord(form?.properties))
  }
  return isRecord(at) && isRecord(at['properties']) ? Object.keys(at['properties']) : []
}
