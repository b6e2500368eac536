// Edits and faults over whole registers: the example and random ones.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse, stringify } from 'yaml'

import { exampleBytes, exampleTexts } from '../../../test/example-policy.ts'
import { registerArbitrary } from '../../../test/register-arbitrary.ts'
import { fromUtf8, utf8 } from '../../core/bytes.ts'
import { parseRegister } from '../parse.ts'
import { type Change, editRegister } from './edit.ts'
import { faultsByPath, placesOf } from './places.ts'

const example = { path: 'register.yaml', bytes: exampleBytes('register.yaml') }
const edit = (text: string, ...changes: Change[]): string =>
  fromUtf8(editRegister({ path: 'register.yaml', bytes: utf8(text) }, changes).bytes)

const linesThatDiffer = (before: string, after: string): number => {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const start = a.findIndex((line, at) => line !== b[at])
  if (start === -1) return 0
  let end = 0
  while (a.length - end > start && b.length - end > start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return Math.max(a.length, b.length) - end - start
}

/** Some of them, spread over the whole. */
const spread = <T>(all: readonly T[], count: number): readonly T[] =>
  all.filter((_, at) => at % Math.max(1, Math.floor(all.length / count)) === 0)

test('setting any word of the example changes its line alone, and setting it back gives the same bytes', () => {
  const text = exampleTexts['register.yaml']
  const scalars = spread(
    placesOf(example).filter(({ isScalar }) => isScalar),
    60,
  )
  assert.ok(scalars.length >= 60)
  for (const { path } of scalars) {
    const value = path.split('/').reduce<unknown>((at, step) => member(at, step), parse(text))
    // What an entry is named by: set, its path is another one.
    if (path.endsWith(`/${value}`) || /\/(?:id|to|reference|language|name)$/.test(path)) continue
    const hard = edit(text, { kind: 'set', path, value: 'andre: ord, og [flere]' })
    assert.equal(linesThatDiffer(text, hard), 1, path)
    const changed = edit(text, { kind: 'set', path, value: 'andre ord' })
    assert.equal(linesThatDiffer(text, changed), 1, path)
    assert.equal(edit(changed, { kind: 'set', path, value }), text, path)
  }
})

const member = (at: unknown, step: string): unknown => {
  if (!Array.isArray(at)) return typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined
  return (
    at.find(each => each === step || Object.values(each ?? {}).includes(step)) ??
    at[Number(step.slice(1)) - 1]
  )
}

test('taking any entry of the example away leaves every other line, comments too', () => {
  const text = exampleTexts['register.yaml']
  const entries = placesOf(example).filter(({ path, isScalar }) => path.includes('/') && !isScalar)
  for (const { path } of spread(entries, 25)) {
    const lines = edit(text, { kind: 'remove', path }).split('\n')
    const all = new Set(text.split('\n'))
    const comments = (from: readonly string[]) => from.filter(line => /^\s*#/.test(line))
    assert.deepEqual(comments(lines), comments(text.split('\n')), path)
    assert.ok(lines.filter(line => !all.has(line)).length <= 1, path)
  }
})

test('of every random register each kind of change is made, and is all that changed', () => {
  fc.assert(
    fc.property(registerArbitrary(), fc.nat(), fc.boolean(), (input, pick, flow) => {
      const text = stringify(input, {
        aliasDuplicateObjects: false,
        ...(flow ? { collectionStyle: 'flow' as const } : {}),
      })
      const added = edit(text, { kind: 'add', path: 'systems', entry: { id: 'added-one', name: 'å: #' } })
      const expected = { ...input, systems: [...(input.systems ?? []), { id: 'added-one', name: 'å: #' }] }
      assert.deepEqual(parse(added), parse(stringify(expected)))
      const accepted = edit(added, {
        kind: 'accept',
        path: 'systems/added-one',
        by: 'Anne',
        at: '2026-11-22',
      })
      assert.equal(
        parseRegister({ path: 'r', bytes: utf8(accepted) }).register.systems.at(-1)?.status,
        'accepted',
      )
      const gone = edit(accepted, { kind: 'remove', path: 'systems/added-one' })
      assert.deepEqual(
        parse(gone),
        parse(edit(text, { kind: 'set', path: 'systems', value: input.systems ?? [] })),
      )
      const activity = input.activities?.[pick % (input.activities.length || 1)]
      if (activity === undefined) return
      const named = edit(text, {
        kind: 'set',
        path: `activities/${activity.id}/name`,
        value: { da: '- a', en: 'b # c' },
      })
      const found = parse(named).activities.find((each: { id: string }) => each.id === activity.id)
      assert.deepEqual(found, { ...parse(stringify(activity)), name: { da: '- a', en: 'b # c' } })
    }),
    { numRuns: 15 },
  )
})

test('each fault of a register is at the path of its field', () => {
  const at = (...changes: Change[]) => [...faultsByPath(editRegister(example, changes)).keys()]
  assert.deepEqual(at(), [])
  assert.deepEqual(at({ kind: 'set', path: 'controller/cvr', value: 'x' }), ['controller/cvr'])
  assert.deepEqual(at({ kind: 'remove', path: 'controller/email' }), ['controller/email'])
  assert.deepEqual(at({ kind: 'set', path: 'systems/billy/operator', value: 'nobody' }), [
    'systems/billy/operator',
  ])
  assert.deepEqual(
    at({ kind: 'set', path: 'activities/partners/retention/relation/period', value: '3 år' }),
    ['activities/partners/retention/relation/period'],
  )
  assert.deepEqual(at({ kind: 'set', path: 'controller/fax', value: '1' }), ['controller/fax'])
})
