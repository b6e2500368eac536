// What is told, over a real store: each thing once, however often it is looked for, by however many, and wherever a process
// is stopped; the letters of it to each owner once, in their language; the Monday mail once a week.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { sealPerson } from '../../src/accounts/person.ts'
import type { WeekReport } from '../../src/app/notifications/monday.ts'
import { Teller, type TellerAsked } from '../../src/app/notifications/teller.ts'
import { dueWeek, startOf } from '../../src/app/notifications/week.ts'
import { letGoOf, queueLetter } from '../../src/app/post.ts'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import { newId } from '../../src/core/ids.ts'
import type { Language } from '../../src/core/language.ts'
import { defaultZone } from '../../src/language/dates.ts'
import type { Verdict } from '../../src/pledge/pledge.ts'
import { latestEvents } from '../../src/store/events.ts'
import { append } from '../../src/store/leaves.ts'
import { recordLooks } from '../../src/store/looks.ts'
import { lastLooksWithin } from '../../src/store/week-looks.ts'
import { freshStore } from '../database.ts'

const parts = ['open/served', 'open/findable', 'purpose/wall']
const emptyWeek: WeekReport = {
  ...{
    days: ['2026-02-23', '2026-03-01'],
    pledges: [],
    controller: 'Fjordbageriet ApS',
    example: false,
    traffic: null,
  },
}

async function newsroom(t: TestContext, start = '2026-03-03T08:00:00Z') {
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  const clock = fixedClock(start)
  const making = { clock, random: systemRandom }
  const began = store.owner.updateTable('installation').set({ at: new Date('2020-01-01') })
  const ownerOf = async (mail: string, language: Language, role: 'owner' | 'staff' = 'owner') => {
    const row = await store.row(['sign-in'])
    const person = await sealPerson(store, row.id, { name: 'Anna', mail })
    const about = { ...person, role, language, state: 'active' as const, at: clock.now() }
    await store.write('sign-in', `account.${row.id}`, db =>
      db.insertInto('account').values({ ...row, ...about }),
    )
  }
  const mailbag: TellerAsked['mailbag'] = {
    put: (kind, letter, about, once) =>
      queueLetter({ store, clock }, kind, { ...letter, closing: 'Closing.' }, about, once),
    letGo: begins => letGoOf({ store, clock }, begins),
    hasServer: () => true,
    origin: () => 'https://ord.example',
  }
  const asked: TellerAsked = {
    ...{ store, mailbag, zone: defaultZone, ...making },
    clocks: async () => [],
    checks: () => parts.map(part => ({ part, everyMs: 3_600_000 })),
    report: async () => emptyWeek,
  }
  const teller = (over: Partial<TellerAsked> = {}) => new Teller({ ...asked, ...over })
  const sees = (part: string, verdict: Verdict, at = clock.now()) =>
    recordLooks(store.owner, making, [
      {
        ...{ id: newId(clock, systemRandom), part, at: at.toISOString(), verdict, basis: [], evidence: {} },
        ...{
          reason: { da: 'x', en: 'x' },
          next: null,
          notLookedAt: null,
          registerHash: 'a',
          noticeHash: 'b',
        },
      },
    ])
  const letters = async () => {
    const rows = await store.read('letters', 'test', db => db.selectFrom('letter').selectAll().orderBy('at'))
    return Promise.all(rows.map(async row => ({ ...row, ...(await store.open(row.about, row.content)) })))
  }
  const happened = async () =>
    (await latestEvents(store.owner))
      .map(({ kind, part }) => [kind, part].filter(Boolean).join(' '))
      .toReversed()
  return { store, clock, making, began, ownerOf, mailbag, teller, sees, letters, happened }
}

test('what was seen is told once, to each owner in their language, with a link to the page; nobody else is told', async t => {
  const { ownerOf, teller, sees, letters, happened, clock } = await newsroom(t)
  await ownerOf('anna@example.dk', 'da')
  await ownerOf('ben@example.dk', 'en')
  await ownerOf('staff@example.dk', 'da', 'staff')
  await sees('open/served', 'broken')
  for (const time of [1, 2])
    await teller()
      .turn()
      .then(() => assert.ok(time))
  assert.deepEqual(await happened(), ['pledge.broken open/served'])
  const [danish, english, ...more] = await letters()
  assert.deepEqual(more, [])
  assert.equal(danish?.mail, 'anna@example.dk')
  assert.equal(danish?.subject, 'Brudt: Åbne om hvad og hvorfor')
  assert.match(danish?.text ?? '', /3\. marts 2026 kl\. 09\.00/)
  assert.match(danish?.text ?? '', /https:\/\/ord\.example\/da\/loefte\/open\n/)
  assert.equal(english?.subject, 'Broken: Open about what and why')
  assert.match(english?.html ?? '', /href="https:\/\/ord\.example\/en\/pledge\/open"/)
  assert.equal(danish?.next_at?.getTime(), clock.now().getTime())
})

test('many things at once are one letter; what became well again is told too', async t => {
  const { ownerOf, teller, sees, letters, happened } = await newsroom(t)
  await ownerOf('anna@example.dk', 'en')
  await sees('open/served', 'broken')
  await sees('purpose/wall', 'broken')
  await teller().turn()
  await sees('open/served', 'kept')
  await teller().turn()
  assert.deepEqual(await happened(), [
    'pledge.broken open/served',
    'pledge.broken purpose/wall',
    'pledge.mended open/served',
  ])
  assert.deepEqual(
    (await letters()).map(({ subject }) => subject),
    ['2 things have happened', 'Kept again: Open about what and why'],
  )
})

test('two who look at the same moment tell it once', async t => {
  const { ownerOf, teller, sees, letters, happened } = await newsroom(t)
  await ownerOf('anna@example.dk', 'da')
  for (let count = 0; count < 4; count++) await sees('open/served', count % 2 === 0 ? 'broken' : 'kept')
  // A process has one teller; more than these would wait for each other's connections, of which a store has five.
  await Promise.all(Array.from({ length: 3 }, () => teller().turn()))
  assert.deepEqual(await happened(), [
    'pledge.broken open/served',
    'pledge.mended open/served',
    'pledge.broken open/served',
    'pledge.mended open/served',
  ])
  const told = (await letters()).flatMap(({ text }) => text.match(/^- /gm) ?? [])
  assert.equal(told.length, 4)
})

test('stopped after each letter and before any is let go: each owner has one, and none was sent before all were there', async t => {
  for (const stopAfter of [0, 1, 2, 3]) {
    const { ownerOf, mailbag, teller, sees, letters } = await newsroom(t)
    for (const name of ['anna', 'ben', 'carl']) await ownerOf(`${name}@example.dk`, 'da')
    await sees('open/served', 'broken')
    let put = 0
    const stops: TellerAsked['mailbag'] = {
      ...mailbag,
      put: async (...letter) => {
        if (put === stopAfter) throw new Error('stopped here')
        put += 1
        return mailbag.put(...letter)
      },
      letGo: async () => {
        throw new Error('stopped here')
      },
    }
    await assert.rejects(teller({ mailbag: stops }).turn(), /stopped here/)
    assert.ok((await letters()).every(({ next_at }) => next_at === null))
    await sees('purpose/wall', 'broken')
    await teller().turn()
    const told = (await letters()).filter(({ subject }) => subject === 'Brudt: Åbne om hvad og hvorfor')
    assert.equal(new Set(told.map(({ mail }) => mail)).size, 3)
    assert.equal(told.length, 3)
    assert.ok((await letters()).every(({ next_at }) => next_at !== null))
    assert.equal((await letters()).length, 6, 'what happened since is a letter of its own')
  }
})

test('an alarm of the log is told once; a letter given up too, by letter unless it told of something itself', async t => {
  const { store, making, clock, ownerOf, teller, letters, happened } = await newsroom(t)
  await ownerOf('anna@example.dk', 'da')
  await append(store.owner, making, 'alarm', { findings: [] })
  const given = { language: 'da', to: 'x@example.dk', subject: 's', closing: 'c' } as const
  const letter = { ...given, blocks: [{ kind: 'paragraph', text: 't' }] } as const
  for (const kind of ['link', 'event']) await queueLetter({ store, clock }, kind, letter, `letter.${kind}`)
  await store.write('letters', 'test', db =>
    db.updateTable('letter').set({ state: 'failed', tries: 1, next_at: null }),
  )
  for (let count = 0; count < 3; count++) await teller().turn()
  assert.deepEqual((await happened()).toSorted(), ['letter.failed', 'letter.failed', 'log.alarm'])
  const [told, ...more] = (await letters()).filter(({ state }) => state === 'waiting')
  assert.deepEqual(more, [])
  assert.equal(told?.text.match(/^- /gm)?.length, 2)
  assert.match(told?.text ?? '', /kontrolloggen stemmer ikke/)
})

test('without a mail server nothing is written, and nothing old comes when there is one', async t => {
  const { ownerOf, mailbag, teller, sees, letters, happened } = await newsroom(t)
  await ownerOf('anna@example.dk', 'da')
  await sees('open/served', 'broken')
  await teller({ mailbag: { ...mailbag, hasServer: () => false } }).turn()
  await teller().turn()
  assert.equal((await happened()).length, 1)
  assert.deepEqual(await letters(), [])
})

test('an event holds nothing about a person', async t => {
  const { store, ownerOf, teller, sees } = await newsroom(t)
  await ownerOf('canary@example.dk', 'da')
  await sees('open/served', 'broken')
  await teller().turn()
  const rows = await store.owner.selectFrom('event').selectAll().execute()
  assert.doesNotMatch(JSON.stringify(rows), /canary|Anna/)
})

test('the first Monday is the one after the program was there', async t => {
  const { ownerOf, teller, letters, clock, store } = await newsroom(t, '2026-03-04T08:00:00Z')
  await ownerOf('anna@example.dk', 'da')
  await store.owner.updateTable('installation').set({ at: clock.now() }).execute()
  await teller().turn()
  assert.deepEqual(await letters(), [])
  clock.move(5 * 86_400_000)
  await teller().turn()
  assert.deepEqual(
    (await letters()).map(({ kind }) => kind),
    ['monday'],
  )
})

const runs = Number(process.env['ORDHOLDEN_CRASH'] ?? 12)

test('for any turns, restarts and stops, over any changes of the clock: each week’s mail once, and of the week it is due', async t => {
  const step = fc.record({
    hours: fc.integer({ min: 1, max: 120 }),
    stop: fc.constantFrom(null, 'put', 'letGo'),
  })
  const starts = fc.constantFrom('2026-03-20T08:00:00Z', '2026-10-15T08:00:00Z', '2026-12-20T08:00:00Z')
  await fc.assert(
    fc.asyncProperty(starts, fc.array(step, { minLength: 1, maxLength: 12 }), async (start, steps) => {
      const { ownerOf, began, mailbag, teller, letters, clock, store } = await newsroom(t, start)
      await began.execute()
      await ownerOf('anna@example.dk', 'da')
      const expected = new Set<string>()
      const sent: string[] = []
      const send = async () => {
        const ready = (await letters()).filter(({ next_at }) => next_at !== null)
        sent.push(...ready.map(({ text }) => /fra mandag den (.*) til/.exec(text)?.[1] ?? 'no week'))
        if (ready.length > 0) await store.erase('letters', 'test', { letter: ready.map(({ id }) => id) })
      }
      const report = async (monday: string): Promise<WeekReport> => ({ ...emptyWeek, days: [monday, monday] })
      for (const { hours, stop } of [...steps, { hours: 1, stop: null }]) {
        clock.move(hours * 3_600_000)
        expected.add(dueWeek(clock.now(), defaultZone).monday)
        const stopped = async (): Promise<never> => Promise.reject(new Error('stopped here'))
        const bag = stop === null ? mailbag : { ...mailbag, [stop]: stopped }
        await teller({ mailbag: bag, report })
          .turn()
          .catch(error => assert.match(String(error), /stopped here/))
        await send()
      }
      assert.equal(sent.length, expected.size)
      assert.equal(new Set(sent).size, expected.size)
    }),
    { numRuns: runs },
  )
})

test('the last look within each day of the company’s own is found, whatever day it is in UTC', async t => {
  const { store, sees } = await newsroom(t)
  const days = ['2026-03-28', '2026-03-29'].map(day => ({
    start: startOf(day, defaultZone),
    end: new Date(startOf(day === '2026-03-28' ? '2026-03-29' : '2026-03-30', defaultZone).getTime() - 1),
  }))
  await sees('open/served', 'broken', new Date('2026-03-27T23:30:00Z'))
  await sees('open/served', 'kept', new Date('2026-03-28T22:30:00Z'))
  await sees('open/served', 'unknown', new Date('2026-03-28T23:30:00Z'))
  await sees('open/served', 'broken', new Date('2026-03-29T22:30:00Z'))
  const found = await lastLooksWithin(store.owner, ['open/served'], days)
  assert.deepEqual(found.map(({ at, verdict }) => `${at} ${verdict}`).toSorted(), [
    '2026-03-28T22:30:00.000Z kept',
    '2026-03-28T23:30:00.000Z unknown',
  ])
})
