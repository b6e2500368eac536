import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { daysBefore, dueWeek, latestHour, weekOf } from './week.ts'

const zone = 'Europe/Copenhagen'

test('weeks are named as ISO 8601 does, also where the year changes', () => {
  const names = {
    '2026-11-23T12:00:00Z': '2026-W48',
    '2026-12-31T12:00:00Z': '2026-W53',
    '2027-01-03T12:00:00Z': '2026-W53',
    '2027-01-04T12:00:00Z': '2027-W01',
    '2024-12-30T12:00:00Z': '2025-W01',
    '2021-01-01T12:00:00Z': '2020-W53',
    // Sunday still, where the company is already at Monday.
    '2026-11-22T23:30:00Z': '2026-W48',
  }
  for (const [at, name] of Object.entries(names)) assert.equal(weekOf(new Date(at), zone).name, name, at)
})

test('Monday at 08:00 is 07:00 UTC in winter and 06:00 in summer, also in the weeks the clock is changed', () => {
  const due = {
    '2026-03-23': '2026-03-23T07:00:00.000Z',
    '2026-03-30': '2026-03-30T06:00:00.000Z',
    '2026-10-19': '2026-10-19T06:00:00.000Z',
    '2026-10-26': '2026-10-26T07:00:00.000Z',
  }
  for (const [monday, at] of Object.entries(due)) {
    const moment = Date.parse(at)
    assert.equal(dueWeek(new Date(moment), zone).at.toISOString(), at)
    assert.equal(dueWeek(new Date(moment), zone).monday, monday)
    assert.notEqual(dueWeek(new Date(moment - 1), zone).monday, monday)
    assert.equal(dueWeek(new Date(moment + 7 * 86_400_000 - 2 * 3_600_000), zone).monday, monday)
  }
})

test('the days of a week are seven, meet without a gap, and are 23 and 25 hours long where the clock is changed', () => {
  for (const [monday, hours] of [
    ['2026-03-30', 167],
    ['2026-10-26', 169],
    ['2026-11-23', 168],
  ] as const) {
    const days = daysBefore(monday, zone)
    assert.equal(days.length, 7)
    for (const [index, day] of days.entries())
      assert.equal(day.start.getTime(), (days[index - 1]?.end.getTime() ?? day.start.getTime() - 1) + 1)
    const [first, last] = [days[0], days[6]]
    assert.equal(((last?.end.getTime() ?? 0) + 1 - (first?.start.getTime() ?? 0)) / 3_600_000, hours)
  }
  assert.deepEqual(
    daysBefore('2026-11-23', zone).map(({ day }) => day),
    ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'],
  )
})

test('for any moments in any order of zones: due is past, less than a week and an hour ago, on a Monday at 08:00', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  const zones = fc.constantFrom(zone, 'UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland')
  fc.assert(
    fc.property(moment, zones, (now, where) => {
      const { at, name, monday } = dueWeek(now, where)
      const agoMs = now.getTime() - at.getTime()
      assert.ok(agoMs >= 0 && agoMs < 7 * 86_400_000 + 3_600_000, `${now.toISOString()} ${where}`)
      const wall = new Intl.DateTimeFormat('en-GB', {
        timeZone: where,
        weekday: 'long',
        hour: '2-digit',
        minute: '2-digit',
      })
      assert.match(wall.format(at), /^Monday.*08:00$/)
      assert.equal(weekOf(at, where).name, name)
      assert.equal(weekOf(at, where).monday, monday)
    }),
    { numRuns: 1_000 },
  )
})

for (const [now, expected] of [
  ['2026-11-23T05:00:00.000Z', '2026-11-23T05:00:00.000Z'],
  ['2026-11-23T04:59:59.000Z', '2026-11-22T05:00:00.000Z'],
  ['2026-07-01T03:59:00.000Z', '2026-06-30T04:00:00.000Z'],
  ['2026-07-01T23:30:00.000Z', '2026-07-01T04:00:00.000Z'],
  // The night the clock goes back: 25 hours from one six o'clock to the next.
  ['2026-10-25T04:59:00.000Z', '2026-10-24T04:00:00.000Z'],
  ['2026-10-25T05:00:00.000Z', '2026-10-25T05:00:00.000Z'],
] as const)
  test(`the latest six o’clock before ${now}`, () =>
    assert.equal(latestHour(new Date(now), 6, 'Europe/Copenhagen').toISOString(), expected))
