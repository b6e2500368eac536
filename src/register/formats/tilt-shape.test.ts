import assert from 'node:assert/strict'
import { test } from 'node:test'

import { schemaFaults } from '../../../test/json-schema.ts'
import { readJson, skip } from '../../../test/standards.ts'
import { checkTilt, formatPointer } from './tilt-check.ts'

type Tree = Record<string, unknown>

const faultsOf = (document: unknown): readonly string[] => {
  const checked = checkTilt(document)
  return checked.kind === 'valid' ? [] : checked.faults.map(({ pointer }) => pointer)
}
const official = (document: unknown) => schemaFaults(readJson('tilt-schema.json') as Tree, document)

test('the valid example is valid, to us and to the official schema', { skip }, () => {
  const example = readJson('tilt-example.json')
  assert.deepEqual(faultsOf(example), [])
  assert.deepEqual(official(example), [])
})

test('the invalid example is refused with every place, what was expected and what was there', {
  skip,
}, () => {
  const checked = checkTilt(readJson('tilt-NOT-valid.json'))
  assert.equal(checked.kind, 'invalid')
  const told = checked.faults.map(({ pointer, expected, got }) => `${pointer}: ${expected} / ${got}`)
  assert.deepEqual(told, [
    '/controller/representative: object / nothing',
    '/dataProtectionOfficer/country: a country as two capital letters / "MÖP"',
    '/dataProtectionOfficer/email: a mail address / "contact@greencompany..de"',
    '/dataProtectionOfficer/phone: a phone number / "0049 151 XYZ 1234 5678"',
    '/dataDisclosed/0/nonDisclosure/consequences: string / nothing',
    '/automatedDecisionMaking/logicInvolved: a value where inUse is true / nothing',
    '/automatedDecisionMaking/scopeAndIntendedEffects: a value where inUse is true / nothing',
  ])
  const places = new Set(official(readJson('tilt-NOT-valid.json')))
  assert.deepEqual(new Set(faultsOf(readJson('tilt-NOT-valid.json'))), places)
})

/** Every place of a document, the deepest last. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
}

function changed(
  document: unknown,
  path: readonly string[],
  change: (at: Tree, key: string) => void,
): unknown {
  const copy = structuredClone(document) as Tree
  const at = path.slice(0, -1).reduce<Tree>((tree, key) => tree[key] as Tree, copy)
  change(at, path.at(-1) ?? '')
  return copy
}

// A text that is none of the patterns the schema names, and values of each other type.
const strangers: readonly unknown[] = [null, 7, true, '~ Ø ~', [], {}, [7], 'x@y', 'a@b.dk', 'DK', 'DKK', '']

test('each place taken out or replaced: we refuse what the official schema refuses, and nothing else but one', {
  skip,
}, () => {
  const example = readJson('tilt-example.json')
  const differ: string[] = []
  // The schema's second form of a recipient (anyOf: a category, open to more) lets its first form pass with any members;
  // we hold the members it describes to their description.
  const stricter = /^\/dataDisclosed\/0\/recipients\/0\/(?:name|division|address|country|representative)\b/
  let tried = 0
  const compare = (document: unknown, what: string) => {
    tried += 1
    const [theirs, ours] = [official(document).length, faultsOf(document).length]
    if ((theirs === 0) !== (ours === 0) && !(ours > 0 && stricter.test(what))) differ.push(what)
  }
  for (const path of pathsOf(example).filter(each => each.length > 0)) {
    compare(
      changed(example, path, (at, key) => (Array.isArray(at) ? at.splice(Number(key), 1) : delete at[key])),
      `${formatPointer(path)} gone`,
    )
    for (const stranger of strangers)
      compare(
        changed(example, path, (at, key) => {
          at[key] = stranger
        }),
        `${formatPointer(path)} ${JSON.stringify(stranger)}`,
      )
  }
  assert.ok(tried > 1_500, String(tried))
  assert.deepEqual(differ, [])
})

test('a reference that takes the official pattern exponential time is refused at once', () => {
  const hostile = { dataDisclosed: [{ legalBases: [{ reference: `${'a1'.repeat(50_000)}!` }] }] }
  assert.ok(faultsOf(hostile).includes('/dataDisclosed/0/legalBases/0/reference'))
})
