// `npm start`, `npm test` and what they bring: fresh clones on an old Node, ordinary users, closed folders, a registry that
// does not answer, a changed byte in a tarball, two setups at once, and what is told when something is wrong.
// Clones are made of what is committed. Whatever needs the package registry is skipped by name where it does not answer.

import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { install, installCommand, missingFor, readList } from '../setup/debian.mjs'
import { bring, tools } from '../setup/fetch.mjs'
import { alone } from '../setup/lock.mjs'
import { npmFailure, runNpm } from '../setup/npm.mjs'
import { missingPackages } from '../setup/packages.mjs'
import { findRuntime } from '../setup/runtime.mjs'
import { Trouble } from '../setup/say.mjs'
import { environment, newPath, oldNode, oldPath, start } from './start.ts'

const root = join(import.meta.dirname, '..')
const isRoot = process.getuid?.() === 0
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const noRegistry = 'http://127.0.0.1:9/'
const runTimeoutMs = 120_000

const withoutOldNode = oldNode === null && !required ? 'no Node older than 24 on this machine' : false
const withoutRoot = isRoot ? false : 'needs root to become another user'

let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordholden-setup-'))
  // Other users come through here to their own clone.
  chmodSync(folder, 0o755)
})
after(() => rmSync(folder, { recursive: true, force: true }))

function cloneInto(name: string): string {
  const clone = join(folder, name)
  execFileSync('git', ['clone', '-q', '--no-hardlinks', root, clone])
  return clone
}

/** A clone whose packages are there already. */
function filledClone(name: string): string {
  const clone = cloneInto(name)
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  return clone
}

interface Ran {
  readonly code: number | null
  readonly output: string
}

function runIn(clone: string, words: readonly string[], env: NodeJS.ProcessEnv): Ran {
  const [program = '', ...args] = words
  const ran = spawnSync(program, args, { cwd: clone, env, encoding: 'utf8', timeout: runTimeoutMs })
  return { code: ran.status, output: `${ran.stdout}${ran.stderr}` }
}

/** One quick test file through `npm test`: sets up, then shows that the runner works. */
const oneTest = ['npm', '--silent', 'test', '--', '--as-is', 'src/core/ids.test.ts'] as const

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

  test('a full disk is named, and nothing half done stays', { skip: withoutRoot || withoutOldNode }, t => {
    const small = join(folder, 'small')
    mkdirSync(small)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', small])
    if (mounted.status !== 0) return t.skip('this machine lets nobody mount a small disk')
    try {
      execFileSync('git', ['clone', '-q', '--depth=1', `file://${root}`, join(small, 'clone')])
      const ran = runIn(join(small, 'clone'), oneTest, environment({ PATH: oldPath() }))
      if (/registry does not answer/.test(ran.output) && !required)
        return t.skip('the package registry does not answer')
      assert.equal(ran.code, 1)
      assert.match(ran.output, /node-\S+: the disk is full\n {2}hint: free \d/)
      assert.deepEqual(readdirSync(join(small, 'clone', '.tools')), [])
    } finally {
      execFileSync('umount', [small])
    }
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

describe('the suite', () => {
  const suite = join(root, 'setup', 'suite.mjs')
  function runSuite(files: Readonly<Record<string, string>>): Ran {
    const place = mkdtempSync(join(folder, 'suite-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text)
    const groups = [{ files: Object.keys(files).map(name => join(place, name)), atOnce: 2 }]
    // Under NODE_TEST_CONTEXT the inner run would report to the outer one.
    return runIn(place, [process.execPath, suite, JSON.stringify({ groups, root: place })], environment())
  }
  const lastLine = ({ output }: Ran) => output.trimEnd().split('\n').at(-1)
  const use = "import { test } from 'node:test'\n"

  test('counts what passed, failed and was skipped, and names both with their reason', () => {
    const ran = runSuite({
      'a.test.ts': `${use}test('one', () => {})\ntest('two', { skip: 'no browser here' }, () => {})\n`,
      'b.test.ts': `${use}test('three', async t => { await t.test('inner', () => { throw new Error('what went wrong') }) })\n`,
    })
    assert.equal(ran.code, 1)
    assert.equal(lastLine(ran), '1 passed, 1 failed, 1 skipped')
    assert.match(ran.output, /a\.test\.ts: two \(no browser here\)/)
    assert.match(ran.output, /FAIL b\.test\.ts: inner\n {2}Error: what went wrong/)
  })

  for (const [what, text] of [
    ['throws while it is read', "throw new Error('at once')\n"],
    ['ends by itself', `${use}test('ends', () => process.exit(0))\n`],
    ['holds no test', 'console.log(1)\n'],
    [
      'throws after its tests',
      `${use}test('late', () => { setTimeout(() => { throw new Error('late') }, 5) })\n`,
    ],
  ] as const)
    test(`a file that ${what} fails the run`, () => {
      const ran = runSuite({ 'good.test.ts': `${use}test('good', () => {})\n`, 'bad.test.ts': text })
      assert.equal(ran.code, 1)
      assert.match(lastLine(ran) ?? '', /^\d passed, [12] failed, 0 skipped$/)
    })

  test('what failed before the tests counts as failed', () => {
    const place = mkdtempSync(join(folder, 'suite-'))
    writeFileSync(join(place, 'good.test.ts'), `${use}test('good', () => {})\n`)
    const order = {
      groups: [{ files: [join(place, 'good.test.ts')], atOnce: 1 }],
      root: place,
      failedBefore: ['types'],
    }
    const ran = runIn(place, [process.execPath, suite, JSON.stringify(order)], environment())
    assert.equal(ran.code, 1)
    assert.equal(lastLine(ran), '1 passed, 1 failed, 0 skipped')
  })

  test('a run of nothing is not green', () => {
    const ran = runSuite({})
    assert.equal(ran.code, 1)
    assert.equal(lastLine(ran), '0 passed, 0 failed, 0 skipped')
  })
})

describe('programs of the machine', () => {
  test('every line of debian.txt names a package, a command, a program and what for', () => {
    const list = readList()
    assert.ok(list.length > 0)
    for (const { name, command, program, reason } of list) {
      assert.match(name, /^[a-z0-9][a-z0-9.+-]+$/)
      assert.ok(['start', 'test'].includes(command))
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

describe('fresh clones', () => {
  test('on an old Node with nothing brought: everything is fetched, compared and used', {
    skip: withoutOldNode,
  }, t => {
    const clone = cloneInto('fresh')
    const ran = runIn(clone, oneTest, environment({ PATH: oldPath(), ORDHOLDEN_TOOLS: 'required' }))
    if (/registry does not answer/.test(ran.output) && !required)
      return t.skip('the package registry does not answer')
    assert.equal(ran.code, 0, ran.output)
    assert.match(ran.output, /Node\.js 24\.\d+\.\d+, \d+ MB · \d+\.\d s\n/)
    assert.match(ran.output, /packages, \d+ to install · \d+\.\d s\n/)
    assert.match(ran.output, /PostgreSQL 18\.\d+, \d+ MB · \d+\.\d s\n/)
    assert.match(ran.output, /2 passed, 0 failed, 0 skipped\s*$/)
    assert.deepEqual(missingPackages(clone), [])
    const again = runIn(clone, oneTest, environment({ PATH: oldPath(), npm_config_registry: noRegistry }))
    assert.equal(again.code, 0, again.output)
    assert.doesNotMatch(again.output, /MB/)
  })

  test('on Node 24 with filled node_modules, a registry that does not answer is not asked', () => {
    const clone = filledClone('filled')
    const ran = runIn(clone, oneTest, environment({ PATH: newPath(), npm_config_registry: noRegistry }))
    assert.equal(ran.code, 0, ran.output)
    assert.match(ran.output, /2 passed, 0 failed, 0 skipped\s*$/)
    assert.equal(existsSync(join(clone, '.tools', 'node-24.21.0')), false)
  })

  test('with nothing there, a registry that does not answer is named, with what to do', {
    skip: withoutOldNode,
  }, () => {
    const clone = cloneInto('alone')
    const env = environment({
      PATH: oldPath(),
      npm_config_registry: noRegistry,
      npm_config_cache: join(folder, 'no-cache'),
    })
    const ran = runIn(clone, oneTest, env)
    assert.equal(ran.code, 1)
    assert.match(ran.output, /node-\S+: the package registry does not answer\n {2}hint: .*ORDHOLDEN_TARBALLS/)
    assert.deepEqual(readdirSync(join(clone, '.tools')), [])
  })

  test('a changed byte in a fetched tarball is refused; the same tarball unchanged is taken', {
    skip: withoutOldNode,
  }, t => {
    const clone = filledClone('changed')
    const shelf = mkdtempSync(join(folder, 'shelf-'))
    const spec = `${tools.node.packages[`${process.platform}-${process.arch}`]?.name}@${tools.node.version}`
    const packed = runIn(shelf, ['npm', 'pack', '--silent', spec], environment({ PATH: oldPath() }))
    if (packed.code !== 0 && !required) return t.skip('the package registry does not answer')
    const [name = ''] = readdirSync(shelf)
    const env = environment({ PATH: oldPath(), ORDHOLDEN_TARBALLS: shelf, npm_config_registry: noRegistry })
    flipByte(join(shelf, name))
    const ran = runIn(clone, oneTest, env)
    assert.equal(ran.code, 1)
    assert.match(ran.output, /expected sha512-\S+ got sha512-\S+ the tarball is not the one that was pinned/)
    assert.deepEqual(readdirSync(join(clone, '.tools')), [])
    flipByte(join(shelf, name))
    assert.equal(runIn(clone, oneTest, env).code, 0)
  })

  test('two setups at once in one clone both end well', { skip: withoutOldNode }, async t => {
    const clone = cloneInto('twice')
    const env = environment({ PATH: oldPath() })
    const both = await Promise.all([runBeside(clone, oneTest, env), runBeside(clone, oneTest, env)])
    if (both.some(({ output }) => /registry does not answer/.test(output)) && !required)
      return t.skip('the package registry does not answer')
    for (const ran of both) assert.equal(ran.code, 0, ran.output)
    const said = both.map(({ output }) => output).join('')
    for (const what of [/^Node\.js/gm, /^packages/gm]) assert.equal(said.match(what)?.length, 1, said)
    assert.deepEqual(
      readdirSync(join(clone, '.tools')).filter(name => !/^(?:node|postgresql)-/.test(name)),
      [],
    )
  })
})

/** Changes one bit in the middle of a file; done twice, the file is as it was. */
function flipByte(file: string): void {
  const bytes = readFileSync(file)
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

function runBeside(clone: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const [program = '', ...args] = words
  const child = spawn(program, args, {
    cwd: clone,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: runTimeoutMs,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
  return new Promise(resolve => child.on('close', code => resolve({ code, output })))
}

describe('npm start', () => {
  /** A clone with everything in it, Node included, so that a start needs nothing from outside and nothing of ours. */
  function wholeClone(name: string): string {
    const clone = cloneInto(name)
    cpSync(join(root, 'node_modules'), join(clone, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    const bin = join(clone, '.tools', `node-${tools.node.version}`, 'bin')
    mkdirSync(bin, { recursive: true })
    cpSync(process.execPath, join(bin, 'node'))
    const postgresql = join(root, '.tools', 'postgresql-18.4')
    if (existsSync(postgresql))
      cpSync(postgresql, join(clone, '.tools', 'postgresql-18.4'), { recursive: true })
    return clone
  }

  /** Starts, reads the first page, stops, and looks that nothing stays behind. */
  async function startAndRead(
    clone: string,
    home: string,
    user?: { uid: number; gid: number },
  ): Promise<string> {
    const path = oldNode === null ? newPath() : oldPath()
    const started = await start(
      clone,
      home,
      environment({ PATH: path, HOME: clone, npm_config_registry: noRegistry }),
      user,
    )
    try {
      const response = await fetch(started.address)
      assert.equal(response.status, 200)
      return await response.text()
    } finally {
      assert.deepEqual(await started.stop(), [], 'a process was left behind')
    }
  }

  test('as root, from a clone below a folder that is closed to everyone else', {
    skip: withoutRoot,
  }, async () => {
    mkdirSync(join(folder, 'closed'), { mode: 0o700 })
    const page = await startAndRead(wholeClone('closed/clone'), join(folder, 'home-of-root'))
    assert.match(page, /WelcomeSecurity/)
  })

  test('as an ordinary user', async () => {
    const clone = wholeClone('ordinary')
    const home = join(clone, 'home')
    const user = isRoot ? userNamed('daemon') : undefined
    if (user !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, clone])
    assert.match(await startAndRead(clone, home, user), /WelcomeSecurity/)
  })
})

function userNamed(name: string): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(each => each.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}
