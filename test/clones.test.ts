// `npm test` and `npm start` in fresh clones: on an old Node with nothing brought, on Node 24 with a registry that does not
// answer, with a changed byte in a tarball, on a full disk, two at once; as root below a closed folder, as an ordinary user.
// Clones are of what is committed. What needs the package registry is skipped by name where it does not answer.

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
import { tools } from '../setup/fetch.mjs'
import { missingPackages } from '../setup/packages.mjs'
import { environment, newPath, oldNode, oldPath, type Ran, runIn, start } from './start.ts'

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

/** One quick test file through `npm test`: sets up, then shows that the runner works. */
const oneTest = ['npm', '--silent', 'test', '--', '--as-is', 'src/core/ids.test.ts'] as const

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
      readdirSync(join(clone, '.tools')).filter(name => !/^(?:node-|postgresql-|compile-cache$)/.test(name)),
      [],
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
    const home = join(folder, 'home-of-user')
    mkdirSync(home)
    const user = isRoot ? userNamed('daemon') : undefined
    if (user !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, clone, home])
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
