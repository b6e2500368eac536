import assert from 'node:assert/strict'
import { test } from 'node:test'

import { edited, exampleTexts } from '../../test/example-policy.ts'
import { utf8 } from '../core/bytes.ts'
import { Refusal } from '../core/refusal.ts'
import { parseRegister } from './parse.ts'

const yaml = exampleTexts['register.yaml']
const parse = (text: string) => parseRegister({ path: 'register.yaml', bytes: utf8(text) })

function faultsOf(text: string): readonly string[] {
  try {
    parse(text)
  } catch (error) {
    if (error instanceof Refusal)
      return error.faults.map(
        ({ place, message, hint }) =>
          `${place?.line}:${place?.column} ${message}${hint === undefined ? '' : ` (${hint})`}`,
      )
    throw error
  }
  return []
}

const change = (from: string, to: string): readonly string[] =>
  faultsOf(edited('register.yaml', from, to)['register.yaml'])

/** Line and column of some words of the example, from 1. */
function placeOf(words: string, text = yaml): string {
  const before = text.slice(0, text.indexOf(words)).split('\n')
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`
}

test('the example reads, and its values are frozen all the way down', () => {
  const { register, hash } = parse(yaml)
  assert.equal(register.activities.length, 8)
  assert.match(hash, /^[0-9a-f]{64}$/)
  assert.ok(Object.isFrozen(register.activities[0]?.categories[0]?.needed.because))
})

const both = 'name: {da: Kunder, en: Customers}'
const danishOnly = yaml.replace('  - {language: en, path: notice.en.md, unofficial: true}\n', '')

test('a company with a Danish notice writes Danish, and one with two writes both', () => {
  const place = placeOf('{da: Kunder, en: Customers}')
  assert.deepEqual(change(both, 'name: {da: Kunder}'), [
    `${place} activities.0.people.0.name: expected words in en, got none (the register has a notice in en: write en beside the other language)`,
  ])
  assert.deepEqual(faultsOf(danishOnly.replace(both, 'name: {da: Kunder}')), [])
  assert.match(
    faultsOf(danishOnly.replace(both, 'name: {en: Customers}')).join(),
    /expected words in da, got none/,
  )
  assert.match(change(both, 'name: {}').join(), /name: expected words in da or en, got a map/)
  const { register } = parse(danishOnly.replace(both, 'name: {da: Kunder}'))
  assert.deepEqual(register.activities[0]?.people[0]?.name, { da: 'Kunder', en: 'Kunder' })
})

test('an entry without a status is a proposal', () => {
  const { register } = parse(yaml)
  assert.equal(register.agreements[0]?.status, 'proposed')
  assert.equal(register.recipients[0]?.role.status, 'proposed')
  assert.equal(register.recipients[0]?.status, 'published')
})

test('an unknown key is named with its place and with what was meant', () => {
  assert.deepEqual(change('\nchannels:', '\nchanels:'), [
    `${placeOf('channels:')} unknown key "chanels" (did you mean channels?)`,
  ])
  assert.match(
    change('    path: notice.da.md', '    colour: notice.da.md').join(),
    /unknown key "colour" \(known here: language, path/,
  )
})

test('a missing key, a wrong value and a wrong form say what was expected and what came', () => {
  assert.match(change('\nversion: 1', '\nversion: 2').join(), /^\d+:10 version: expected 1, got 2$/)
  assert.match(
    change('role: processor\n    status', 'role: procesor\n    status').join(),
    /role: expected one of controller, processor, got "procesor" \(did you mean processor\?\)/,
  )
  assert.match(
    change('period: P14D', 'period: two weeks').join(),
    /expected a period such as P5Y, P6M or P14D, got "two weeks"/,
  )
  assert.match(
    change('  email: info@welcomesecurity.net\n  phone', '  phone').join(),
    /controller.email: expected string, got nothing/,
  )
})

test('a number for text, a word for a map and a day written otherwise say how they are written', () => {
  assert.match(
    change('cvr: DK36622652', 'cvr: 36622652').join(),
    /controller\.cvr: expected string, got 36622652 \(put quotes around it: YAML reads it as a number\)$/,
  )
  assert.match(
    change('name: {da: Kunder, en: Customers}', 'name: Kunder').join(),
    /expected object, got "Kunder" \(write a map of da, en\)$/,
  )
  assert.match(faultsOf('').join(), /expected object, got an empty value \(write a map of version, example, /)
  assert.match(
    change(
      'pledge: minimise\n    declaredUnproven: {by: example, at: 2026-11-22}',
      'pledge: minimise\n    declaredUnproven: {by: example, at: 23/11/2026}',
    ).join(),
    /declaredUnproven\.at: expected a day such as 2026-11-22, got "23\/11\/2026"$/,
  )
})

test('every fault at once, in the order of the file', () => {
  const one = edited('register.yaml', '\nversion: 1', '\nversion: 2')['register.yaml']
  const two = edited('register.yaml', 'period: P14D', 'period: x', one)['register.yaml']
  assert.equal(
    faultsOf(edited('register.yaml', 'logHolders: []', 'logHolders: 3', two)['register.yaml']).length,
    3,
  )
})

test('malformed YAML and duplicate keys are placed', () => {
  assert.match(change('jointControllers: []', 'jointControllers: [').join(), /^\d+:\d+ /)
  const faults = change('jointControllers: []', 'version: 1')
  assert.deepEqual(faults, [
    `${placeOf('jointControllers')} duplicate key "version" (it is first at register.yaml:${placeOf('version: 1')})`,
  ])
})

test('ids used twice name both places; a retired id is never used again', () => {
  const twice = change('- id: lawyers', '- id: accountants')
  assert.ok(
    twice.includes(
      `${placeOf('lawyers\n    name')} duplicate id "accountants" (it is first at register.yaml:${placeOf('accountants\n    name')})`,
    ),
    twice.join('\n'),
  )
  assert.match(
    change('retired: []', 'retired: [hosted-by]').join(),
    /expected a new id for a new sentence, got the retired "hosted-by" \(it is retired at register\.yaml:\d+:11\)/,
  )
})

test('an id that is declared nowhere is named with the nearest that is', () => {
  assert.match(
    change('host: jt-com}', 'host: jt-con}').join(),
    /expected an id of recipients, got "jt-con" \(did you mean jt-com\?\)/,
  )
  assert.match(
    change('of: [customer-data]', 'of: [x]').join(),
    /expected an id of categories, got "x" \(declare it under categories\)/,
  )
  assert.match(
    change('nets, microsoft-365, danske-bank]', 'netz, microsoft-365, danske-bank]').join(),
    /expected an id of systems, got "netz"/,
  )
})

test('a recipient stands by its id, or with what it gets of whom', () => {
  const one = '{to: cdns, categories: [technical], people: [visitors]}'
  const flows = (text: string): readonly string[] => change(one, text)
  assert.deepEqual(flows('cdns'), [])
  assert.match(flows('{to: cdn}').join(), /expected an id of recipients, got "cdn" \(did you mean cdns\?\)/)
  assert.match(flows('{to: cdns, categories: [tecnical]}').join(), /id of categories, got "tecnical"/)
  assert.match(flows('{to: cdns, people: [staff]}').join(), /id of people, got "staff"/)
  assert.match(
    flows('{to: cdns, categoris: [technical]}').join(),
    /unknown key "categoris" \(did you mean categories/,
  )
  assert.match(flows('{categories: [technical]}').join(), /recipients\.1\.to: expected string, got nothing/)
  assert.match(flows('Nobody').join(), /expected an id of small letters/)
  const both = 'recipients: [microsoft]\n    noRecipients:\n      because:\n        da: Loggen kan'
  assert.match(
    change('noRecipients:\n      because:\n        da: Loggen kan', both).join(),
    /activity "proof-log": expected recipients or noRecipients, got both/,
  )
})

test('accepted entries say by whom, and no other entry does', () => {
  assert.match(
    change('id: restriction', 'id: restriction, status: accepted').join(),
    /expected accepted: \{by, at\} beside status: accepted/,
  )
  assert.match(
    change('id: restriction', 'id: restriction, accepted: {by: A, at: 2026-01-02}').join(),
    /expected status: accepted beside accepted/,
  )
  assert.deepEqual(
    change('id: restriction', 'id: restriction, status: accepted, accepted: {by: A, at: 2026-01-02}'),
    [],
  )
})

test('parts of pledges are those of the catalogue', () => {
  const parts = 'parts: [served, elsewhere, findable]'
  assert.match(
    change(parts, 'parts: [served, elsewhere, findabel, findable]').join(),
    /open: unknown part "findabel" \(its parts are served, elsewhere, findable\)/,
  )
  assert.match(change(parts, 'parts: [served]').join(), /open: missing parts elsewhere, findable$/)
})

test('no pledge without a sentence, no sentence without its pledge', () => {
  const line = '  - {id: site.host, parts: [matches]}\n'
  assert.match(
    change(line, '').join(),
    /sentence "hosted-by": expected site\.host under pledges, got nothing/,
  )
  assert.match(
    change('pledge: site.host', 'pledge: site.third-parties').join(),
    /site\.host: expected a sentence that promises it, got none/,
  )
})

test('a sentence either promises or says why it does not', () => {
  assert.match(
    change('pledge: site.host', 'pledge: site.host\n    promise: none').join(),
    /"hosted-by": expected either pledge or promise: none/,
  )
  const because = /\n {4}because: \{da: "En mening[^\n]*/.exec(yaml)?.[0] ?? ''
  assert.match(change(because, '').join(), /"too-much-data": expected because beside promise: none/)
})

test('more than fifty faults are counted, not listed', () => {
  const many = yaml.replace('retired: []', `retired: [${'"É", '.repeat(120)}]`)
  const faults = faultsOf(many)
  assert.equal(faults.length, 51)
  assert.match(faults.at(-1) ?? '', /and 70 more faults/)
})
