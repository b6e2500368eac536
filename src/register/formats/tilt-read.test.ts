import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'
import { stringify } from 'yaml'

import { parseInput, type RegisterInput, registerArbitrary } from '../../../test/register-arbitrary.ts'
import { readJson, readStandard, skip } from '../../../test/standards.ts'
import { utf8 } from '../../core/bytes.ts'
import { languages } from '../../core/language.ts'
import { parseRegister } from '../parse.ts'
import { type ReadDraft, readTilt } from './read.ts'
import { choose } from './settled.ts'
import { formatTilt, type Published } from './tilt.ts'
import { articleOf } from './tilt-entries.ts'

const published: Published = {
  at: '2026-11-22T08:00:00.000Z',
  edition: 3,
  url: 'https://firma.example/da/',
  servedAt: null,
  language: 'da',
}

const read = (document: unknown): ReadDraft =>
  readTilt({ path: 'other.tilt.json', bytes: utf8(JSON.stringify(document)) })

/** What the register of a draft is exported as, read through the file it is kept in. */
function exported({ draft }: ReadDraft, as: Published = published): unknown {
  const notices = [{ language: 'da' as const, path: 'notice.da.md' }]
  const text = stringify({ ...draft, notices }, { aliasDuplicateObjects: false })
  const { register } = parseRegister({ path: 'register.yaml', bytes: utf8(text) })
  return JSON.parse(JSON.stringify(formatTilt(register, as)))
}

/** Every leaf of a document by its pointer: empty lists and maps are leaves too. */
function leaves(value: unknown, at = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [[at, value]]
  return Object.entries(value).flatMap(([key, member]) => leaves(member, `${at}/${key}`))
}

const isNamed = (pointer: string, { unfit }: ReadDraft): boolean =>
  unfit.some(each => pointer === each.pointer || pointer.startsWith(`${each.pointer}/`))

test('the valid example comes back the same in every field the report does not name', { skip }, () => {
  const example = readJson('tilt-example.json')
  const found = read(example)
  const again = new Map(leaves(exported(found)))
  const kept = leaves(example).filter(([pointer]) => !isNamed(pointer, found))
  for (const [pointer, value] of kept) assert.deepEqual(again.get(pointer), value, pointer)
  assert.ok(kept.length >= 40, String(kept.length))
  const known = leaves(example).map(([pointer]) => pointer)
  // A list of which every entry was lost is there again, empty.
  const isOld = (pointer: string): boolean => known.some(each => `${each}/`.startsWith(`${pointer}/`))
  const added = [...again.keys()].filter(
    pointer => !isOld(pointer) && !/ordholden|^\/rightToObject/.test(pointer) && !isNamed(pointer, found),
  )
  assert.deepEqual(added, [])
})

test('and the report names each place that was lost, changed or added, with its reason', { skip }, () => {
  const { unfit } = read(readJson('tilt-example.json'))
  const told = unfit.map(({ kind, pointer }) => `${kind} ${pointer}`)
  // Every right has an address of its own and papers it asks for: two places of each of the five.
  const ofRights = told.filter(each => /^lost \/right\w+\/(?:url|identificationEvidences)$/.test(each))
  assert.equal(ofRights.length, 10)
  const others = told.filter(each => !ofRights.includes(each))
  assert.deepEqual(others, [
    'lost /meta',
    'changed /meta/language',
    'lost /controller/division',
    'lost /dataProtectionOfficer/phone',
    'changed /dataDisclosed/0/_id',
    'lost /dataDisclosed/0/legalBases/0',
    'lost /dataDisclosed/0/legalBases/1',
    'lost /dataDisclosed/0/legitimateInterests/0',
    'lost /dataDisclosed/0/recipients/0/division',
    'lost /dataDisclosed/0/recipients/0/address',
    'lost /dataDisclosed/0/recipients/0/representative',
    'changed /dataDisclosed/0/recipients/0/category',
    'changed /dataDisclosed/0/recipients/1/category',
    'added /dataDisclosed/0/recipients/1/name',
    'lost /dataDisclosed/0/storage/0',
    'lost /thirdCountryTransfers/0/appropriateGuarantees',
    'lost /thirdCountryTransfers/0/presenceOfEnforceableRightsAndEffectiveRemedies',
    'lost /thirdCountryTransfers/0/standardDataProtectionClause',
    'changed /accessAndDataPortability/description',
    'lost /accessAndDataPortability/url',
    'changed /accessAndDataPortability/email',
    'lost /accessAndDataPortability/identificationEvidences',
    'lost /accessAndDataPortability/administrativeFee',
    'lost /accessAndDataPortability/dataFormats',
    'lost /sources/0',
    'changed /rightToDataPortability/available',
    'changed /rightToComplain/supervisoryAuthority/name',
    'lost /rightToComplain/supervisoryAuthority/address',
    'lost /rightToComplain/supervisoryAuthority/country',
    'lost /rightToComplain/supervisoryAuthority/email',
    'lost /rightToComplain/supervisoryAuthority/phone',
    'lost /changesOfPurpose/0',
  ])
  for (const { why } of unfit) assert.ok(why.da.length > 10 && why.en.length > 10)
})

/** The register with nothing accepted: whoever reads a document of others has accepted none of it. */
const unaccepted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unaccepted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([key]) => key !== 'status' && key !== 'accepted')
  return Object.fromEntries(members.map(([key, member]) => [key, unaccepted(member)]))
}

test('our own documents come back exactly, and nothing but the edition is reported', () => {
  fc.assert(
    fc.property(registerArbitrary(), fc.constantFrom(...languages), (input, language) => {
      const register = parseInput(unaccepted(input) as RegisterInput)
      const as = { ...published, language }
      const document = JSON.parse(JSON.stringify(formatTilt(register, as)))
      const found = read(document)
      assert.deepEqual(exported(found, as), document)
      assert.deepEqual(
        found.unfit.map(({ pointer }) => pointer),
        ['/meta', '/meta/language'],
      )
    }),
    { numRuns: 60 },
  )
})

/** A document without our own key, as another program would write it. */
const stripped = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stripped)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([key]) => key !== 'ordholden')
  return Object.fromEntries(members.map(([key, member]) => [key, stripped(member)]))
}

/** How often each value stands at a place, whichever entry of its lists it is in. */
function counted(pairs: readonly (readonly [string, unknown])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [pointer, value] of pairs) {
    const key = `${pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')} ${JSON.stringify(value)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

test('of a document without our key, or of settled entries alone, every field not named is there again', () => {
  let fields = 0
  fc.assert(
    fc.property(
      registerArbitrary(),
      fc.constantFrom('all', 'settled'),
      fc.boolean(),
      (input, which, bare) => {
        const whole = JSON.parse(JSON.stringify(formatTilt(choose(parseInput(input), which), published)))
        const document = bare ? stripped(whole) : whole
        const found = read(document)
        const again = counted(leaves(stripped(exported(found))))
        const kept = leaves(stripped(document)).filter(([pointer]) => !isNamed(pointer, found))
        for (const [key, count] of counted(kept)) assert.ok((again.get(key) ?? 0) >= count, key)
        fields += kept.length
      },
    ),
    { numRuns: 60 },
  )
  assert.ok(fields > 2_000, String(fields))
})

test('what another company says beside the right places is read into them', { skip }, () => {
  const { draft } = read(readJson('tilt-example.json'))
  assert.equal(draft.controller.cvr, undefined)
  assert.deepEqual(draft.controller.address, {
    street: 'Wolfsburger Ring 2',
    postcode: '38440',
    city: 'Berlin',
    country: 'DE',
  })
  const [activity] = draft.activities ?? []
  assert.deepEqual(
    activity?.transfers?.map(({ to, country, ground }) => [to, country, ground]),
    [['recipient-1', 'ES', 'GDPR 45(3)']],
  )
  assert.equal(activity?.provision?.must, 'no')
  assert.equal(activity?.automatedDecisions?.used, true)
  assert.deepEqual(
    draft.channels?.map(({ address }) => address),
    [
      'access@greencompany.de',
      'https://green-bikes.de/access',
      'https://greencompany.org/rightToInformation',
      'https://greencompany.org/rights',
    ],
  )
  assert.deepEqual(
    draft.rights?.map(({ id }) => id),
    ['access', 'rectification', 'erasure', 'portability', 'withdrawal', 'complaint'],
  )
})

test('every legal basis of the register is read back from the way TILT writes it', () => {
  for (const [told, article] of [
    ['GDPR-6-1-f', 'GDPR 6(1)(f)'],
    ['GDPR-9-2-j', 'GDPR 9(2)(j)'],
    ['GDPR-10', 'GDPR 10'],
    ['GDPR-6-1-g', null],
    ['GDPR-99-1-a', null],
    ['BDSG-42-5', null],
  ] as const)
    assert.equal(articleOf(told), article)
})

test('TILT written as YAML is the same', { skip }, () => {
  const example = readJson('tilt-example.json')
  const bytes = utf8(stringify(example))
  assert.deepEqual(readTilt({ path: 'other.yaml', bytes }).unfit, read(example).unfit)
})

test('what is not TILT is refused, each fault with its place in the file', { skip }, () => {
  const bytes = utf8(readStandard('tilt-NOT-valid.json'))
  assert.throws(
    () => readTilt({ path: 'other.json', bytes }),
    (error: Error) =>
      /^other\.json:\d+:\d+: \/dataProtectionOfficer\/country: expected a country as two capital letters, got "MÖP"$/m.test(
        error.message,
      ),
  )
})
