// The watch against its rules written out plainly: what is an attack, when it begins and ends, and whose address is kept.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatAddress, parseAddress } from '../../core/address.ts'
import { utf8 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { Received } from '../received.ts'
import { type Attack, attacks } from '../tally.ts'
import { scenarios } from './scenarios.ts'
import { type Alarm, type Attempts, Watch } from './watch.ts'

const noon = 1_800_000_000 - (1_800_000_000 % 86_400)
const of = (attack: Attack) => scenarios.find(scenario => scenario.attack === attack) ?? assert.fail(attack)
const from = (last: number): Uint8Array =>
  parseAddress(`203.0.${last >> 8}.${last & 255}`) ?? assert.fail(`${last}`)

interface Seen {
  readonly attack: Attack
  readonly who: number
  readonly at: number
  readonly times: number
}

/** The rules, with lists instead of columns. */
function plainly(all: readonly Seen[]) {
  const alarms: Alarm[] = []
  const kept = new Map<string, number>()
  for (const scenario of scenarios) {
    const mine = all.filter(({ attack }) => attack === scenario.attack)
    const windows = new Map<number, { begun: number; times: number; kept: boolean }>()
    let round = { begun: -Infinity, times: 0, who: new Set<number>() }
    let going: { alarm: Alarm; who: Set<number>; spread: boolean } | null = null
    for (const { who, at, times } of mine) {
      if (going !== null && at - going.alarm.last > scenario.quietSeconds) {
        alarms.push({ ...going.alarm, ended: going.alarm.last })
        going = null
      }
      const had = windows.get(who)
      const own =
        had === undefined || at - had.begun > scenario.windowSeconds
          ? { begun: at, times: 0, kept: false }
          : had
      own.times += times
      windows.set(who, own)
      if (at - round.begun > scenario.windowSeconds) round = { begun: at, times: 0, who: new Set() }
      round.times += times
      round.who.add(who)
      const many = round.who.size >= scenario.spread.addresses && round.times >= scenario.spread.times
      if (going !== null) {
        going.who.add(who)
        going.spread ||= many
        const { alarm } = going
        going.alarm = { ...alarm, last: at, times: alarm.times + times, addresses: going.who.size }
      } else if (own.times >= scenario.times || many) {
        const begun = Math.min(round.begun, own.begun)
        const counts = { times: Math.max(round.times, own.times), addresses: round.who.size }
        const alarm = { scenario: scenario.attack, begun, last: at, ended: null, ...counts }
        going = { alarm, who: new Set(round.who), spread: many }
      }
      const isSpread = going?.spread === true
      if (own.kept || own.times >= scenario.times || (isSpread && own.times >= scenario.keptFrom)) {
        const key = `${scenario.attack} ${Math.floor(at / 3_600)} ${from(who).join()}`
        kept.set(key, (kept.get(key) ?? 0) + (own.kept ? times : own.times))
        own.kept = true
      }
    }
    if (going !== null) alarms.push(going.alarm)
  }
  return { alarms, kept }
}

const sumOf = (attempts: readonly Attempts[]): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const { scenario, hour, address, times } of attempts) {
    const key = `${scenario} ${hour} ${address.join()}`
    sums.set(key, (sums.get(key) ?? 0) + times)
  }
  return sums
}

const inOrder = (alarms: readonly Alarm[]) =>
  alarms.toSorted((a, b) => attacks.indexOf(a.scenario) - attacks.indexOf(b.scenario) || a.begun - b.begun)

const course: fc.Arbitrary<readonly Seen[]> = fc
  .array(
    fc.record({
      attack: fc.constantFrom<Attack>('injection', 'injection', 'relay'),
      who: fc.nat({ max: 30 }),
      wait: fc.oneof(
        { weight: 60, arbitrary: fc.nat({ max: 5 }) },
        { weight: 2, arbitrary: fc.nat({ max: 4_000 }) },
      ),
      times: fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.nat({ max: 8 }) }),
    }),
    { minLength: 50, maxLength: 400, size: 'max' },
  )
  .map(steps => {
    let at = noon
    return steps.map(({ attack, who, wait, times }) => {
      at += wait
      return { attack, who, at, times: times + 1 }
    })
  })

test('alarms and kept addresses are what the rules say, however often they are taken', () => {
  fc.assert(
    fc.property(course, fc.nat({ max: 50 }), (all, every) => {
      const watch = new Watch({ seed: 5 })
      const alarms = new Map<string, Alarm>()
      const attempts: Attempts[] = []
      const take = () => {
        const taken = watch.take()
        for (const alarm of taken.alarms) alarms.set(`${alarm.scenario} ${alarm.begun}`, alarm)
        attempts.push(...taken.attempts)
      }
      all.forEach(({ attack, who, at, times }, step) => {
        watch.saw(attack, from(who), at, times)
        if (every > 0 && step % every === 0) take()
      })
      take()
      const expected = plainly(all)
      assert.deepEqual(inOrder([...alarms.values()]), inOrder(expected.alarms))
      assert.deepEqual(new Map([...sumOf(attempts)].toSorted()), new Map([...expected.kept].toSorted()))
    }),
    { numRuns: 100 },
  )
})

test('each kind raises one alarm at its threshold, not before, and tells its end when it has been quiet', () => {
  for (const { attack, times, quietSeconds } of scenarios) {
    const watch = new Watch({ seed: 1 })
    for (let i = 1; i < times; i++) watch.saw(attack, from(9), noon + i)
    assert.deepEqual(watch.take(), { alarms: [], attempts: [], lost: 0 }, attack)
    watch.saw(attack, from(9), noon + times)
    const begun = { scenario: attack, begun: noon + 1, last: noon + times, ended: null, times, addresses: 1 }
    const attempts = [{ scenario: attack, hour: noon / 3_600, address: from(9), times }]
    assert.deepEqual(watch.take(), { alarms: [begun], attempts, lost: 0 })
    watch.passed(noon + times + quietSeconds)
    assert.deepEqual(watch.take().alarms, [])
    watch.passed(noon + times + quietSeconds + 1)
    assert.deepEqual(watch.take().alarms, [{ ...begun, ended: noon + times }])
  }
})

test('many addresses that do little each are one attack, and who tried once is counted and not kept', () => {
  for (const { attack, spread, keptFrom } of scenarios) {
    const watch = new Watch({ seed: 1 })
    const each = Math.ceil(spread.times / spread.addresses)
    for (let i = 0; i < spread.addresses * each; i++) watch.saw(attack, from(i % spread.addresses), noon + i)
    watch.saw(attack, from(60_000), noon + 500)
    const { alarms, attempts } = watch.take()
    assert.equal(alarms.length, 1, attack)
    assert.deepEqual(
      [alarms[0]?.addresses, alarms[0]?.times],
      [spread.addresses + 1, spread.addresses * each + 1],
    )
    assert.ok(each >= keptFrom && attempts.length > 0, attack)
    assert.deepEqual(
      attempts.filter(({ address }) => `${address}` === `${from(60_000)}`),
      [],
    )
  }
})

test('an attack that went on when the program ended is the same attack', () => {
  const { quietSeconds } = of('relay')
  const open = {
    scenario: 'relay',
    begun: noon,
    last: noon + 60,
    ended: null,
    times: 9,
    addresses: 2,
  } as const
  const watch = new Watch({ seed: 1, open: [open] })
  watch.saw('relay', from(1), noon + 90)
  assert.deepEqual(watch.take().alarms, [{ ...open, last: noon + 90, times: 10, addresses: 3 }])
  watch.passed(noon + 91 + quietSeconds)
  assert.deepEqual(
    watch.take().alarms.map(({ ended }) => ended),
    [noon + 90],
  )
})

test('whoever has been quiet for as long as an attack may be is forgotten, and nothing owed of them is', () => {
  const { times, quietSeconds } = of('injection')
  const watch = new Watch({ seed: 1 })
  watch.saw('injection', from(1), noon, times)
  watch.saw('injection', from(2), noon + 60, 1)
  watch.passed(noon + quietSeconds + 1)
  watch.saw('injection', from(1), noon + quietSeconds + 1, 1)
  watch.saw('injection', from(2), noon + quietSeconds + 1, 1)
  const { alarms, attempts } = watch.take()
  assert.deepEqual(
    attempts.map(one => [one.address, one.times]),
    [[from(1), times]],
  )
  assert.deepEqual(
    alarms.map(({ addresses }) => addresses),
    [3],
    'who was forgotten is another',
  )
})

test('no window is longer than the quiet that ends it', () => {
  assert.deepEqual(
    scenarios.filter(({ windowSeconds, quietSeconds }) => windowSeconds > quietSeconds),
    [],
  )
})

test('a line is heard by the address in it, of either kind; a name in its place is nobody', () => {
  const watch = new Watch({ seed: 1 })
  const bytes = utf8('203.0.0.9 2001:db8::7 host.example')
  const block = { bytes, view: new DataView(bytes.buffer), from: 0, to: bytes.length }
  const received = new Received()
  Object.assign(received, { day: noon / 86_400, second: 61, addressFrom: 10, addressTo: 21 })
  watch.heard('relay', received, block, 5)
  Object.assign(received, { addressFrom: 22, addressTo: bytes.length })
  watch.heard('relay', received, block, 5)
  Object.assign(received, { isV4: true, address4: 0xcb000009 | 0 })
  watch.heard('relay', received, block, 6)
  const { alarms, attempts } = watch.take()
  assert.deepEqual(
    attempts.map(({ address, times, hour }) => [formatAddress(address), times, hour]),
    [
      ['2001:db8::7', 5, noon / 3_600],
      ['203.0.0.9', 6, noon / 3_600],
    ],
  )
  assert.deepEqual(
    alarms.map(({ begun, times, addresses }) => [begun, times, addresses]),
    [[noon + 61, 11, 2]],
  )
})

test('more than fit are counted as lost, and after a wipe nobody is known', () => {
  const watch = new Watch({ seed: 1 })
  const many = limits.attemptsUntaken + 5
  for (let i = 0; i < many; i++) watch.saw('injection', from(i % 60_000), noon + i, 9)
  const { attempts, lost } = watch.take()
  assert.equal(attempts.length, limits.attemptsUntaken)
  assert.equal(attempts.reduce((sum, { times }) => sum + times, 0) + lost, many * 9)
  watch.saw('injection', from(1), noon + many, 4)
  watch.wipe()
  watch.saw('injection', from(1), noon + many, 1)
  assert.deepEqual(watch.take().attempts, [])
})
