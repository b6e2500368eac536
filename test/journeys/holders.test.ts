// A holder of checkpoints outside the company, with nothing but commands run now and then: what it is given, and what it
// finds when the whole home is put back to an earlier copy.

import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { examplePolicy, openProgram } from '../program.ts'

/** A copy of the example whose register names a folder as the holder. */
function policyWithHolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-holder-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const [policy, held] = [join(folder, 'policy'), join(folder, 'held')]
  cpSync(examplePolicy, policy, { recursive: true })
  const register = join(policy, 'register.yaml')
  const named = `logHolders: [{kind: folder, name: Revisor, to: ${held}}]`
  writeFileSync(register, readFileSync(register, 'utf8').replace('logHolders: []', named))
  return { policy, held, copy: join(folder, 'copy') }
}

test('check hands a checkpoint over, says where it cannot, and finds a home put back by what the holder has', async t => {
  const { policy, held, copy } = policyWithHolder(t)
  const program = openProgram(t, policy)
  const missing = await program.run('check', 'controller.identity')
  assert.match(missing.stderr, /expected the folder of Revisor to take a checkpoint, got ENOENT/)
  const doctor = await program.run('doctor')
  assert.ok(doctor.stdout.replaceAll(/\s+/g, ' ').includes('See that the folder is there'), doctor.stdout)

  mkdirSync(held)
  const first = await program.run('check', 'controller.identity')
  assert.equal(first.exit, 3, first.stderr)
  assert.equal(readdirSync(held).length, 1)
  cpSync(program.home, copy, { recursive: true, verbatimSymlinks: true })
  assert.equal((await program.run('check', 'controller.identity')).exit, 3)

  // What is written over keeps its owner: PostgreSQL's files stay PostgreSQL's.
  for (const part of ['data', 'log']) {
    for (const name of readdirSync(join(copy, part), { recursive: true, withFileTypes: true }))
      if (name.isFile()) putBack(join(name.parentPath, name.name), copy, program.home)
  }
  const after = await program.run('check', 'controller.identity')
  assert.equal(after.exit, 4, after.stdout)
  assert.match(after.stdout, /The log does not agree with itself/)
})

const putBack = (file: string, from: string, to: string): void =>
  writeFileSync(file.replace(from, to), readFileSync(file))
