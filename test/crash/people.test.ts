// Kill -9 at every write of what is done about people and told of it: to PostgreSQL, to the mail server, to a receiver of
// webhooks, and to the key file. strace ends the program just before its n-th write takes effect; what the n-1 before left
// behind is looked at, and begun again. ORDHOLDEN_CRASH is the number of points, spread over all writes (default 60).

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
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
import type { Server } from '../../src/store/server.ts'
import { Store } from '../../src/store/store.ts'
import { addTarget } from '../../src/store/webhooks.ts'
import { administer, freshServer } from '../database.ts'
import { type MailServer, mailServer } from '../practice/mail.ts'
import { PracticeReceiver } from '../practice/receiver.ts'
import { type Came, expectConverges, expectNothingHalf, setDurable } from './people-checks.ts'
import type { Answered, Place } from './people-place.ts'

const points = Number(process.env['ORDHOLDEN_CRASH'] ?? '60')
const atOnce = 2
const program = join(import.meta.dirname, 'people-program.ts')
// Compiled once: the same program is started for each point.
const compiled = mkdtempSync(join(tmpdir(), 'ordholden-compiled-'))
after(() => rmSync(compiled, { recursive: true }))

const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const hasStrace = spawnSync('strace', ['-V']).status === 0
const skip = hasStrace || required ? false : 'strace is not installed: apt-get install strace'

/** Which writes are counted, and by whom they are made. */
interface Writes {
  readonly what: string
  readonly calls: string
  /** Of the program's first thread alone: the pool's nudges are of the same kind, and say nothing to anybody. */
  readonly firstThread: boolean
  /** Of all points. */
  readonly share: number
}
const kinds: readonly Writes[] = [
  { what: 'statements to PostgreSQL', calls: 'writev', firstThread: true, share: 0.6 },
  { what: 'sign-ins, answers, letters, vacuums', calls: 'write', firstThread: true, share: 0.2 },
  { what: 'the key file', calls: 'pwrite64', firstThread: false, share: 0.2 },
]

/** A database and a key file in which somebody may come by two tokens; copied for each kill. */
interface Prepared {
  readonly server: Server
  readonly home: string
  readonly receiver: PracticeReceiver
  readonly tokens: Place['tokens']
}

async function prepare(t: TestContext, receiver: PracticeReceiver): Promise<Prepared> {
  const server = await freshServer(t)
  await setDurable(server, false)
  const home = mkdtempSync(join(tmpdir(), 'ordholden-people-'))
  t.after(() => rmSync(home, { recursive: true }))
  const slots = await Slots.open(await openDisk(join(home, 'keys')), fileCustody, systemRandom)
  const making = { keys: keysOver(slots, systemRandom), clock: systemClock, random: systemRandom }
  const store = await Store.open({ ...making, server })
  await store.purposes.settle(['sign-in', 'letters'])
  const report = (error: unknown) => assert.fail(String(error))
  const room = openAccounts({ ...making, store, report, sendLink: async () => undefined })
  const first = await room.firstRun.begin(systemClock.now())
  const customer = { role: 'customer', own: ['engagement-1'], mail: 'bo@example.dk' } as const
  const link = await room.links.make(customer, systemClock.now())
  const target = { id: newId(systemClock, systemRandom), url: `${receiver.origin}/hook` }
  const secret = await making.keys.seal(secretsKey, utf8(newSecret(systemRandom)))
  assert.equal(await addTarget(store.owner, making, { ...target, secret }, null), 'added')
  await store.close()
  await slots.close()
  return { server, home, receiver, tokens: { firstRun: first?.token ?? '', link: link.token } }
}

async function copyOf({ server, home, receiver, tokens }: Prepared, { carrier }: MailServer): Promise<Place> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const { database, user } = server.owner
  await administer(server, `create database ${name} template ${database} owner ${user}`)
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-killed-'))
  copyFileSync(join(home, 'keys'), join(folder, 'keys'))
  const own = { ...server, owner: { ...server.owner, database: name } }
  return { server: own, home: folder, carrier, mail: `${name}@example.dk`, receiver: receiver.origin, tokens }
}

async function remove({ server, home }: Place): Promise<void> {
  await administer(server, `drop database ${server.owner.database} with (force)`)
  rmSync(home, { recursive: true })
}

/** Runs the program under strace and answers what it said. */
async function runTraced(place: Place, options: readonly string[]): Promise<readonly Answered[]> {
  const env = {
    ...process.env,
    UV_THREADPOOL_SIZE: '1',
    NODE_COMPILE_CACHE: compiled,
  }
  const argv = ['-qq', ...options, process.execPath, program, JSON.stringify(place)]
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
  await untilLetGo(place.server)
  return said
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
}

// What it had sent before it was killed is still done by the server: looked at when that is over.
async function untilLetGo(server: Server): Promise<void> {
  const others = `select 1 from pg_stat_activity where datname = '${server.owner.database}'`
  for (let turn = 0; turn < 1_000; turn++) {
    if ((await administer(server, others)).rows.length === 0) return
    await delay(5)
  }
  assert.fail('a session of the killed program stays')
}

/** The writes between the program's beginning and its end, by number: of one run that nobody ends. */
async function countWrites(prepared: Prepared, mail: MailServer, { calls, firstThread }: Writes) {
  const place = await copyOf(prepared, mail)
  const trace = join(place.home, 'trace')
  const answered = await runTraced(place, [
    ...(firstThread ? [] : ['-f']),
    '-o',
    trace,
    '-e',
    `trace=write,${calls}`,
  ])
  assert.deepEqual([answered[0]?.did, answered.at(-1)?.did], ['ready', 'through'])
  const lines = readFileSync(trace, 'utf8').split('\n')
  await remove(place)
  const counted = new RegExp(`^(?:\\d+ +)?${calls}\\(`)
  const countTo = (end: number) => lines.slice(0, end + 1).filter(line => counted.test(line)).length
  // After the last checkpoint the disk is read through, which nudges and writes nothing to anybody.
  const over = calls === 'write' ? lines.findLastIndex(line => line.includes('checkpoint')) : lines.length
  return { from: countTo(lines.findIndex(line => line.includes('did\\":\\"ready'))) + 1, to: countTo(over) }
}

/** Kills it at one write, looks at what is left, and begins again. False where it got through first. */
async function killAt(
  place: Place,
  came: Came,
  { calls, firstThread }: Writes,
  point: number,
): Promise<boolean> {
  const inject = [`trace=${calls}`, `inject=${calls}:signal=KILL:when=${point}`].flatMap(each => ['-e', each])
  const answered = await runTraced(place, [...(firstThread ? [] : ['-f']), '-o', '/dev/null', ...inject])
  try {
    await expectNothingHalf(place, answered, came)
    await expectConverges(place, answered, came)
  } catch (error) {
    throw new Error(`killed at ${calls} ${point}, after ${answered.at(-1)?.did ?? 'nothing'}`, {
      cause: error,
    })
  }
  return answered.at(-1)?.did !== 'through'
}

for (const writes of kinds)
  test(`kill -9 at every write: ${writes.what}`, { skip }, async t => {
    const receiver = await PracticeReceiver.start()
    t.after(() => receiver.close())
    const prepared = await prepare(t, receiver)
    const mail = await mailServer(t)
    const came = (sent: string) => [...mail.recipients, ...receiver.ids].filter(each => each === sent).length
    const { from, to } = await countWrites(prepared, mail, writes)
    const many = Math.min(Math.ceil(points * writes.share), to - from + 1)
    const turns = Array.from(
      { length: many },
      (_, turn) => from + Math.floor((turn * (to - from + 1)) / many),
    )
    let kills = 0
    const work = async (): Promise<void> => {
      for (let point = turns.shift(); point !== undefined; point = turns.shift()) {
        const place = await copyOf(prepared, mail)
        const killed = await killAt(place, came, writes, point).finally(() => remove(place))
        if (killed) kills += 1
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    assert.ok(kills >= Math.floor(many * 0.9), `expected ${many} kills, got ${kills}`)
    t.diagnostic(`${kills} kills at ${many} of ${to - from + 1} writes, nothing half done and nothing lost`)
  })
