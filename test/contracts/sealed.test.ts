// What rows say of a person: sealed under the key of its case in every table, found by its mark, and gone with the key. House
// row "erasing rows", for the servers nothing can be scrubbed on.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { openPerson, sealPerson } from '../../src/accounts/person.ts'
import { queueLetter } from '../../src/app/post.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { destroyOpenings } from '../../src/store/openings.ts'
import { personalTables } from '../../src/store/personal.ts'
import { administer, freshStore, sharedServer } from '../database.ts'
import { canaryForms } from '../raw-scan.ts'

const canary = 'Ørnulf Kanariefugl'
const mail = 'kanariefugl@example.dk'
const now = new Date('2026-11-23T08:00:00.000Z')
const letter = {
  ...{ language: 'da' as const, to: mail, subject: `Til ${canary}`, closing: 'Hilsen' },
  blocks: [{ kind: 'paragraph' as const, text: `Kære ${canary}, adgang: https://example.dk/da/link#token` }],
}

async function somebody(t: Parameters<typeof freshStore>[0], kind: 'ours' | 'elsewhere' = 'ours') {
  const store = await freshStore(t, undefined, kind)
  await store.purposes.settle(['sign-in', 'letters'])
  const { keys } = await sharedServer()
  const ground = { store, keys, clock: systemClock, random: systemRandom }
  const report = (error: unknown) => assert.fail(String(error))
  const accounts = openAccounts({ ...ground, sendLink: async () => undefined, report })
  const newcomer = { name: canary, mail, role: 'staff', language: 'da' } as const
  const invited = await accounts.people.invite(newcomer, now)
  assert.ok(invited.kind === 'invited')
  await accounts.links.use(invited.link.token, now)
  const passkey = { kind: 'passkey', label: `Telefon ${canary}`, identifier: 'x', counter: 0 } as const
  await accounts.credentials.store(invited.account, { ...passkey, material: new Uint8Array([1]) }, now)
  await accounts.links.make({ role: 'customer', own: ['engagement-1'], mail }, now)
  const about = `account.${invited.account}`
  await queueLetter({ store, clock: systemClock }, 'link', letter, about)
  return { store, keys, about, account: invited.account, ...accounts }
}

/** Every row of every personal table, as a superuser reads it: past the wall. */
async function everything(database: string): Promise<string> {
  const { server } = await sharedServer()
  const tables = personalTables.map(table => `select t::text as row from ${table} t`)
  const { rows } = await administer(server, tables.join(' union all '), database)
  assert.ok(rows.length >= 6, `${rows.length} rows`)
  return rows.map(({ row }) => String(row)).join('\n')
}

for (const kind of ['ours', 'elsewhere'] as const)
  test(`${kind}: no row of a person says their name, address, label or letter, to whoever reads the tables`, async t => {
    const { store, credentials, account } = await somebody(t, kind)
    const all = await everything(store.server.owner.database)
    for (const form of canaryForms([canary, mail, 'kanariefugl', 'Telefon', 'link#token']))
      assert.equal(all.toLowerCase().includes(form.toString('latin1').toLowerCase()), false)
    assert.match(all, /engagement-1/, 'what is no secret stands there: the reading reads')
    assert.equal((await credentials.list(account))[0]?.label, `Telefon ${canary}`)
  })

test('with the key of the account goes what its rows say, wherever a copy of them is left', async t => {
  const { store, keys, about, account } = await somebody(t)
  const copies = await store.read('sign-in', 'test', db => db.selectFrom('account').selectAll())
  const [copy] = copies
  assert.ok(copy !== undefined)
  assert.deepEqual(await openPerson(store, account, copy.person), { name: canary, mail })
  await assert.rejects(store.open('account.other', copy.person), { code: 'sealed-invalid' })
  await destroyOpenings(store.owner, { keys, clock: systemClock, random: systemRandom }, about)
  await assert.rejects(openPerson(store, account, copy.person), { code: 'key-destroyed' })
  await assert.rejects(sealPerson(store, account, { name: canary, mail }), { code: 'key-destroyed' })
})

test('a mark is the same however an address or a name is written, and says neither', async t => {
  const store = await freshStore(t)
  const mark = (what: 'mail' | 'name', text: string) =>
    store.mark(what, text).then(bytes => Buffer.from(bytes).toString('hex'))
  assert.equal(await mark('mail', ' Anna@EXAMPLE.dk '), await mark('mail', 'anna@example.dk'))
  assert.equal(await mark('name', 'Rene\u0301'), await mark('name', 'Ren\u00e9'))
  assert.notEqual(await mark('name', 'anna@example.dk'), await mark('mail', 'anna@example.dk'))
  assert.equal((await mark('mail', 'anna@example.dk')).length, 64)
})

test('what is not JSON that a row can say is refused by the key’s limit', async t => {
  const store = await freshStore(t)
  await assert.rejects(store.seal('case-1', 'x'.repeat(200_000)), { code: 'limit' })
  const { rows } = await sql<{ many: string }>`select count(*) as many from opening`.execute(store.owner)
  assert.equal(rows[0]?.many, '0')
})
