// Random registers are registers: each parses, and together they use every value of every closed list.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { jsonSchema } from '../src/register/schema.ts'
import { hardText, parseInput, plainText, registerArbitrary } from './register-arbitrary.ts'

test('every random register parses, of plain and of hard letters', () => {
  for (const text of [plainText, hardText])
    fc.assert(
      fc.property(registerArbitrary({ text }), input => {
        assert.equal(parseInput(input).controller.name, input.controller.name)
      }),
      { numRuns: 100 },
    )
})

test('together they use every value of every closed list of the schema', () => {
  const used = new Set<string>()
  for (const input of fc.sample(registerArbitrary(), { numRuns: 400, seed: 1 })) collectTexts(input, used)
  const closed = enumsOf(jsonSchema())
  assert.ok(closed.length > 60, String(closed.length))
  assert.deepEqual(
    closed.filter(value => !used.has(value)),
    [],
  )
  for (const ground of ['GDPR 6(1)(f)', 'GDPR 9(2)(j)', 'GDPR 10', 'GDPR 45(3)', 'GDPR 49(1)'])
    assert.ok(used.has(ground), ground)
})

function collectTexts(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value)
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) collectTexts(member, into)
}

function enumsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'enum' in schema && Array.isArray(schema.enum) ? schema.enum.map(String) : []
  return [...own, ...Object.values(schema).flatMap(enumsOf)]
}
