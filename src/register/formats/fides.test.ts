import assert from 'node:assert/strict'
import { test } from 'node:test'

import { stringify } from 'yaml'

import { utf8 } from '../../core/bytes.ts'
import { parseRegister } from '../parse.ts'
import { type ReadDraft, readForeign } from './read.ts'

// Invented, in the shape fides writes: what its commands generate and its models accept.
const manifest = `
organization:
  - fides_key: default_organization
    name: Fjordbageriet
    security_policy: https://fjordbageriet.example/security
    controller: {name: Fjordbageriet ApS, address: "Havnegade 4, 8000 Aarhus", email: post@fjordbageriet.example, phone: "+45 12 34 56 78"}
    data_protection_officer: {name: Åse Holm, email: dpo@fjordbageriet.example, address: Elsewhere}
data_use:
  - {fides_key: essential.service.sales, name: Selling bread, description: Of the shop}
system:
  - fides_key: web_shop
    organization_fides_key: default_organization
    name: Web shop
    description: Where customers order
    system_type: Service
    data_responsibility_title: Controller
    legal_name: Shop Host A/S
    data_security_practices: Encrypted disks
    requires_data_protection_assessments: false
    third_country_transfers: [USA]
    privacy_declarations:
      - name: Sell bread
        data_categories: [user.contact.email, user.payment]
        data_use: essential.service.sales
        data_subjects: [customer]
        legal_basis_for_processing: Contract
        retention_period: 5 years
        data_shared_with_third_parties: true
        third_parties: Couriers
        shared_categories: [user.contact.email, user.location]
      - data_categories: [user.contact.email]
        data_use: marketing.email
        data_subjects: [customer, prospect]
        legal_basis_for_processing: Because
        retention_period: as long as needed
        dataset_references: [orders]
dataset:
  - fides_key: orders
    collections:
      - name: orders
        fields: [{name: email, data_categories: [user.contact.email]}]
policy:
  - {fides_key: no_ads, rules: []}
`

const read = (text: string): ReadDraft => readForeign({ path: 'fides.yml', bytes: utf8(text) })
const found = read(manifest)
const [sale, mail] = found.draft.activities ?? []

test('a declaration is an activity with its use as the purpose', () => {
  assert.deepEqual(sale?.name, { da: 'Sell bread', en: 'Sell bread' })
  assert.deepEqual(
    sale?.purposes?.map(({ name, legalBases }) => [name.en, legalBases?.map(each => each.reference)]),
    [['Selling bread', ['GDPR 6(1)(b)']]],
  )
  assert.deepEqual(
    sale?.categories?.map(({ id, name }) => [id, name.da]),
    [
      ['user.contact.email', 'user.contact.email'],
      ['user.payment', 'user.payment'],
    ],
  )
  assert.deepEqual(sale?.recipients, [{ to: 'couriers-sell-bread', categories: ['user.contact.email'] }])
  assert.equal(sale?.retention?.[0]?.period, 'P5Y')
  assert.deepEqual(sale?.security?.[0]?.measure.en, 'Encrypted disks')
  assert.equal(sale?.impactAssessment?.needed, false)
  assert.equal(mail?.name.da, 'Web shop: marketing.email')
  assert.deepEqual(
    mail?.people?.map(({ id }) => id),
    ['customer', 'prospect'],
  )
})

test('the organisation is the controller, and a system has the business behind it', () => {
  const { controller, dpo, systems } = found.draft
  assert.equal(controller.name, 'Fjordbageriet ApS')
  assert.deepEqual(controller.address, {
    street: 'Havnegade 4',
    postcode: '8000',
    city: 'Aarhus',
    country: 'ZZ',
  })
  assert.deepEqual(dpo, { appointed: true, name: 'Åse Holm', email: 'dpo@fjordbageriet.example' })
  assert.deepEqual(systems, [{ id: 'web-shop', name: 'Web shop', operator: 'web-shop' }])
})

test('everything that was not taken is named, with its place and why', () => {
  assert.deepEqual(
    found.unfit.map(({ kind, pointer }) => `${kind} ${pointer}`),
    [
      'added /organization/0/controller/country',
      'lost /organization/0/fides_key',
      'lost /organization/0/security_policy',
      'lost /organization/0/data_protection_officer/address',
      'lost /data_use/0/description',
      'lost /system/0/organization_fides_key',
      'lost /system/0/description',
      'lost /system/0/system_type',
      'lost /system/0/third_country_transfers',
      'lost /system/0/privacy_declarations/0/shared_categories/1',
      'lost /system/0/privacy_declarations/1/legal_basis_for_processing',
      'lost /system/0/privacy_declarations/1/retention_period',
      'lost /system/0/privacy_declarations/1/dataset_references',
      'lost /dataset',
      'lost /policy',
    ],
  )
  for (const { why } of found.unfit) assert.ok(why.da.length > 10 && why.en.length > 10)
})

test('what is read is a register', () => {
  const notices = [{ language: 'da', path: 'notice.da.md' }]
  const bytes = utf8(stringify({ ...found.draft, notices }, { aliasDuplicateObjects: false }))
  assert.equal(parseRegister({ path: 'register.yaml', bytes }).register.activities.length, 2)
})

test('a processor by its own title is one, and a period fides counts in days is days', () => {
  const { draft } = read(`
system:
  - fides_key: a
    data_responsibility_title: Sub-Processor
    privacy_declarations: [{data_use: a, data_categories: [b], retention_period: "30"}]
  - {fides_key: A, privacy_declarations: [{data_use: a, data_categories: [b]}]}
`)
  const [first] = draft.activities ?? []
  assert.equal(first?.role, 'processor')
  assert.equal(first?.retention?.[0]?.period, 'P30D')
  assert.deepEqual(
    draft.systems?.map(({ id }) => id),
    ['a', 'a-2'],
  )
})

test('what has not the shape of fides is refused with its place', () => {
  assert.throws(
    () =>
      read(
        'system:\n  - fides_key: a\n    privacy_declarations:\n      - {data_use: 3, data_categories: []}\n',
      ),
    /^Refusal: fides\.yml:4:20: \/system\/0\/privacy_declarations\/0\/data_use: expected string, got 3$/,
  )
})
