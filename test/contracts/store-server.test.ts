// The port Server, on each PostgreSQL: one of our own from its first start to its last, and somebody else's that lets us
// make roles, or does not. House rules "database", "purposes" and "server and keeper".

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { serverAccount } from '../../src/store/account.ts'
import { NeedsAdministrator } from '../../src/store/administrator.ts'
import { sqlstateOf, withSession } from '../../src/store/connect.ts'
import { migrate } from '../../src/store/migrate.ts'
import { passwordOf } from '../../src/store/passwords.ts'
import { purposeWallCheck } from '../../src/store/pledges.ts'
import { findPostmaster, isReady } from '../../src/store/postmaster.ts'
import { findPrograms, programEnv } from '../../src/store/programs.ts'
import type { Server } from '../../src/store/server.ts'
import { joinForeignServer } from '../../src/store/server-elsewhere.ts'
import { joinOwnServer, startOwnServer } from '../../src/store/server-ours.ts'
import { settingArguments } from '../../src/store/settings.ts'
import { Store } from '../../src/store/store.ts'
import {
  administer,
  foreign,
  foreignUrl,
  freshServer,
  freshStore,
  onEachServer,
  type TestServer,
} from '../database.ts'
import { memoryKeys } from '../memory-keys.ts'

const making = { clock: systemClock, random: systemRandom }
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)
const look = (store: Store) => purposeWallCheck(store, making).look(AbortSignal.timeout(30_000))

function own(server: Server) {
  assert.ok(server.own !== null)
  return server.own
}

onEachServer('the server', on => {
  test('our own runs as nobody else, closed to everyone else', () => {
    const { server, home } = on()
    const uid = serverAccount()?.uid ?? process.getuid?.()
    assert.notEqual(uid, 0)
    assert.equal(statSync(`/proc/${own(server).pid}`).uid, uid)
    assert.equal(modeOf(home.data), '700')
    assert.equal(modeOf(home.sockets), '700')
    assert.equal(modeOf(home.serverLog), '600')
    assert.equal(modeOf(home.path), process.getuid?.() === 0 ? '711' : '700')
  })

  test('our own runs as it was told, and nothing can tell it otherwise', async () => {
    const { server } = on()
    const given = settingArguments(server.version).filter(argument => argument !== '-c')
    await withSession(own(server).administrator, async session => {
      for (const [name, value] of given.map(argument => argument.split('='))) {
        const { rows } = await session.query('select source from pg_settings where lower(name) = $1', [name])
        assert.equal(rows[0]?.['source'], 'command line', `${name}=${value}`)
      }
      const { rows } = await session.query(`select current_setting('data_checksums') as checksums,
        current_setting('server_encoding') as encoding, datcollate as collation,
        current_setting('listen_addresses') as network from pg_database where datname = 'ordholden'`)
      assert.deepEqual(rows, [{ checksums: 'on', encoding: 'UTF8', collation: 'C.UTF-8', network: '' }])
      await session.query("alter system set log_statement = 'all'")
      await session.query('select pg_reload_conf()')
      const after = await session.query('show log_statement')
      assert.deepEqual(after.rows, [{ log_statement: 'none' }])
      await session.query('alter system reset all')
    })
  })

  test('our own signs nobody in without the password of the keyring', async () => {
    const { server, home } = on()
    const { administrator } = own(server)
    for (const password of ['wrong', administrator.user])
      assert.equal(
        await sqlstateFor(withSession({ ...administrator, password }, s => s.query('select 1'))),
        '28P01',
      )
    const another = { home, programs: unneeded, keys: memoryKeys('another'), random: systemRandom }
    await assert.rejects(startOwnServer(another), { code: 'database-refused', message: /keyring/ })
  })

  test('our own leaves no password in the home', async () => {
    const { server, home, keys } = on()
    const passwords = await Promise.all(
      ['ordholden', 'ordholden_administrator'].map(role => passwordOf(keys, role)),
    )
    assert.deepEqual(passwords, [server.owner.password, own(server).administrator.password])
    await withSession(own(server).administrator, session => session.query('checkpoint'))
    const files = readdirSync(home.path, { recursive: true, withFileTypes: true }).filter(entry =>
      entry.isFile(),
    )
    assert.ok(files.length > 500, 'the data directory is among them')
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name))
      for (const password of passwords) assert.ok(!bytes.includes(password), join(parentPath, name))
    }
  })

  test('our own is adopted where it runs, and stops and starts with everything in it', async t => {
    const { server, start } = on()
    const store = await freshStore(t, on())
    const [before] = await store.owner.selectFrom('installation').selectAll().execute()
    const adopted = own(await start())
    assert.deepEqual([adopted.adopted, adopted.pid], [true, own(server).pid])
    await adopted.stop()
    assert.equal(findPostmaster(on().home.data), null)
    const startedMs = performance.now()
    const started = own(await start())
    t.diagnostic(`warm start ${Math.round(performance.now() - startedMs)} ms`)
    assert.equal(started.adopted, false)
    assert.deepEqual(await store.owner.selectFrom('installation').selectAll().execute(), [before])
  })

  test('our own is joined by others, who neither start nor stop it', async t => {
    const joined = await joinOwnServer(on())
    assert.deepEqual([joined.kind, joined.own], ['ours', null])
    assert.deepEqual(joined.owner, on().server.owner)
    const first = await freshStore(t, on())
    const beside = await Store.open({
      ...making,
      server: { ...joined, owner: first.server.owner },
      keys: on().keys,
    })
    await beside.close()
    assert.equal((await look(first)).verdict, 'kept')
  })

  test('our own is refused where another started it, with its pid', async t => {
    const { home, start } = on()
    await own(await start()).stop()
    const elsewhere = join(home.path, 's')
    const stranger = await startByHand(on(), elsewhere)
    t.after(async () => {
      await stranger.end()
      await start()
    })
    await assert.rejects(start(), {
      code: 'database-refused',
      message: new RegExp(`process ${stranger.pid},`),
    })
    assert.equal(findPostmaster(home.data)?.pid, stranger.pid, 'left alone')
  })

  test('our own starts beside a stranger that has got the number of a dead one', async t => {
    const { home, start, server } = on()
    const file = join(home.data, 'postmaster.pid')
    const lines = readFileSync(file, 'utf8').split('\n')
    await own(await start()).stop()
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...serverAccount(), cwd: '/' })
    t.after(() => stranger.kill('SIGKILL'))
    await once(stranger, 'spawn')
    writeFileSync(file, [stranger.pid, ...lines.slice(1)].join('\n'))
    assert.equal(own(await start()).adopted, false)
    assert.equal(stranger.exitCode, null)
    assert.notEqual(own(server).pid, stranger.pid)
  })

  test('our own outlives the program that started it, and is adopted by the next', async () => {
    const { home, start } = on()
    const running = findPostmaster(home.data)
    if (running !== null) await own(await start()).stop()
    const program = startInAnotherProcess(on())
    const pid = await firstLine(program)
    program.kill('SIGKILL')
    await once(program, 'exit')
    const next = own(await start())
    assert.deepEqual([next.adopted, String(next.pid)], [true, pid])
  })

  test('our own is not made from data of another version', () => {
    const { home } = on()
    const asked = { env: {}, fetched: null, into: home.programs, dataMajor: 14 }
    assert.throws(() => findPrograms(asked), { code: 'database-refused', message: /PostgreSQL 14 / })
  })

  test('any refuses a database that a newer program has written', async t => {
    const store = await freshStore(t, on())
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(store.owner)
    await assert.rejects(migrate(store.owner), {
      code: 'database-refused',
      message: /9999-later[\s\S]*newer Ordholden/,
    })
  })

  test('any gives two that open at once one installation and one set of roles', async t => {
    const server = await freshServer(t, on())
    const asked = { ...making, server, keys: on().keys }
    const stores = await Promise.all([Store.open(asked), Store.open(asked)])
    const ids = stores.map(store => store.purposes.roleOf('probe'))
    assert.equal(ids[0], ids[1])
    await Promise.all(stores.map(store => store.close()))
  })

  somebodyElses(on)
  somebodyElsesFaults(on)
})

function somebodyElses(on: () => TestServer): void {
  test("somebody else's, that lets us make roles serves like our own", async t => {
    const server = await foreign(t, on(), 'createrole')
    const store = await openStore(t, server, on())
    await store.purposes.settle(['invoicing', 'marketing'])
    assert.equal((await look(store)).verdict, 'kept')
    assert.deepEqual(await store.withdraw('marketing'), { loginClosed: true, ended: 0 })
    assert.deepEqual(await store.purposes.inForce(), ['invoicing', 'probe'])
  })

  test("somebody else's, that does not is read only after its administrator ran the script", async t => {
    const server = await foreign(t, on(), 'nocreaterole')
    const foreseen = ['invoicing', 'marketing']
    const script = await scriptOf(Store.open({ ...making, server, keys: on().keys, foreseen }))
    const made = [...script.matchAll(/create role "(ord_[0-9a-f]{12}_\S+)" login/g)].map(
      ([, role]) => role ?? '',
    )
    assert.equal(made.length, 4, 'the two foreseen and the two of the probe')
    for (const role of made) assert.ok(!script.includes(await passwordOf(on().keys, role)), 'no password')
    await administer(on().server, script)
    const store = await openStore(t, server, on())
    await store.purposes.settle(foreseen)
    assert.equal((await look(store)).verdict, 'kept')

    const added = await scriptOf(store.purposes.add('payroll'))
    assert.deepEqual(
      await store.purposes.inForce(),
      ['invoicing', 'marketing', 'probe'],
      'none without a login',
    )
    await administer(on().server, added)
    await store.purposes.add('payroll')
    assert.deepEqual(await store.read('payroll', 'case-1', db => db.selectFrom('probe').selectAll()), [])
    assert.equal((await look(store)).verdict, 'kept')

    assert.equal((await store.withdraw('invoicing')).loginClosed, false)
    const login = await store.purposes.login('invoicing')
    assert.equal(await sqlstateFor(withSession(login, s => s.query('select * from probe'))), '42501')
  })

  test("somebody else's, that does not let us end sessions says so before anything is read", async t => {
    const server = await foreign(t, on(), 'createrole', '')
    assert.match(
      await scriptOf(Store.open({ ...making, server, keys: on().keys })),
      /grant pg_signal_backend to/,
    )
    await assert.rejects(
      Store.open({ ...making, server, keys: on().keys }),
      /expected to end the sessions of roles \(pg_signal_backend\) as/,
    )
  })
}

function somebodyElsesFaults(on: () => TestServer): void {
  for (const power of ['superuser', 'bypassrls'])
    test(`somebody else's, with a login that is ${power} is refused: the wall would not hold for it`, async t => {
      const server = await foreign(t, on(), `createrole ${power}`)
      const script = await scriptOf(Store.open({ ...making, server, keys: on().keys }))
      assert.match(script, /create database ordholden owner ordholden;/)
      await administer(
        on().server,
        script.replaceAll('ordholden', `again_${power}`).replace(/create database.*/, ''),
      )
    })

  test("somebody else's, with roles other than demanded is refused by name", async t => {
    const server = await foreign(t, on(), 'createrole')
    const store = await openStore(t, server, on())
    const role = store.purposes.roleOf('probe')
    await administer(on().server, `alter role "${role}" bypassrls`)
    await assert.rejects(Store.open({ ...making, server, keys: on().keys }), {
      code: 'database-refused',
      message: new RegExp(`${role} as Ordholden makes it, got bypassrls`),
    })
  })

  test("somebody else's, is asked for by a URL that can be read, with a password that is right", async t => {
    const url = await foreignUrl(t, on(), 'createrole')
    const refused = (bad: string, message: RegExp) =>
      assert.rejects(joinForeignServer(bad), error => {
        assert.ok(error instanceof Refusal)
        assert.doesNotMatch(error.message, /secret/, 'never prints the password')
        return message.test(error.message)
      })
    await refused('mysql://app:secret@localhost/app', /DATABASE_URL to be postgresql/)
    await refused('not a url, secret', /DATABASE_URL to be postgresql/)
    await refused('postgresql://app:secret@db.example/app', /encrypted way to db\.example/)
    await refused(url.replace('secret', 'secret2'), /SQLSTATE 28P01/)
    await refused(`${url}_not`, /SQLSTATE 3D000/)
  })
}

function unneeded(): never {
  throw new Error('expected a running server to be adopted')
}

const sqlstateFor = (attempt: Promise<unknown>): Promise<string | null> =>
  attempt.then(
    () => null,
    error => sqlstateOf(error) ?? 'no answer',
  )

interface ByHand {
  readonly pid: number
  end(): Promise<void>
}

/** Starts PostgreSQL on the home's data as a stranger would: by its own program, with another socket folder. */
async function startByHand({ home, programs }: TestServer, sockets: string): Promise<ByHand> {
  const account = serverAccount()
  mkdirSync(sockets, { mode: 0o700 })
  if (account !== null) chownSync(sockets, account.uid, account.gid)
  const options = { env: programEnv(programs.libraries), cwd: '/', stdio: 'ignore', ...account } as const
  const child = spawn(join(programs.bin, 'postgres'), ['-D', home.data, '-k', sockets, '-h', ''], options)
  const exit = once(child, 'exit')
  while (!isReady(home.data)) await sleep(10)
  const end = async () => {
    child.kill('SIGINT')
    await exit
  }
  return { pid: child.pid ?? 0, end }
}

/** Starts the server from another process, which prints the server's pid and then waits for ever. */
function startInAnotherProcess({ home, secret, programs }: TestServer): ChildProcess {
  const source = `
    import { memoryKeys } from ${inSource('test/memory-keys.ts')}
    import { startOwnServer } from ${inSource('src/store/server-ours.ts')}
    import { openHome } from ${inSource('src/store/home.ts')}
    import { systemRandom } from ${inSource('src/core/clock.ts')}
    const keys = memoryKeys(process.env.ORDHOLDEN_TEST_SECRET)
    const programs = () => (${JSON.stringify(programs)})
    const home = openHome(${JSON.stringify(home.path)})
    const server = await startOwnServer({ home, programs, keys, random: systemRandom })
    console.log(server.own.pid)
    setInterval(() => undefined, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ORDHOLDEN_TEST_SECRET: Buffer.from(secret).toString('hex') },
  })
}

const inSource = (path: string): string =>
  JSON.stringify(pathToFileURL(join(import.meta.dirname, '../..', path)).href)

async function firstLine(program: ChildProcess): Promise<string> {
  if (program.stdout === null) throw new Error('expected a pipe')
  for await (const line of createInterface(program.stdout)) return line
  throw new Error('expected a line')
}

async function openStore(t: TestContext, server: Server, { keys }: TestServer): Promise<Store> {
  const store = await Store.open({ ...making, server, keys })
  t.after(() => store.close())
  return store
}

/** The script an attempt is refused with. */
const scriptOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => assert.fail('expected to be refused'),
    error => {
      assert.ok(error instanceof NeedsAdministrator, String(error))
      assert.equal(error.code, 'database-needs-administrator')
      assert.ok(error.message.endsWith(error.script), 'whoever prints the refusal prints the script')
      return error.script
    },
  )
