// Saving an edit of a policy folder: of two that save one is refused with both diffs and all it typed; a save that is
// killed at any step is there whole or not at all once the folder is read again.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'

import { type Base, readForEditing, savePolicy } from '../../src/app/editing.ts'
import { type ReadEdition, readPolicyFolder } from '../../src/app/policy.ts'
import { utf8 } from '../../src/core/bytes.ts'
import { systemRandom } from '../../src/core/clock.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { type Change, editRegister } from '../../src/register/edit/edit.ts'
import type { SourceFile } from '../../src/register/text.ts'
import { examplePolicy } from '../program.ts'

async function policyFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ordholden-edit-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await cp(examplePolicy, folder, { recursive: true })
  return folder
}

const filesOf = ({ files }: ReadEdition, ...changes: Change[]): readonly SourceFile[] =>
  files.map(({ path, text }) => {
    const source = { path, bytes: utf8(text) }
    return path === 'register.yaml' ? editRegister(source, changes) : source
  })

const rename = (id: string, name: string): Change => ({
  kind: 'set',
  path: `systems/${id}/name`,
  value: name,
})
const savingIn = (folder: string, ...earlier: ReadEdition[]) => ({
  folder,
  random: systemRandom,
  earlier: () => Promise.resolve(earlier),
})
const names = async (folder: string) => (await readdir(folder)).toSorted()

test('of two that save one is refused, with what each changed and all that was typed', async t => {
  const folder = await policyFolder(t)
  const { edition, base } = await readForEditing(folder)
  const before = await names(folder)
  const first = await savePolicy(savingIn(folder, edition), filesOf(edition, rename('billy', 'Bille')), base)
  assert.equal(first.kind, 'saved')
  const typed = filesOf(edition, rename('nets', 'Net'))
  const second = await savePolicy(savingIn(folder, edition), typed, base)
  assert.ok(second.kind === 'conflict')
  assert.equal(second.refusal.code, 'edit-conflict')
  assert.deepEqual(
    [second.mine, second.theirs].map(each => each?.register.map(({ path, after }) => [path, after])),
    [[['systems/nets/name', 'Net']], [['systems/billy/name', 'Bille']]],
  )
  assert.equal(second.theirs?.notice.renamed[0]?.after, 'Bille')
  assert.deepEqual(second.typed, typed)
  assert.match(await readFile(join(folder, 'register.yaml'), 'utf8'), /name: Bille/)
  assert.deepEqual(await names(folder), before)
})

test('of two that save at once one is there, and the other is told', async t => {
  const folder = await policyFolder(t)
  const { edition, base } = await readForEditing(folder)
  const before = await names(folder)
  const saves = await Promise.all(
    ['Bille', 'Bøje', 'Bo'].map(name =>
      savePolicy(savingIn(folder, edition), filesOf(edition, rename('billy', name)), base),
    ),
  )
  assert.deepEqual(saves.map(({ kind }) => kind).toSorted(), ['conflict', 'conflict', 'saved'])
  const there = (await readPolicyFolder(folder)).file.register.systems.find(({ id }) => id === 'billy')?.name
  const winner = saves.findIndex(({ kind }) => kind === 'saved')
  assert.equal(there, ['Bille', 'Bøje', 'Bo'][winner])
  assert.deepEqual(await names(folder), before)
})

test('what is no register is refused as ever, and nothing is written', async t => {
  const folder = await policyFolder(t)
  const { edition, base } = await readForEditing(folder)
  const wrong = filesOf(edition, { kind: 'set', path: 'systems/billy/operator', value: 'nobody' })
  await assert.rejects(
    savePolicy(savingIn(folder), wrong, base),
    fault => fault instanceof Refusal && fault.code === 'register-invalid',
  )
  assert.deepEqual((await readForEditing(folder)).base, base)
})

/** A save in a process of its own, of a register and a notice together, killed before its nth step. */
async function killedSave(folder: string, at: number): Promise<boolean> {
  const script = `
    import { readForEditing, savePolicy } from ${JSON.stringify(new URL('../../src/app/editing.ts', import.meta.url))}
    import { systemRandom } from ${JSON.stringify(new URL('../../src/core/clock.ts', import.meta.url))}
    const folder = process.argv[1]
    const { edition, base } = await readForEditing(folder)
    const files = edition.files.map(({ path, text }) => ({ path, bytes: new TextEncoder().encode(
      path === 'register.yaml' ? text.replace('name: Billy', 'name: Bille') : text.trimEnd() + '\\n\\n<!-- ny -->\\n') }))
    let steps = 0
    const step = () => { if (++steps === Number(process.argv[2])) process.kill(process.pid, 'SIGKILL') }
    await savePolicy({ folder, random: systemRandom, earlier: async () => [], step }, files, base)`
  const args = ['--input-type=module', '-e', script, folder, String(at)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const [code, signal] = await once(child, 'exit')
  assert.ok(signal === 'SIGKILL' || code === 0, `${code} ${signal}`)
  return signal === 'SIGKILL'
}

const isWhole = async (folder: string, old: Base) => {
  const { base } = await readForEditing(folder)
  return [...base].map(([path, hash]) => hash === old.get(path))
}

test('a save killed before any of its steps is there whole or not at all', async t => {
  const seen: string[] = []
  for (let at = 1; ; at++) {
    const folder = await policyFolder(t)
    const { base } = await readForEditing(folder)
    const killed = await killedSave(folder, at)
    const same = await isWhole(folder, base)
    assert.equal(new Set(same).size, 1, `killed at ${at}: ${same}`)
    assert.ok(!(await names(folder)).includes('.ordholden-edit.json'))
    seen.push(same[0] === true ? 'old' : 'new')
    if (!killed) break
  }
  // Three files written, the journal; three renames, the journal taken away; and one save that nothing ended.
  assert.deepEqual(seen, ['old', 'old', 'old', 'old', 'new', 'new', 'new', 'new', 'new'])
})

test('a file changed by hand after a save was cut off is left as it is, and so is the other', async t => {
  const folder = await policyFolder(t)
  await killedSave(folder, 5)
  const path = join(folder, 'notice.en.md')
  const byHand = `${await readFile(path, 'utf8')}\n<!-- by hand -->\n`
  await writeFile(path, byHand)
  const { edition } = await readForEditing(folder)
  assert.equal(await readFile(path, 'utf8'), byHand)
  assert.ok(edition.file.register.systems.some(({ name }) => name.startsWith('Billy')))
  assert.ok(!(await names(folder)).includes('.ordholden-edit.json'))
})
