// Documents of others made to be slow, deep, huge or misleading: each is read or refused in bounded time, with a fault that
// has a place, and never with a crash; and what is read makes a register that is read again. Sizes grow with
// ORDHOLDEN_HOSTILE (default 1).

import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'
import { stringify } from 'yaml'

import { utf8 } from '../../src/core/bytes.ts'
import { limits } from '../../src/core/limits.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { type ReadDraft, readForeign } from '../../src/register/formats/read.ts'
import { formatTilt } from '../../src/register/formats/tilt.ts'
import { parseRegister } from '../../src/register/parse.ts'
import { exampleEdition } from '../example-policy.ts'

const size = Number(process.env['ORDHOLDEN_HOSTILE'] ?? 1)
/** No hostile file may take longer than this on a slow machine. */
const mostMs = 20_000

const { register } = exampleEdition().file
const own: unknown = JSON.parse(
  JSON.stringify(
    formatTilt(register, {
      at: '2026-11-22T08:00:00.000Z',
      edition: 1,
      url: 'https://firma.example/',
      servedAt: null,
      language: 'da',
    }),
  ),
)
const fides = {
  dataset: [
    {
      fides_key: 'users',
      collections: [{ name: 'people', fields: [{ name: 'mail', data_categories: ['user.contact.email'] }] }],
    },
  ],
  system: [
    {
      fides_key: 'shop',
      name: 'Shop',
      system_type: 'Service',
      privacy_declarations: [
        { data_categories: ['user.contact'], data_use: 'essential.service', data_subjects: ['customer'] },
      ],
    },
  ],
}

function outcome(text: string): ReadDraft | Refusal {
  const started = performance.now()
  try {
    return readForeign({ path: 'other.json', bytes: utf8(text) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    assert.ok(
      error.faults.every(({ place }) => place !== undefined),
      error.message,
    )
    return error
  } finally {
    const took = performance.now() - started
    assert.ok(took < mostMs, `${Math.round(took)} ms`)
  }
}

function refused(text: string, message: RegExp): void {
  const found = outcome(text)
  assert.ok(found instanceof Refusal, 'expected a refusal, got a draft')
  assert.match(found.message, message)
}

/** A draft that was read is a register that can be read. */
function held(found: ReadDraft): void {
  const notices = [{ language: 'da', path: 'notice.da.md' }]
  const text = stringify({ ...found.draft, notices }, { aliasDuplicateObjects: false })
  parseRegister({ path: 'register.yaml', bytes: utf8(text) })
}

test('what is too deep, too long or too much is refused', () => {
  const deep = 100_000 * size
  refused(`${'['.repeat(deep)}${']'.repeat(deep)}`, /at most \d+ deep/)
  refused(JSON.stringify({ ...(own as object), dataDisclosed: Array(6_000).fill(0) }), /at most 5000 entries/)
  refused(JSON.stringify({ system: [{ fides_key: 'a'.repeat(9_000) }] }), /at most 8192 letters/)
  refused('x'.repeat(limits.importBytes + 1), /at most \d+ bytes/)
  refused(`a: &a [1]\nb: [${Array(200).fill('*a').join(', ')}]`, /expected|alias/i)
})

test('thousands of entries that each point at thousands of others are read in bounded time', () => {
  const many = 1_500
  const of = (at: number) => ({ activity: `a${at % 700}`, category: `c${at}` })
  const [entry] = (own as { dataDisclosed: object[] }).dataDisclosed
  const text = JSON.stringify({
    ...(own as object),
    dataDisclosed: Array.from({ length: many }, (_, at) => ({
      ...entry,
      purposes: [],
      legalBases: [],
      legitimateInterests: [],
      storage: [],
      recipients: [{ category: `kind ${at}` }],
      ordholden: of(at),
    })),
    sources: Array.from({ length: many }, (_, at) => ({
      _id: '',
      dataCategory: `kind ${at}`,
      sources: [],
      ordholden: of(at),
    })),
    thirdCountryTransfers: Array.from({ length: many }, () => ({ country: 'US' })),
    ordholden: { activities: Array.from({ length: 700 }, (_, at) => ({ id: `a${at}`, name: 'a' })) },
  })
  assert.ok(text.length < limits.importBytes, String(text.length))
  const found = outcome(text)
  assert.ok(!(found instanceof Refusal), found instanceof Refusal ? found.message : '')
  assert.equal(found.draft.activities?.length, 700)
})

test('what is no such document is refused', () => {
  refused('', /expected a TILT document or a fides data map/)
  refused('null', /expected a TILT document or a fides data map/)
  refused('[]', /expected a TILT document or a fides data map/)
  refused('{"a": }}', /./)
  refused('<html></html>', /expected a TILT document or a fides data map/)
  refused('{"meta": {}, "controller": {}}', /\/meta\/_id: expected string, got nothing/)
  refused('{"system": 3}', /\/system: expected array, got 3/)
  refused(JSON.stringify({ system: [{ fides_key: '\u0000' }] }), /visible text/)
  refused(JSON.stringify({ system: [{ fides_key: '\u202e' }] }), /visible text/)
})

test('a key that reaches for the prototype is a key like any other', () => {
  const texts = [JSON.stringify(own), JSON.stringify(fides)].map(text =>
    text.replace('{', '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, '),
  )
  for (const text of texts) {
    const found = outcome(text)
    assert.ok(!(found instanceof Refusal), found instanceof Refusal ? found.message : '')
    held(found)
    assert.ok(found.unfit.some(({ pointer }) => pointer === '/__proto__'))
  }
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false)
})

/** A document with one of its values replaced, wherever it stands. */
const mutated = (document: unknown): fc.Arbitrary<unknown> => {
  const paths = pathsOf(document)
  const value = fc.oneof(
    fc.constantFrom<unknown>(null, '', 0, -1, 1e308, true, [], {}, '__proto__', 'æ'.repeat(100), [[]], 'P1Y'),
    fc.jsonValue(),
  )
  return fc.tuple(fc.constantFrom(...paths), value).map(([path, to]) => replaced(document, path, to))
}

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))]
}

function replaced(value: unknown, [step, ...rest]: readonly string[], to: unknown): unknown {
  if (step === undefined) return to
  if (Array.isArray(value))
    return value.map((each, at) => (String(at) === step ? replaced(each, rest, to) : each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === step ? replaced(each, rest, to) : each]),
  )
}

for (const [name, document] of [
  ['TILT', own],
  ['fides', fides],
] as const)
  test(`any value of a ${name} document may be another: it is read to a register, or refused with its place`, () => {
    let read = 0
    fc.assert(
      fc.property(mutated(document), changed => {
        const found = outcome(JSON.stringify(changed))
        if (found instanceof Refusal) return
        read += 1
        held(found)
      }),
      { numRuns: 60 * size },
    )
    assert.ok(read > 5, String(read))
  })
