// What `npm start` and `npm test` tell a person, and what they do on the machine: packages of Debian, the lock, what counts
// as there. Whole runs in fresh clones are in clones.test.ts, the last words of a run in suite.test.ts.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { findTests, groupTests, long } from '../setup/commands.mjs'
import { install, installCommand, missingFor, readList } from '../setup/debian.mjs'
import { bring, tools } from '../setup/fetch.mjs'
import { alone } from '../setup/lock.mjs'
import { npmFailure, runNpm } from '../setup/npm.mjs'
import { missingPackages } from '../setup/packages.mjs'
import { findRuntime } from '../setup/runtime.mjs'
import { Trouble } from '../setup/say.mjs'
import { environment, runIn } from './start.ts'

const root = join(import.meta.dirname, '..')
const noRegistry = 'http://127.0.0.1:9/'
let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordholden-setup-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

describe('what setup tells', () => {
  test('a Node too old to set up with is named, with what to do', () => {
    assert.throws(
      () => findRuntime(root, '16.20.2'),
      (error: unknown) =>
        error instanceof Trouble &&
        /expected Node 18 or newer .* got 16\.20\.2/.test(error.message) &&
        /by hand/.test(error.hint),
    )
  })

  test('Node 24 and newer is used as it is; an older one is not', () => {
    assert.equal(findRuntime(root, '24.0.0'), process.execPath)
    assert.equal(findRuntime(root, '26.1.0'), process.execPath)
    assert.equal(findRuntime(join(folder, 'nowhere'), '22.12.0'), null)
  })

  test('every machine we pin a Node or a PostgreSQL for has a whole pin', () => {
    const pins = [tools.node, tools.postgresql].flatMap(tool => Object.values(tool.packages))
    assert.ok(pins.length >= 6)
    for (const pin of pins) {
      assert.match(pin?.integrity ?? '', /^sha512-[A-Za-z0-9+/]{86}==$/)
      assert.ok((pin?.bytes ?? 0) > 1e7)
    }
  })

  test('a command that is not there names those that are', () => {
    const ran = runIn(root, [process.execPath, 'setup/run.mjs', 'chek'], environment())
    assert.equal(ran.code, 1)
    assert.match(ran.output, /expected one of check, .*package, got chek\n {2}hint: /)
  })

  test('a test file that is not there is named', () => {
    const ran = runIn(root, [process.execPath, 'setup/test.mjs', 'test/polici.test.ts'], environment())
    assert.equal(ran.code, 1)
    assert.match(ran.output, /expected test files .*, got test\/polici\.test\.ts\n {2}hint: /)
  })

  test('a machine that nothing is pinned for is named, with what to do', async () => {
    const tool = { version: '24.0.0', packages: {} }
    const order = {
      title: 'Node.js',
      tool,
      members: [],
      folder: join(folder, 'x'),
      missing: 'install it by hand',
    }
    await assert.rejects(bring(order), (error: unknown) => {
      assert.ok(error instanceof Trouble)
      assert.match(error.message, /expected a package for this machine, got none for \w+-\w+/)
      assert.equal(error.hint, 'install it by hand')
      return true
    })
  })

  test('a machine without npm is told so', async () => {
    const env = { PATH: join(folder, 'empty') }
    await assert.rejects(runNpm(['--version'], { cwd: folder, env }), /expected npm beside node, got none/)
  })

  test('each failure of npm is told in words, with what to do', () => {
    const said = (output: string) =>
      npmFailure('packages', { code: 1, signal: null, output, timedOut: false }).message
    assert.equal(said('npm error code ENOSPC\nnpm error nospc'), 'packages: the disk is full')
    assert.equal(
      said('npm error code EINTEGRITY'),
      'packages: what was fetched is not what the lockfile pins',
    )
    assert.equal(said('npm error code E404'), 'packages: the registry does not have it')
    assert.equal(said('npm error code EACCES'), 'packages: a folder cannot be written to')
    assert.equal(said('npm error code EAI_AGAIN'), 'packages: the package registry does not answer')
    assert.equal(said('line\nsomething new'), 'packages: npm failed: line | something new')
    assert.match(
      npmFailure('x', { code: null, signal: null, output: '', timedOut: true }).message,
      /did not end within/,
    )
  })

  test('with nothing missing, setup costs less than 300 ms', () => {
    const script = `const { prepare } = await import('./setup/prepare.mjs'); await prepare({ programs: 'test', asIs: true, bothServers: false })`
    const env = environment({ npm_config_registry: noRegistry })
    const time = (...words: readonly string[]) => {
      const startedAt = performance.now()
      assert.equal(runIn(root, [process.execPath, ...words], env).code, 0)
      return performance.now() - startedAt
    }
    // The least of several: what else the machine does only ever adds.
    const least = (...words: readonly string[]) =>
      Math.min(...Array.from({ length: 5 }, () => time(...words)))
    const overheadMs = least('--input-type=module', '-e', script) - least('-e', '0')
    assert.ok(overheadMs < 300, `expected less than 300 ms, got ${overheadMs.toFixed(0)}`)
  })
})

describe('programs of the machine', () => {
  test('every line of debian.txt names a package, a command, a program and what for', () => {
    const list = readList()
    assert.ok(list.length > 0)
    for (const { name, command, program, reason } of list) {
      assert.match(name, /^[a-z0-9][a-z0-9.+-]+$/)
      assert.ok(['start', 'test', 'bench'].includes(command))
      assert.ok(program.length > 0 && reason.length > 10)
    }
  })

  test('what is missing is named with the one command that brings it', () => {
    const missing = missingFor('test', { PATH: join(folder, 'empty') })
    assert.ok(missing.some(({ name }) => name === 'chromium'))
    assert.match(installCommand(missing), /^apt-get install --no-install-recommends .*\bchromium\b/)
  })

  /** A little machine with an apt-get that notes its words and the policy it ran under. */
  function machine(aptGet: string): { place: string; policy: string; env: NodeJS.ProcessEnv; log(): string } {
    const place = mkdtempSync(join(folder, 'machine-'))
    mkdirSync(join(place, 'usr/sbin'), { recursive: true })
    mkdirSync(join(place, 'bin'))
    const policy = join(place, 'usr/sbin/policy-rc.d')
    const script = `#!/bin/sh\necho "$* / services: $(sh ${policy}; echo $?)" >> ${place}/log\n${aptGet}\n`
    writeFileSync(join(place, 'bin/apt-get'), script, { mode: 0o755 })
    const env = { PATH: `${join(place, 'bin')}:/usr/bin:/bin` }
    return { place, policy, env, log: () => readFileSync(join(place, 'log'), 'utf8') }
  }
  const wanted = [{ name: 'strace', command: 'test', program: 'strace', reason: 'for the test' }]

  test('packages come without recommends and without starting a service', async () => {
    const { place, policy, env, log } = machine('exit 0')
    await install(wanted, { root: place, env })
    assert.match(log(), /install --no-install-recommends strace \/ services: 101\n$/)
    assert.doesNotMatch(log(), /update/)
    assert.equal(existsSync(policy), false)
  })

  test('lists are fetched only where the install failed without, and a failure puts the policy back', async () => {
    const { place, policy, env, log } = machine(
      'echo "E: no such package"; case "$*" in *update*) exit 0;; esac; exit 100',
    )
    writeFileSync(policy, '#!/bin/sh\nexit 7\n')
    await assert.rejects(install(wanted, { root: place, env }), /strace: apt-get failed: E: no such package/)
    const commands = [...log().matchAll(/\b(install|update)\b.*services: (\d+)/g)].map(
      match => `${match[1]} ${match[2]}`,
    )
    assert.deepEqual(commands, ['install 101', 'update 101', 'install 101'])
    assert.equal(readFileSync(policy, 'utf8'), '#!/bin/sh\nexit 7\n')
    assert.deepEqual(readdirSync(join(place, 'usr/sbin')), ['policy-rc.d'])
  })

  test('a policy left by a setup that was killed is put right by the next', async () => {
    const { place, policy, env } = machine('kill -9 $PPID')
    writeFileSync(policy, '#!/bin/sh\nexit 7\n')
    const killed = `const { install } = await import('./setup/debian.mjs'); await install(${JSON.stringify(wanted)}, ${JSON.stringify({ root: place, env })})`
    runIn(root, [process.execPath, '--input-type=module', '-e', killed], environment())
    assert.match(readFileSync(policy, 'utf8'), /exit 101/)
    writeFileSync(join(place, 'bin/apt-get'), '#!/bin/sh\nexit 0\n')
    await install(wanted, { root: place, env })
    assert.equal(readFileSync(policy, 'utf8'), '#!/bin/sh\nexit 7\n')
  })
})

describe('two at once', () => {
  test('one waits for the other, and the lock of a dead process is taken over', async () => {
    const lock = join(folder, 'locks', 'setup.lock')
    const order: string[] = []
    const work = (name: string) =>
      alone(lock, async () => {
        order.push(`${name} begins`)
        await new Promise(resolve => setTimeout(resolve, 50))
        order.push(`${name} ends`)
      })
    await Promise.all([work('a'), work('b')])
    assert.deepEqual(order, ['a begins', 'a ends', 'b begins', 'b ends'])
    const dead = spawnSync(process.execPath, ['-e', '0']).pid
    writeFileSync(lock, `${dead}\n`)
    await work('c')
    assert.equal(order.at(-1), 'c ends')
    assert.deepEqual(readdirSync(join(folder, 'locks')), [])
  })
})

describe('packages', () => {
  test('a package of another version, or one that is gone, is missing', () => {
    const place = mkdtempSync(join(folder, 'packages-'))
    const entry = { version: '1.0.0', integrity: 'sha512-x' }
    const wanted = {
      '': {},
      'node_modules/a': entry,
      'node_modules/b': entry,
      'node_modules/c': { ...entry, optional: true },
    }
    const there = { 'node_modules/a': entry, 'node_modules/b': { ...entry, version: '1.0.1' } }
    for (const name of ['a', 'b']) mkdirSync(join(place, 'node_modules', name), { recursive: true })
    writeFileSync(join(place, 'package-lock.json'), JSON.stringify({ packages: wanted }))
    assert.deepEqual(missingPackages(place), ['node_modules/a', 'node_modules/b'])
    writeFileSync(join(place, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: there }))
    assert.deepEqual(missingPackages(place), ['node_modules/b'])
    rmSync(join(place, 'node_modules', 'a'), { recursive: true })
    assert.deepEqual(missingPackages(place), ['node_modules/a', 'node_modules/b'])
  })
})

describe('the order of the tests', () => {
  const files = findTests('src', 'test')

  test('every file is begun once, what takes long before what does not, and every one named as long is there', () => {
    const groups = groupTests(files)
    const order = groups.flatMap(group => group.files)
    assert.deepEqual(order.toSorted(), files)
    assert.deepEqual(
      long.filter(file => !files.includes(file)),
      [],
    )
    assert.deepEqual(groups[1]?.files.toSorted(), long.toSorted())
    const last = groups.at(-1)?.files ?? []
    assert.ok(last.every(file => !/^test\/[^/]+\//.test(file) && !long.includes(file)))
  })

  test('beside a file that holds a website to a time runs one other', () => {
    const timed = groupTests(files).filter(({ places }) => places > 1)
    assert.deepEqual(
      timed.map(({ places }) => places),
      [2],
    )
    const named = timed.flatMap(group => group.files)
    assert.ok(
      ['test/hostile/site.test.ts', 'test/contracts/site-truth.test.ts'].every(file => named.includes(file)),
    )
  })
})
