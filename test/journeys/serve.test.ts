// A server, commands beside it, a server that is killed, and one that takes over: PostgreSQL is never stopped under
// anybody, and every answer is right.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Board } from '../../src/pledge/board.ts'
import { endProcess, freePort, openProgram } from '../program.ts'

const postmasterPid = (home: string): number =>
  Number(readFileSync(join(home, 'data/postmaster.pid'), 'utf8').split('\n')[0])

/** One that has ended and whose parent has not asked for its end yet (state Z, proc_pid_stat(5)) is not running. */
const isRunning = (pid: number): boolean => {
  const file = `/proc/${pid}/stat`
  return existsSync(file) && !/\) Z /.test(readFileSync(file, 'utf8'))
}

const readBoard = (stdout: string): Board => JSON.parse(stdout) as Board
const servedPart = (board: Board) =>
  board.pledges.flatMap(line => line.parts).find(line => line.part.id === 'open/served')

test('check and board beside serve, serve killed, serve again', async t => {
  const program = openProgram(t)
  const port = await freePort()
  const first = await program.serve(port)
  const pid = postmasterPid(program.home)

  const checked = await program.run('check', '--json')
  assert.equal(checked.exit, 3, checked.stderr)
  assert.equal(
    servedPart(readBoard(checked.stdout))?.verdict,
    'kept',
    'the check beside looked at the served pages',
  )
  assert.equal(postmasterPid(program.home), pid, 'a command beside the server did not stop PostgreSQL')

  await endProcess(first.process, 'SIGKILL')
  assert.ok(isRunning(pid), 'PostgreSQL outlives the killed server')
  const alone = await program.run('board', '--json')
  assert.equal(alone.exit, 3, alone.stderr)
  assert.equal(servedPart(readBoard(alone.stdout))?.verdict, 'kept', 'what was seen before is still there')

  const [second, beside] = await Promise.all([program.serve(port), program.run('board', '--json')])
  assert.equal(beside.exit, 3, beside.stderr || JSON.stringify(readBoard(beside.stdout).log))
  const page = await fetch(`${second.address}da/`)
  assert.equal(page.status, 200)
  assert.match(await page.text(), /Privatlivspolitik/)
  const again = postmasterPid(program.home)
  await endProcess(second.process, 'SIGTERM')
  assert.equal(second.process.exitCode, 0)
  assert.ok(!isRunning(again), 'the last one out stops PostgreSQL')
})

test('a command that is keeper hands over to the server that came after it', async t => {
  const program = openProgram(t)
  await program.run('board')
  const checking = program.run('check', '--json')
  const server = await program.serve(await freePort())
  const checked = await checking
  assert.equal(checked.exit, 3, checked.stderr)
  const ready = await fetch(`${server.address}health/ready`)
  assert.equal(ready.status, 200)
  const board = await program.run('board', '--json')
  assert.equal(board.exit, 3, board.stderr)
})

test('a second server whose port is taken goes away, and checks still find the first one', async t => {
  const program = openProgram(t)
  const port = await freePort()
  await program.serve(port)
  const second = await program.run('serve', '--port', String(port))
  assert.equal(second.exit, 1)
  assert.match(second.stderr, /expected port \d+ on 127\.0\.0\.1 to be free/)
  const checked = await program.run('check', 'open', '--json')
  assert.equal(servedPart(readBoard(checked.stdout))?.verdict, 'kept')
})
