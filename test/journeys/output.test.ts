// What becomes of output that nobody reads, or that cannot be written: `| head`, a full disk, a closed terminal.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { endProcess, freePort, openProgram } from '../program.ts'

const program = join(import.meta.dirname, '../../src/cli/main.ts')

/** `ordholden --help` with its output led as the shell says; standard error and the program's own exit code. */
function helpInto(where: string): Promise<{ readonly exit: string; readonly stderr: string }> {
  const line = `{ "${process.execPath}" "${program}" --help; echo $? >&3; } ${where}`
  return new Promise(resolve =>
    execFile('sh', ['-c', `exec 3>&1; ${line}`], (_, stdout, stderr) =>
      resolve({ exit: stdout.trim(), stderr }),
    ),
  )
}

test('a reader that has seen enough is no fault', async () => {
  assert.deepEqual(await helpInto('| true'), { exit: '0', stderr: '' })
})

test('output that cannot be written is said in one line, and ends with 1', async t => {
  if (!existsSync('/dev/full')) return t.skip('this machine has no /dev/full')
  const { exit, stderr } = await helpInto('> /dev/full')
  assert.equal(exit, '1')
  assert.match(stderr, /^error: expected to write to stdout, got ENOSPC: [^\n]*\n$/)
})

test('a closed terminal stops the server in order', async (t: TestContext) => {
  const home = openProgram(t)
  const { process: served } = await home.serve(await freePort())
  served.stdout?.destroy()
  served.stderr?.destroy()
  await endProcess(served, 'SIGHUP')
  assert.equal(served.exitCode, 0)
  assert.ok(!existsSync(join(home.home, 'data/postmaster.pid')), 'PostgreSQL was stopped with it')
})
