// Every question of Art. 30 is answered from data or said to be missing, with its key; and each datum that is taken out of
// the register turns its own answer into a hole, and no other.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { exampleEdition } from '../../../test/example-policy.ts'
import { parseInput, registerArbitrary } from '../../../test/register-arbitrary.ts'
import type { ProcessingRecord, RecordItem } from '../../core/record.ts'
import { recordItems } from '../../law/record.ts'
import type { Activity, Register } from '../schema.ts'
import { recordOf } from './record.ts'

const day = '2026-11-23'
const { register } = exampleEdition().file
const record = recordOf(register, day)

const itemOf = (of: ProcessingRecord, activity: string, provision: string): RecordItem => {
  const found = of.activities
    .find(({ id }) => id === activity)
    ?.items.find(item => item.provision === provision)
  assert.ok(found, `${activity} ${provision}`)
  return found
}

const change = (id: string, edit: Partial<Activity>): Register => ({
  ...register,
  activities: register.activities.map(each => (each.id === id ? { ...each, ...edit } : each)),
})

test('each activity has all items of its role, (a)-(g) or (a)-(d), each answered or said to be missing', () => {
  assert.deepEqual(
    record.activities.map(({ id }) => id),
    register.activities.map(({ id }) => id),
  )
  for (const { role, items, id } of record.activities) {
    assert.deepEqual(
      items.map(({ provision }) => provision),
      recordItems[role],
    )
    for (const { answers, missing, provision } of items) {
      assert.ok(answers.length + missing.length > 0, `${id} ${provision}`)
      for (const { key, says } of missing)
        assert.ok(key !== '' && says.da !== '' && says.en !== '', `${id} ${provision}`)
    }
  }
  assert.equal(record.activities.length, 8)
})

test('what the example says, item by item', () => {
  const says = (provision: string): readonly string[] =>
    itemOf(record, 'partners', provision).answers.map(({ says }) => says.da)
  assert.match(says('GDPR 30(1)(a)')[0] ?? '', /WelcomeSecurity, CVR-nummer 36622652/)
  assert.deepEqual(says('GDPR 30(1)(b)').length, 3)
  assert.ok(says('GDPR 30(1)(c)').includes('Om: Kunder; Leverandører; Samarbejdspartnere'))
  assert.ok(
    says('GDPR 30(1)(d)').includes(
      'NETS (selvstændigt dataansvarlig) får: Oplysninger om betalinger. Kun om: Kunder',
    ),
  )
  assert.ok(says('GDPR 30(1)(d)').includes('Salary.dk (databehandler) får: alle slags i aktiviteten'))
  assert.deepEqual(says('GDPR 30(1)(e)'), [
    'Microsoft: USA',
    'Inden for EU/EØS: Skatteforvaltningen, Danmarks Statistik',
  ])
  assert.match(says('GDPR 30(1)(f)')[0] ?? '', /Dokumentation: 5 år\. Fra udgangen af det regnskabsår/)
  assert.ok(says('GDPR 30(1)(g)').includes('Totrinslogin til hvert system'))
})

test('where an answer comes from stays with it, and proposals are counted', () => {
  const purposes = itemOf(record, 'partners', 'GDPR 30(1)(b)').answers
  assert.deepEqual([...new Set(purposes.map(({ status }) => status))], ['published'])
  const measures = itemOf(record, 'partners', 'GDPR 30(1)(g)').answers
  assert.deepEqual([...new Set(measures.map(({ status }) => status))], ['proposed'])
  const accepted = { by: 'A', at: '2026-11-01' }
  const [measure] = register.activities[0]?.security ?? []
  assert.ok(measure)
  const stood = recordOf(
    change('partners', { security: [{ ...measure, status: 'accepted', accepted }] }),
    day,
  )
  assert.equal(itemOf(stood, 'partners', 'GDPR 30(1)(g)').answers[0]?.status, 'accepted')
  assert.equal(stood.proposed, record.proposed - 2)
})

/** A register with one datum less, and the hole that must be where its answer was. */
interface Lost {
  readonly what: string
  readonly without: Register
  readonly activity: string
  readonly provision: string
  readonly key: string
}

const lost = (what: string, without: Register, activity: string, provision: string, key: string): Lost => ({
  what,
  without,
  activity,
  provision,
  key,
})

const letters: Readonly<Record<Activity['role'], Readonly<Record<string, string>>>> = {
  controller: {
    purposes: 'GDPR 30(1)(b)',
    people: 'GDPR 30(1)(c)',
    categories: 'GDPR 30(1)(c)',
    recipients: 'GDPR 30(1)(d)',
    retention: 'GDPR 30(1)(f)',
    security: 'GDPR 30(1)(g)',
  },
  processor: {
    purposes: 'GDPR 30(2)(b)',
    people: 'GDPR 30(2)(b)',
    categories: 'GDPR 30(2)(b)',
    security: 'GDPR 30(2)(d)',
  },
}

/** The same register with what it leaves open filled in, so that every item has an answer to lose. */
const filled: Register = {
  ...register,
  recipients: register.recipients.map(each => ({ ...each, country: 'DK' })),
  activities: register.activities.map(each => ({
    ...each,
    recipients:
      each.recipients.length > 0 || each.noRecipients !== undefined
        ? each.recipients
        : [{ to: 'microsoft', categories: [], people: [] }],
    transfers: each.transfers.map(transfer => ({ ...transfer, ground: 'GDPR 46(2)(c)' })),
    onBehalfOf:
      each.role === 'processor'
        ? [{ name: 'Kunde A/S', email: 'a@kunde.example', status: 'proposed' as const }]
        : [],
  })),
}

const inFilled = (id: string, edit: Partial<Activity>): Register => ({
  ...filled,
  activities: filled.activities.map(each => (each.id === id ? { ...each, ...edit } : each)),
})

function everyLoss(): readonly Lost[] {
  const ofActivities = filled.activities.flatMap(activity => {
    const { id, role } = activity
    const key = (name: string): string => `activities/${id}/${name}`
    const lists = Object.entries(letters[role])
      .filter(([name]) => name !== 'recipients' || activity.noRecipients === undefined)
      .map(([name, provision]) => lost(name, inFilled(id, { [name]: [] }), id, provision, key(name)))
    const periods = activity.retention.map((each, at) =>
      lost(
        `period ${each.id}`,
        inFilled(id, { retention: activity.retention.toSpliced(at, 1) }),
        id,
        'GDPR 30(1)(f)',
        key('retention'),
      ),
    )
    const { noRecipients: _, ...open } = activity
    const nobody =
      activity.noRecipients === undefined
        ? []
        : [
            lost(
              'noRecipients',
              { ...filled, activities: filled.activities.map(each => (each.id === id ? open : each)) },
              id,
              'GDPR 30(1)(d)',
              key('recipients'),
            ),
          ]
    const grounds = activity.transfers.map(({ ground: _, ...transfer }) =>
      lost('ground', inFilled(id, { transfers: [transfer] }), id, 'GDPR 30(1)(e)', key('transfers')),
    )
    return [
      ...lists,
      ...(role === 'controller'
        ? periods
        : [lost('onBehalfOf', inFilled(id, { onBehalfOf: [] }), id, 'GDPR 30(2)(a)', key('onBehalfOf'))]),
      ...nobody,
      ...grounds,
    ]
  })
  const countries = filled.activities.flatMap(activity =>
    activity.recipients
      .filter(({ to }) => !activity.transfers.some(transfer => transfer.to === to))
      .map(({ to }) => {
        const recipients = filled.recipients.map(({ country: _, ...each }) =>
          each.id === to ? each : { ...each, country: 'DK' },
        )
        return lost(
          `country of ${to}`,
          { ...filled, recipients },
          activity.id,
          activity.role === 'controller' ? 'GDPR 30(1)(e)' : 'GDPR 30(2)(c)',
          `recipients/${to}/country`,
        )
      }),
  )
  const { because: _, ...dpo } = filled.dpo
  return [
    ...ofActivities,
    ...countries,
    lost('dpo', { ...filled, dpo }, 'partners', 'GDPR 30(1)(a)', 'dpo/because'),
  ]
}

test('a register that says everything Art. 30 asks has nothing missing', () => {
  const holes = recordOf(filled, day).missing.filter(({ provision }) => provision.startsWith('GDPR 30'))
  assert.deepEqual(holes, [])
})

test('each datum that is taken out turns its answer into a hole with its key', () => {
  const all = everyLoss()
  for (const { what, without, activity, provision, key } of all) {
    const { missing } = itemOf(recordOf(without, day), activity, provision)
    assert.ok(
      missing.some(each => each.key === key),
      `${activity} ${provision} without ${what}: ${JSON.stringify(missing)}`,
    )
  }
  const provisions = new Set(all.map(({ provision }) => provision))
  const asked = Object.values(recordItems).flat()
  assert.deepEqual([...provisions].toSorted(), asked.toSorted())
  assert.ok(all.length > 50, String(all.length))
})

test('a register without activities is not taken for one that says everything', () => {
  const { missing } = recordOf({ ...register, activities: [], recipients: [] }, day)
  assert.deepEqual(
    missing.map(({ key }) => key),
    ['activities'],
  )
})

test('a processor’s transfers are asked after too', () => {
  const holes = itemOf(record, 'engagements', 'GDPR 30(2)(c)').missing
  assert.deepEqual(
    holes.map(({ key }) => key),
    ['activities/engagements/recipients'],
  )
  const known = recordOf(
    inFilled('engagements', { recipients: [{ to: 'jt-com', categories: [], people: [] }] }),
    day,
  )
  assert.match(itemOf(known, 'engagements', 'GDPR 30(2)(c)').answers[0]?.says.da ?? '', /EU\/EØS: JT-COM/)
})

test('joint controllers, an officer and a representative are asked for where there should be one', () => {
  const [first, ...others] = register.recipients
  assert.ok(first)
  const joint = { ...first, role: { ...first.role, is: 'joint-controller' as const } }
  const keys = (of: Register) => recordOf(of, day).organisation.missing.map(({ key }) => key)
  assert.deepEqual(keys({ ...register, recipients: [joint, ...others] }), ['jointControllers'])
  const party = { name: first.name, email: 'a@b.example', status: 'proposed' as const }
  assert.deepEqual(keys({ ...register, recipients: [joint, ...others], jointControllers: [party] }), [])
  assert.deepEqual(keys({ ...register, dpo: { appointed: true, name: 'A', status: 'proposed' } }), ['dpo'])
  const abroad = { ...register.controller, address: { ...register.controller.address, country: 'US' } }
  assert.deepEqual(keys({ ...register, controller: abroad }), ['representative'])
  assert.deepEqual(keys({ ...register, controller: abroad, representative: party }), [])
})

test('a category is followed to each recipient, and whom it is about', () => {
  const { cells, categories, recipients } = record.activities[0]?.disclosures ?? {
    cells: [],
    categories: [],
    recipients: [],
  }
  assert.deepEqual([categories.length, recipients.length], [5, 9])
  const gets = (recipient: string) =>
    cells.filter(each => each.recipient === recipient).map(({ category }) => category)
  assert.deepEqual(gets('danske-bank'), ['contact', 'payments'])
  assert.deepEqual(gets('salary-dk').length, 5)
  assert.ok(cells.every(({ whole, recipient }) => whole === (recipient === 'salary-dk')))
  assert.deepEqual(cells.find(({ recipient }) => recipient === 'nets')?.people, ['customers'])
})

test('whoever runs a system of the activity and is no recipient is missing', () => {
  const flows = register.activities[0]?.recipients.filter(({ to }) => to !== 'billy') ?? []
  const { missing } = itemOf(
    recordOf(change('partners', { recipients: flows }), day),
    'partners',
    'GDPR 30(1)(d)',
  )
  assert.deepEqual(
    missing.map(({ key, says }) => [key, says.da.slice(0, 31)]),
    [['activities/partners/recipients', 'Billy.dk driver systemet Billy.']],
  )
})

test('what is missing stands once, however many activities it shows in, and its place is in the record', () => {
  const what = record.missing.map(({ key, says }) => `${key} ${says.da}`)
  assert.equal(new Set(what).size, what.length)
  const places = new Set([
    ...record.activities.flatMap(({ items, assessment }) => [
      ...items.map(({ place }) => place),
      assessment.place,
    ]),
    ...record.transfers.map(({ place }) => place),
    ...record.processors.map(({ place }) => place),
  ])
  for (const { place } of record.missing) assert.ok(places.has(place), place)
})

test('any register gives a record with every item answered or missing, in both languages', () => {
  fc.assert(
    fc.property(registerArbitrary(), input => {
      const of = recordOf(parseInput(input), day)
      for (const { items, role } of of.activities) {
        assert.equal(items.length, recordItems[role].length)
        for (const { answers, missing } of items) {
          assert.ok(answers.length + missing.length > 0)
          for (const { says } of [...answers, ...missing]) assert.ok(says.da !== '' && says.en !== '')
        }
      }
    }),
    { numRuns: 100 },
  )
})
