// The keeper killed under those who use it, and many processes at once: nothing answered is lost, nothing destroyed comes back.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { toHex, utf8 } from '../../src/core/bytes.ts'
import { systemRandom } from '../../src/core/clock.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { fileCustody } from '../../src/keyring/custody.ts'
import { joinKeeper, type Membership, type Tend } from '../../src/keyring/keyring.ts'
import { expectHeld, readAnswers } from './keyring-answers.ts'

const program = join(import.meta.dirname, 'keyring-program.ts')
const rounds = Number(process.env['ORDHOLDEN_CRASH'] ?? 8)
const message = utf8('x')

async function temporary(context: TestContext): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'ordholden-keeper-'))
  context.after(() => rm(home, { recursive: true }))
  return home
}

function start(context: TestContext, ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  context.after(() => child.kill('SIGKILL'))
  return child
}

async function holding(context: TestContext, home: string): Promise<ChildProcess> {
  const child = start(context, 'hold', home)
  const [role] = child.stdout === null ? [] : await once(child.stdout, 'data')
  assert.equal(String(role), 'keeper\n')
  return child
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

function joinHere(home: string, tend: Partial<Tend> = {}): Promise<Membership> {
  const nothing = async () => undefined
  const custody = async () => fileCustody
  return joinKeeper({ home, random: systemRandom, custody, tend: { start: nothing, stop: nothing, ...tend } })
}

/** The pid the lock names, null where it says nobody or cannot be read just now. */
async function keeperPid(home: string): Promise<number | null> {
  const names = await readdir(join(home, 'keeper')).catch(() => [])
  const highest = Math.max(0, ...names.map(Number).filter(Number.isInteger))
  const text = await readFile(join(home, 'keeper', String(highest)), 'utf8').catch(() => '')
  return /^\d+ /.test(text) ? Number.parseInt(text, 10) : null
}

test('kill -9 of the keeper in the middle of calls: the client becomes the keeper, adopts, and every call is answered', async context => {
  const home = await temporary(context)
  const keeper = await holding(context, home)
  let adopted = 0
  const member = await joinHere(home, {
    start: async () => {
      adopted++
    },
  })
  assert.equal(member.role, 'client')
  const before = toHex(await member.keys.mac('log', message))
  const calls = Array.from({ length: 200 }, () => member.keys.mac('log', message))
  await end(keeper, 'SIGKILL')
  for (const mac of await Promise.all(calls)) assert.equal(toHex(mac), before)
  assert.equal(toHex(await member.keys.mac('log', message)), before)
  assert.deepEqual([member.role, adopted], ['keeper', 1])
  await member.close()
})

test('a living keeper that does not answer is named, and nothing is taken from it', {
  timeout: 60_000,
}, async context => {
  const home = await temporary(context)
  const keeper = await holding(context, home)
  keeper.kill('SIGSTOP')
  await assert.rejects(joinHere(home), error => {
    assert.ok(error instanceof Refusal)
    assert.equal(error.code, 'keeper-elsewhere')
    assert.match(error.message, new RegExp(`process ${keeper.pid}\\b`))
    return true
  })
  keeper.kill('SIGCONT')
  const member = await joinHere(home)
  assert.equal(member.role, 'client')
  await member.close()
  await end(keeper, 'SIGTERM')
})

test('processes hammering one home lose nothing, and nothing destroyed comes back', async context => {
  const home = await temporary(context)
  const children = ['a', 'b', 'c'].map(name => start(context, 'beside', home, name, '12'))
  for (const child of children) assert.deepEqual(await exitOf(child), [0, null])
  const member = await joinHere(home)
  const held = await expectHeld(readAnswers(home), member.keys)
  await member.close()
  context.diagnostic(JSON.stringify(held))
  assert.deepEqual(held, { opened: 6, refused: 33 })
})

const exitOf = (child: ChildProcess): Promise<unknown> =>
  child.exitCode === null && child.signalCode === null
    ? once(child, 'exit')
    : Promise.resolve([child.exitCode, child.signalCode])

/** Kills whichever of the children is the keeper, some moments after it became so; false where none was in time. */
async function killKeeper(home: string, children: readonly ChildProcess[]): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    const pid = await keeperPid(home)
    const keeper = children.find(child => child.pid === pid && child.signalCode === null)
    if (keeper !== undefined && keeper.exitCode === null) {
      await pause(Math.random() * 60)
      if (keeper.kill('SIGKILL')) return true
    }
    await pause(5)
  }
  return false
}

test('the keeper killed again and again under processes hammering: the same', {
  timeout: 120_000,
}, async context => {
  const home = await temporary(context)
  let kills = 0
  for (let round = 0; round < rounds; round++) {
    const children = ['a', 'b', 'c'].map(name => start(context, 'beside', home, `${name}${round}`, '8'))
    for (let i = 0; i < 2; i++) if (await killKeeper(home, children)) kills++
    for (const child of children) await exitOf(child)
  }
  const member = await joinHere(home)
  const held = await expectHeld(readAnswers(home), member.keys)
  await member.close()
  context.diagnostic(`${kills} keepers killed; ${JSON.stringify(held)}`)
  assert.ok(kills >= rounds, `${kills} keepers killed`)
  assert.ok(held.opened > 0 && held.refused > 0)
})
