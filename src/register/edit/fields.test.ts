import assert from 'node:assert/strict'
import { test } from 'node:test'

import { exampleBytes } from '../../../test/example-policy.ts'
import { fieldKinds } from '../../core/field-kinds.ts'
import { choiceWords, fieldWords, helpWords, ownFieldWords } from '../../language/edit.ts'
import { pledgeNames } from '../../language/pledges.ts'
import { criteria } from '../../law/impact.ts'
import { jsonSchema } from '../schema.ts'
import { fieldsAt } from './fields.ts'
import { placesOf } from './places.ts'

const kindsAt = (path: string) => Object.fromEntries(fieldsAt(path).map(({ key, kind }) => [key, kind]))

test('every key of the schema has a label, and every label a key', () => {
  const keys = new Set<string>()
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const properties: unknown = Reflect.get(node, 'properties')
    if (typeof properties === 'object' && properties !== null)
      for (const key of Object.keys(properties)) keys.add(key)
    for (const member of Object.values(node)) walk(member)
  }
  walk(jsonSchema())
  assert.ok(keys.size > 100)
  assert.deepEqual(Object.keys(fieldWords).toSorted(), [...keys].toSorted())
})

test('what the schema says of a field is said in Danish too, and every choice has a name', () => {
  const [said, choices] = [new Set<string>(), new Set<string>()]
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const description: unknown = Reflect.get(node, 'description')
    if (typeof description === 'string') said.add(description)
    const closed: unknown = Reflect.get(node, 'enum')
    if (Array.isArray(closed)) for (const value of closed) choices.add(String(value))
    for (const member of Object.values(node)) walk(member)
  }
  walk(jsonSchema())
  assert.deepEqual(helpWords.map(({ en }) => en).toSorted(), [...said].toSorted())
  const named = new Set([
    ...Object.keys(choiceWords),
    ...Object.keys(pledgeNames),
    ...criteria.ids,
    ...fieldKinds,
  ])
  assert.deepEqual(
    [...choices].filter(value => !named.has(value)),
    [],
  )
})

test('a key that means something of its own in one list has its label there, and nowhere else', () => {
  const labelAt = (path: string, key: string) => fieldsAt(path).find(each => each.key === key)?.label.da
  assert.equal(labelAt('sites/any', 'systems'), 'Autonome systemer (AS)')
  assert.equal(labelAt('activities/any', 'systems'), 'Systemer')
  assert.equal(labelAt('sites/any', 'host'), 'Vært')
  const paths = {
    sites: 'sites/any',
    thirdParties: 'sites/any/thirdParties/new',
    fields: 'sites/any/fields/#1',
    sources: 'traffic/sources/any',
    traffic: 'traffic/window',
  }
  for (const [own, label] of Object.entries(ownFieldWords)) {
    const [list, key = ''] = own.split('/')
    const path = Object.entries(paths).find(([name]) => name === list)?.[1] ?? ''
    assert.equal(labelAt(path, key), label.da, own)
  }
})

test('the fields of an entry have the kinds a form needs', () => {
  const activity = kindsAt('activities/partners')
  assert.deepEqual(activity['name'], { kind: 'words' })
  assert.deepEqual(activity['role'], { kind: 'choice', of: ['controller', 'processor'] })
  assert.deepEqual(activity['systems'], { kind: 'list', each: { kind: 'id', of: 'systems' } })
  assert.deepEqual(activity['retention'], { kind: 'list', each: { kind: 'group' } })
  const retention = kindsAt('activities/partners/retention/relation')
  assert.deepEqual(retention['period'], { kind: 'period' })
  assert.deepEqual(retention['of'], { kind: 'list', each: { kind: 'id', of: 'categories' } })
  assert.deepEqual(kindsAt('activities/partners/recipients/billy')['to'], { kind: 'id', of: 'recipients' })
  assert.deepEqual(kindsAt('controller/address')['country'], { kind: 'country' })
  assert.deepEqual(kindsAt('dpo')['appointed'], { kind: 'yes-no' })
  assert.deepEqual(kindsAt('systems/billy/access')['everyMonths'], { kind: 'number' })
  assert.deepEqual(kindsAt('agreements/any')['dated'], { kind: 'day' })
  const site = kindsAt('sites/any')
  assert.deepEqual(site['networks'], { kind: 'list', each: { kind: 'text' } })
  assert.deepEqual(site['systems'], { kind: 'list', each: { kind: 'text' } })
  assert.deepEqual(site['sentences'], { kind: 'list', each: { kind: 'id', of: 'sentences' } })
  assert.deepEqual(site['fields'], { kind: 'list', each: { kind: 'group' } })
  const thirdParty = kindsAt('sites/any/thirdParties/any')
  assert.deepEqual(thirdParty['host'], { kind: 'text' })
  assert.deepEqual(thirdParty['purpose'], { kind: 'words' })
  assert.deepEqual(kindsAt('sites/any/fields/any')['kind'], { kind: 'choice', of: [...fieldKinds] })
  assert.deepEqual(kindsAt('sentences/any')['da'], { kind: 'group' })
  assert.deepEqual(fieldsAt('no/such/path'), [])
})

test('what must be filled in and what the schema says of a field come with it', () => {
  const fields = new Map<string, (typeof all)[number]>()
  const all = fieldsAt('controller')
  for (const field of all) fields.set(field.key, field)
  assert.deepEqual([fields.get('email')?.required, fields.get('phone')?.required], [true, false])
  assert.equal(fields.get('cvr')?.help?.en, 'The number in the Danish company register.')
  assert.equal(fields.get('phone')?.label.da, 'Telefon')
})

test('every place of the example is a field of its form, or an entry of a list', () => {
  const paths = placesOf({ path: 'register.yaml', bytes: exampleBytes('register.yaml') }).map(
    ({ path }) => path,
  )
  assert.ok(paths.length > 500)
  const forms = new Map<string, ReadonlySet<string>>()
  for (const path of paths) {
    const above = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    if (!forms.has(above)) forms.set(above, new Set(fieldsAt(above).map(({ key }) => key)))
    const keys = forms.get(above)
    if (keys !== undefined && keys.size > 0) assert.ok(keys.has(path.slice(path.lastIndexOf('/') + 1)), path)
  }
  assert.ok([...forms.values()].filter(keys => keys.size > 0).length > 100)
})
