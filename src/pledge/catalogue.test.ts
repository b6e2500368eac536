import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue, partsOf, type Subjects } from './catalogue.ts'
import { pledgeIds } from './pledge.ts'
import { judgePart, judgePledge } from './verdict.ts'

const none: Subjects = { system: [], processor: [], site: [], host: [], channel: [] }
const some: Subjects = {
  system: ['books', 'bank'],
  processor: ['books'],
  site: ['www'],
  host: ['jt'],
  channel: ['mail', 'phone'],
}

test('every pledge of the list has parts, in the same order', () => {
  assert.deepEqual(Object.keys(catalogue), [...pledgeIds])
  for (const pledge of pledgeIds) assert.ok(catalogue[pledge].length > 0, pledge)
})

test('every pledge has a part that carries it: what can only speak against it never makes it kept', () => {
  for (const pledge of pledgeIds)
    assert.ok(
      catalogue[pledge].some(kind => kind.supporting !== true),
      pledge,
    )
})

test('the ids of parts are unique and say where they belong', () => {
  for (const subjects of [none, some]) {
    const parts = pledgeIds.flatMap(pledge => partsOf(pledge, subjects))
    assert.equal(new Set(parts.map(part => part.id)).size, parts.length)
    for (const part of parts) {
      const subject = part.subject === null ? '' : `:${part.subject}`
      assert.equal(part.id, `${part.pledge}/${part.name}${subject}`)
    }
  }
})

test('a part is there once for each entry of the register it speaks of', () => {
  const ids = partsOf('partners.systems', some).map(part => part.id)
  assert.deepEqual(ids, [
    'partners.systems/dns',
    'partners.systems/in-use:books',
    'partners.systems/in-use:bank',
    'partners.systems/agreement:books',
    'partners.systems/supervision:books',
  ])
})

test('where a sentence speaks of sites, systems or channels and the register names none, the part stands unlooked at', () => {
  for (const [pledge, id] of [
    ['partners.systems', 'partners.systems/in-use'],
    ['traffic.no-trackers', 'traffic.no-trackers/browser'],
    ['site.host', 'site.host/matches'],
    ['site.third-parties', 'site.third-parties/declared'],
    ['site.third-parties', 'site.third-parties/up-to-date'],
    ['rights.reachable', 'rights.reachable/channel'],
  ] as const)
    assert.ok(
      partsOf(pledge, none).some(part => part.id === id),
      id,
    )
})

test('no pledge is kept by an empty register before anybody looked', () => {
  const today = { now: new Date(0), registerHash: '', noticeHash: '' }
  for (const pledge of pledgeIds) {
    const states = partsOf(pledge, none).map(part =>
      judgePart({ part, everyMs: null, look: null, since: null }, today),
    )
    assert.equal(judgePledge(states).verdict, 'unknown', pledge)
  }
})
