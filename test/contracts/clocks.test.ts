// What is due by a moment, over a real store: the 72 hours of a breach, reminded of before they run out and when they have; each
// step once to each owner and the deputy of that moment, however many look and wherever one is stopped; to nobody who left, and
// no more once an answer has ended it.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { sealPerson } from '../../src/accounts/person.ts'
import { breachClocks } from '../../src/app/breaches.ts'
import { Teller, type TellerAsked } from '../../src/app/notifications/teller.ts'
import { letGoOf, queueLetter } from '../../src/app/post.ts'
import type { BreachAnswer } from '../../src/core/breach.ts'
import { fixedClock, systemRandom } from '../../src/core/clock.ts'
import type { Role } from '../../src/core/roles.ts'
import { defaultZone } from '../../src/language/dates.ts'
import { keepAnswer } from '../../src/store/breach-answers.ts'
import { breaks } from '../../src/store/breaks.ts'
import { recordLooks } from '../../src/store/looks.ts'
import { freshStore } from '../database.ts'
import { lookOf } from '../log.ts'
import { memoryKeys } from '../memory-keys.ts'

const hourMs = 3_600_000

async function withBreach(t: TestContext) {
  const store = await freshStore(t)
  await store.purposes.settle(['sign-in', 'letters'])
  const clock = fixedClock('2026-11-20T08:00:00Z')
  const ground = { store, keys: memoryKeys('clocks'), clock, random: systemRandom }
  const { people } = openAccounts({ ...ground, sendLink: async () => {}, report: assert.ifError })
  const personOf = async (mail: string, role: Role, language: 'da' | 'en' = 'da'): Promise<string> => {
    const row = await store.row(['sign-in'])
    const person = await sealPerson(store, row.id, { name: 'Anna', mail })
    const about = { ...person, role, language, state: 'active' as const, at: clock.now() }
    await store.write('sign-in', `account.${row.id}`, db =>
      db.insertInto('account').values({ ...row, ...about }),
    )
    return row.id
  }
  const owner = await personOf('anna@example.dk', 'owner')
  await recordLooks(store.owner, ground, [lookOf('open/served', 'broken', clock)])
  const [{ look } = assert.fail()] = await breaks(store.owner)
  const say = async (answer: BreachAnswer, awareAt: Date | null = clock.now()) => {
    const given = { look, answer, reason: 'x', by: owner, awareAt }
    assert.equal(await keepAnswer({ ...ground, db: store.owner }, given), 'kept')
  }
  const mailbag: TellerAsked['mailbag'] = {
    put: (kind, letter, about, once) =>
      queueLetter({ store, clock }, kind, { ...letter, closing: 'Closing.' }, about, once),
    letGo: begins => letGoOf({ store, clock }, begins),
    hasServer: () => true,
    origin: () => 'https://ord.example',
  }
  const asked: TellerAsked = {
    ...{ store, mailbag, clock, random: systemRandom, zone: defaultZone },
    checks: () => [],
    clocks: breachClocks(store),
    report: async () => ({ days: ['', ''], pledges: [], controller: '', example: false, traffic: null }),
  }
  const turn = (over: Partial<TellerAsked> = {}) => new Teller({ ...asked, ...over }).turn()
  const waiting = async () => {
    const rows = await store.read('letters', 'test', db =>
      db.selectFrom('letter').selectAll().where('kind', '=', 'clock').orderBy('at'),
    )
    return Promise.all(rows.map(async row => ({ ...row, ...(await store.open(row.about, row.content)) })))
  }
  /** What has been let go, which is then as if sent: no row of it is left to be known by. */
  const sent = async () => {
    const all = await waiting()
    assert.ok(all.every(({ next_at }) => next_at !== null))
    if (all.length > 0) await store.erase('letters', 'test', { letter: all.map(({ id }) => id) })
    return all.toSorted((a, b) => (a.mail < b.mail ? -1 : 1))
  }
  const toWhom = async () => (await sent()).map(({ mail }) => mail)
  return { clock, people, personOf, owner, look, say, mailbag, asked, turn, waiting, sent, toWhom }
}

test('at each step once, however often it is looked for; over when it has run out', async t => {
  const { clock, say, turn, toWhom } = await withBreach(t)
  await turn()
  assert.deepEqual(await toWhom(), [], 'nobody has said that it is one')
  await say('yes')
  const steps: string[] = []
  for (let hour = 0; hour <= 96; hour += 2, clock.move(2 * hourMs))
    for (let time = 1; time <= 2; time++) {
      await turn()
      for (const mail of await toWhom()) steps.push(`${72 - hour} ${mail}`)
    }
  assert.deepEqual(
    steps,
    [48, 24, 6, 0].map(hours => `${hours} anna@example.dk`),
  )
})

test('of steps that passed while nobody looked the last is told, and one that had passed at the answer at once', async t => {
  const { clock, say, turn, sent } = await withBreach(t)
  await say('yes', new Date(clock.now().getTime() - 30 * hourMs))
  await turn()
  const [soon, ...more] = await sent()
  assert.deepEqual(more, [])
  assert.equal(
    soon?.subject,
    'Anmeld bruddet på persondatasikkerheden (»Åbne om hvad og hvorfor«) til Datatilsynet',
  )
  assert.match(soon?.text ?? '', /senest 22\. november 2026 kl\. 03\.00, 42 timer tilbage\./)
  clock.move(50 * hourMs)
  await turn()
  const [over, ...others] = await sent()
  assert.deepEqual(others, [])
  assert.match(
    over?.text ?? '',
    /fristen udløb 22\. november 2026 kl\. 03\.00\.\s+Anmeldes det nu, skal forsinkelsen begrundes/,
  )
})

test('the deputy of the moment is reminded too, in their language, with a link where they may open the case', async t => {
  const { clock, people, personOf, look, say, turn, sent, toWhom } = await withBreach(t)
  const bookkeeper = await personOf('bo@example.dk', 'bookkeeper', 'en')
  const staff = await personOf('carl@example.dk', 'staff')
  await personOf('dorte@example.dk', 'owner')
  await say('yes')
  assert.ok(await people.chooseDeputy(bookkeeper))
  clock.move(24 * hourMs)
  await turn()
  const [anna, bo, dorte, ...more] = await sent()
  assert.deepEqual(
    [anna?.mail, bo?.mail, dorte?.mail, more],
    ['anna@example.dk', 'bo@example.dk', 'dorte@example.dk', []],
  )
  assert.match(anna?.text ?? '', new RegExp(`https://ord\\.example/da/brudte-loefter/${look}\n`))
  assert.match(
    bo?.text ?? '',
    /at the latest 23 November 2026 at 09:00, 48 hours left\..*cannot open the case yourself/s,
  )
  assert.doesNotMatch(bo?.text ?? '', /https:/)
  assert.ok(await people.chooseDeputy(staff))
  clock.move(24 * hourMs)
  await turn()
  assert.deepEqual(await toWhom(), ['anna@example.dk', 'carl@example.dk', 'dorte@example.dk'])
  assert.equal((await people.leave(staff, clock.now())).kind, 'left')
  clock.move(24 * hourMs)
  await turn()
  assert.deepEqual(await toWhom(), ['anna@example.dk', 'dorte@example.dk'], 'whoever left gets none')
})

test('an answer that the authority was told, that it need not be, or that it is none, ends it; a later moment is another', async t => {
  for (const answer of ['told', 'no-risk', 'no', 'cannot-say'] as const) {
    const { clock, say, turn, toWhom, mailbag, waiting } = await withBreach(t)
    await say('yes')
    clock.move(24 * hourMs)
    const stop = async (): Promise<never> => Promise.reject(new Error('stopped here'))
    await assert.rejects(turn({ mailbag: { ...mailbag, put: stop } }), /stopped here/)
    await say(answer, answer === 'told' || answer === 'no-risk' ? clock.now() : null)
    for (let hour = 24; hour <= 96; hour += 24, clock.move(24 * hourMs)) {
      await turn()
      assert.deepEqual(await toWhom(), [], `${answer}, also where it had been found and not yet written`)
    }
    await say('yes', new Date(clock.now().getTime() - 60 * hourMs))
    await turn()
    assert.deepEqual(await toWhom(), ['anna@example.dk'])
    assert.deepEqual(await waiting(), [])
  }
})

test('many at once, and one stopped anywhere before: each person has one of each step', async t => {
  const { clock, people, personOf, say, mailbag, turn, toWhom } = await withBreach(t)
  await people.chooseDeputy(await personOf('bo@example.dk', 'staff'))
  await say('yes')
  clock.move(24 * hourMs)
  await Promise.all([turn(), turn(), turn()])
  assert.deepEqual(await toWhom(), ['anna@example.dk', 'bo@example.dk'])
  for (const stopAfter of [0, 1, 2]) {
    clock.move(([24, 18, 6][stopAfter] ?? 0) * hourMs)
    let put = 0
    const stop = async (): Promise<never> => Promise.reject(new Error('stopped here'))
    const stops = {
      ...mailbag,
      put: (...letter: Parameters<typeof mailbag.put>) =>
        put++ === stopAfter ? stop() : mailbag.put(...letter),
      letGo: stop,
    }
    await assert.rejects(turn({ mailbag: stops }), /stopped here/)
    await Promise.all([turn(), turn()])
    assert.deepEqual(await toWhom(), ['anna@example.dk', 'bo@example.dk'])
  }
})
