// Kill -9 at every write of what is done about people and told of it: to PostgreSQL, to the mail server, to a receiver of
// webhooks, to a provider people sign in with, and to the key file. strace ends the program just before its n-th write takes
// effect; what the n-1 before left behind is looked at, and begun again. ORDHOLDEN_CRASH is the number of points, spread over all
// writes (default 80).

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { secretsKey } from '../../src/app/notifications/courier.ts'
import { newSecret } from '../../src/app/notifications/signature.ts'
import { utf8 } from '../../src/core/bytes.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { newId } from '../../src/core/ids.ts'
import { fileCustody } from '../../src/keyring/custody.ts'
import { openDisk } from '../../src/keyring/disk.ts'
import { keysOver } from '../../src/keyring/keys.ts'
import { Slots } from '../../src/keyring/slots.ts'
import { openPool, type Session } from '../../src/store/connect.ts'
import type { Server } from '../../src/store/server.ts'
import { Store } from '../../src/store/store.ts'
import { addTarget } from '../../src/store/webhooks.ts'
import { freshServer } from '../database.ts'
import { newPasskey } from '../practice/authenticator.ts'
import { mailServer } from '../practice/mail.ts'
import { PracticeOpenId } from '../practice/openid.ts'
import { PracticeReceiver } from '../practice/receiver.ts'
import { makeOneFile, type OneFile } from './one-file.ts'
import { expectConverges, expectNothingHalf } from './people-checks.ts'
import { type Answered, callback, type Place } from './people-place.ts'

const points = Number(process.env['ORDHOLDEN_CRASH'] ?? '80')
const atOnce = 2

const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const hasStrace = spawnSync('strace', ['-V']).status === 0
const skip = hasStrace || required ? false : 'strace is not installed: apt-get install strace'

/** Which writes are counted, and by whom they are made. */
interface Writes {
  readonly what: string
  readonly call: 'writev' | 'write' | 'pwrite64'
  /** Of the program's first thread alone: the pool's nudges are of the same kind, and say nothing to anybody. */
  readonly firstThread: boolean
  /** Of all points. */
  readonly share: number
}
const kinds: readonly Writes[] = [
  { what: 'statements to PostgreSQL', call: 'writev', firstThread: true, share: 0.7 },
  {
    what: 'answers, letters, vacuums, questions to a provider',
    call: 'write',
    firstThread: true,
    share: 0.15,
  },
  { what: 'the key file', call: 'pwrite64', firstThread: false, share: 0.15 },
]

/** What every point begins from: a database and a key file, copied for each, and who is written to. */
interface Prepared {
  readonly place: Place
  readonly program: OneFile
  readonly administrator: Session
  readonly came: (sent: string) => number
}

async function prepare(t: TestContext): Promise<Prepared> {
  const server = await freshServer(t)
  const administrator = openAdministrator(t, server)
  await hurry(administrator)
  const [receiver, provider, mail] = [
    await PracticeReceiver.start(),
    await PracticeOpenId.start(),
    await mailServer(t),
  ]
  t.after(() => Promise.all([receiver.close(), provider.close()]))
  const home = mkdtempSync(join(tmpdir(), 'ordholden-people-'))
  t.after(() => rmSync(home, { recursive: true }))
  const tokens = await settle(server, home, `${receiver.origin}/hook`)
  const place = {
    ...{ server, home, tokens, carrier: mail.carrier, receiver: receiver.origin, mail: '' },
    ...{ passkey: newPasskey(), provider: registerAt(provider), since: new Date().toISOString() },
  }
  const came = (sent: string) => [...mail.recipients, ...receiver.ids].filter(each => each === sent).length
  const program = await makeOneFile(join(import.meta.dirname, 'people-program.ts'))
  return { place, program, administrator, came }
}

function openAdministrator(t: TestContext, { own }: Server): Session {
  assert.ok(own !== null)
  const pool = openPool({ ...own.administrator, database: 'postgres' }, atOnce)
  t.after(() => pool.end())
  return { query: text => pool.query(text) }
}

/**
 * Nothing that is for the day the server or the machine dies: the program is killed here, and neither of them. And nobody's
 * databases but ours, since each scrub looks through every file of the server.
 */
async function hurry(administrator: Session): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes', 'wal_init_zero'])
    await administrator.query(`alter system set ${setting} = off`)
  await administrator.query('select pg_reload_conf()')
  const { rows } = await administrator.query(`select datname from pg_database
    where datname <> 'postgres' and datname not like 'test%'`)
  for (const { datname } of rows) {
    await administrator.query(`alter database ${datname} is_template false`)
    await administrator.query(`drop database ${datname}`)
  }
}

/** A firm nobody has come to yet: a token for the first run, a link for a customer, an address to be told at. */
async function settle(server: Server, home: string, url: string): Promise<Place['tokens']> {
  const slots = await Slots.open(await openDisk(join(home, 'keys')), fileCustody, systemRandom)
  const making = { keys: keysOver(slots, systemRandom), clock: systemClock, random: systemRandom }
  const store = await Store.open({ ...making, server })
  await store.purposes.settle(['sign-in', 'letters'])
  const report = (error: unknown) => assert.fail(String(error))
  const room = openAccounts({ ...making, store, report, sendLink: async () => undefined })
  const first = await room.firstRun.begin(systemClock.now())
  const customer = { role: 'customer', own: ['engagement-1'], mail: 'bo@example.dk' } as const
  const link = await room.links.make(customer, systemClock.now())
  const secret = await making.keys.seal(secretsKey, utf8(newSecret(systemRandom)))
  const target = { id: newId(systemClock, systemRandom), url, secret }
  assert.equal(await addTarget(store.owner, making, target, null), 'added')
  await store.close()
  await slots.close()
  return { firstRun: first?.token ?? '', link: link.token }
}

function registerAt(provider: PracticeOpenId): Place['provider'] {
  const client = { id: 'ordholden', secret: 'a secret of some length and no more', callback }
  const { issuer, id } = provider.tenant('11111111-2222-3333-4444-555555555555', client)
  provider.signsIn = 'anna'
  return { issuer, clientId: client.id, secret: client.secret, tenant: id }
}

async function copyOf({ place, administrator }: Prepared): Promise<Place> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const { server } = place
  const { database, user } = server.owner
  const how = `template ${database} owner ${user} strategy file_copy`
  await administrator.query(`create database ${name} ${how}`)
  const home = mkdtempSync(join(tmpdir(), 'ordholden-killed-'))
  copyFileSync(join(place.home, 'keys'), join(home, 'keys'))
  const own = { ...server, owner: { ...server.owner, database: name } }
  return { ...place, server: own, home, mail: `${name}@example.dk` }
}

async function remove({ server, home }: Place, administrator: Session): Promise<void> {
  await administrator.query(`drop database ${server.owner.database} with (force)`)
  rmSync(home, { recursive: true })
}

// Room for all it makes in its short life: collecting garbage nudges the first thread, by writes of the kind that are counted.
const roomy = ['--min-semi-space-size=64', '--max-semi-space-size=64']

/** Runs the program under strace and answers what it said. */
async function runTraced(
  { program, administrator }: Prepared,
  place: Place,
  options: readonly string[],
): Promise<readonly Answered[]> {
  const env = { ...process.env, ...program.env, UV_THREADPOOL_SIZE: '1' }
  const argv = ['-qq', ...options, process.execPath, ...roomy, program.path, JSON.stringify(place)]
  const child = spawn('strace', argv, { stdio: ['ignore', 'pipe', 'pipe'], env })
  let [said, complained] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk
  })
  const [code, signal] = await once(child, 'close')
  assert.ok(code === 0 || code === 137 || signal === 'SIGKILL', `${code} ${signal}: ${complained}`)
  await untilLetGo(administrator, place.server)
  return said
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
}

// What it had sent before it was killed is still done by the server: looked at when that is over.
async function untilLetGo(administrator: Session, { owner }: Server): Promise<void> {
  const others = `select 1 from pg_stat_activity where datname = '${owner.database}'`
  for (let turn = 0; turn < 1_000; turn++) {
    if ((await administrator.query(others)).rows.length === 0) return
    await delay(5)
  }
  assert.fail('a session of the killed program stays')
}

/** By number, the writes of a kind between the program's beginning and its end. */
interface Span {
  readonly from: number
  readonly to: number
}

/** Of one run that nobody ends. */
async function countWrites(prepared: Prepared): Promise<(writes: Writes) => Span> {
  const place = await copyOf(prepared)
  const trace = join(place.home, 'trace')
  const calls = kinds.map(({ call }) => call).join()
  const answered = await runTraced(prepared, place, ['-f', '-o', trace, '-e', `trace=${calls}`])
  assert.deepEqual([answered[0]?.did, answered.at(-1)?.did], ['ready', 'through'])
  const lines = readFileSync(trace, 'utf8').split('\n')
  await remove(place, prepared.administrator)
  const ready = lines.findIndex(line => line.includes('did\\":\\"ready'))
  const first = lines[ready]?.split(' ')[0] ?? ''
  // After the last checkpoint the disk is read through, which nudges and writes nothing to anybody.
  const over = lines.findLastIndex(line => line.includes('checkpoint'))
  return ({ call, firstThread }) => {
    const counted = new RegExp(`^${firstThread ? first : '\\d+'} +${call}\\(`)
    const countTo = (end: number) => lines.slice(0, end + 1).filter(line => counted.test(line)).length
    return { from: countTo(ready) + 1, to: countTo(call === 'write' ? over : lines.length) }
  }
}

/** Kills it at one write, looks at what is left, and begins again. False where it got through first. */
async function killAt(prepared: Prepared, { call, firstThread }: Writes, point: number): Promise<boolean> {
  const { administrator, came } = prepared
  const place = await copyOf(prepared)
  const inject = [`trace=${call}`, `inject=${call}:signal=KILL:when=${point}`].flatMap(each => ['-e', each])
  const options = [...(firstThread ? [] : ['-f']), '-o', '/dev/null', ...inject]
  const answered = await runTraced(prepared, place, options)
  const killed = { place, answered, came, administrator }
  try {
    await expectNothingHalf(killed)
    await expectConverges(killed)
  } catch (error) {
    throw new Error(`killed at ${call} ${point}, after ${answered.at(-1)?.did ?? 'nothing'}`, {
      cause: error,
    })
  } finally {
    await remove(place, administrator)
  }
  return answered.at(-1)?.did !== 'through'
}

/**
 * At so many writes, evenly spread; answers how many kills there were. A run makes some writes more or fewer than the one that
 * was counted: where it got through first, it is killed a little earlier.
 */
async function killThrough(prepared: Prepared, writes: Writes, many: number, { from, to }: Span) {
  const turns = Array.from({ length: many }, (_, turn) => from + Math.floor((turn * (to - from + 1)) / many))
  let kills = 0
  const work = async (): Promise<void> => {
    for (let point = turns.shift(); point !== undefined; point = turns.shift()) {
      while (!(await killAt(prepared, writes, point))) point -= 2
      assert.ok(point >= from, 'it got through before its first write')
      kills += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return kills
}

test('kill -9 at every write', { skip }, async t => {
  const prepared = await prepare(t)
  const spanOf = await countWrites(prepared)
  for (const writes of kinds)
    await t.test(writes.what, async t => {
      const span = spanOf(writes)
      const all = span.to - span.from + 1
      const many = Math.min(Math.ceil(points * writes.share), all)
      const kills = await killThrough(prepared, writes, many, span)
      assert.equal(kills, many)
      t.diagnostic(`${kills} kills at ${many} of ${all} writes, nothing half done and nothing lost`)
    })
})
