// The publishing gate as its user meets it: an edit of the folder that promises what nothing binds, checks or translates
// is refused at its line, and the published edition stays; taking a promise away never is.

import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { exampleNames } from '../example-policy.ts'
import { brokenPolicy } from '../practice/broken-policy.ts'
import { examplePolicy, freePort, openProgram } from '../program.ts'

function copyOfExample(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-policy-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(examplePolicy, folder, { recursive: true })
  return folder
}

function edit(folder: string, file: string, from: string, to: string): number {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  assert.ok(text.includes(from), `${file} has ${from}`)
  writeFileSync(path, text.replace(from, to))
  return text.slice(0, text.indexOf(from)).split('\n').length
}

test('an edit is refused at its line, the published edition stays, and removing a promise is let through', async t => {
  const policy = copyOfExample(t)
  const program = openProgram(t, policy)
  const published = await program.run('check', 'controller.identity', '--json')
  assert.equal(published.exit, 3, published.stderr)
  assert.equal(published.stderr, '')

  const line = edit(
    policy,
    'notice.da.md',
    'Vi handler altid efter kundens instruks',
    'Vi sælger aldrig dine data',
  )
  const refused = await program.run('check', 'controller.identity', '--json')
  assert.match(refused.stderr, new RegExp(`notice\\.da\\.md:${line}:\\d+: sentence is bound to nothing`))
  assert.match(refused.stderr, /previous edition is still shown/)
  assert.match((await program.run('doctor')).stdout, /policy +The folder has an edit that is not published/)
  assert.match(
    refused.stdout,
    /Vi handler altid efter kundens instruks/,
    'what was published is still what is shown',
  )

  edit(policy, 'notice.da.md', '- Vi sælger aldrig dine data  \n', '')
  edit(policy, 'notice.en.md', "- We always act on the customer's instructions", '')
  const removed = await program.run('check', 'controller.identity', '--json')
  assert.equal(removed.stderr, '', 'removing a promise is never held back')
  assert.match((await program.run('doctor')).stdout, /policy +The notice and the register are published here/)
  assert.doesNotMatch(removed.stdout, /Vi handler altid efter kundens instruks/)
})

test('a page being served shows the edition that a command beside it published', async t => {
  const policy = copyOfExample(t)
  const program = openProgram(t, policy)
  const { address } = await program.serve(await freePort())
  assert.match(await pageAt(`${address}da/`), /kundens instruks/)
  edit(policy, 'notice.da.md', '- Vi handler altid efter kundens instruks  \n', '')
  edit(policy, 'notice.en.md', "- We always act on the customer's instructions", '')
  await program.run('check', 'controller.identity')
  await new Promise(resolve => setTimeout(resolve, 1500))
  assert.doesNotMatch(await pageAt(`${address}da/`), /kundens instruks/)
})

const pageAt = async (url: string): Promise<string> => (await fetch(url)).text()

test('an edit that mends what the texts say wrongly is let through, and one that writes it is not', async t => {
  const policy = brokenPolicy(t)
  const program = openProgram(t, policy.folder)
  const broken = async (): Promise<boolean> =>
    /broken +Who the controller is/.test((await program.run('check', 'controller.identity')).stdout)
  assert.equal(await broken(), true)
  policy.mend()
  assert.equal(await broken(), false)
  for (const name of exampleNames) {
    const path = join(policy.folder, name)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('DK36622652', 'DK36622653'))
  }
  const refused = await program.run('check', 'controller.identity')
  assert.match(refused.stderr, /notice\.da\.md:\d+:\d+: .*controller\.identity.*broken/)
  assert.doesNotMatch(refused.stdout, /broken +Who/)
})

test('a policy that cannot be published the first time is refused whole, and nothing is kept', async t => {
  const policy = copyOfExample(t)
  const program = openProgram(t, policy)
  edit(policy, 'notice.da.md', 'Vi handler altid efter kundens instruks', 'Vi sælger aldrig dine data')
  const refused = await program.run('check')
  assert.equal(refused.exit, 1)
  assert.match(refused.stderr, /notice\.da\.md:\d+:\d+: sentence is bound to nothing/)
  assert.equal(refused.stdout, '')
  const exported = await program.run('export', join(program.home, 'x.zip'))
  assert.equal(exported.exit, 1, 'nothing was kept, so there is nothing to hand over')
})

test('a register that cannot be read is refused with its place', async t => {
  const policy = copyOfExample(t)
  const program = openProgram(t, policy)
  const line = edit(policy, 'register.yaml', 'jointControllers: []', 'jointControlers: []')
  const refused = await program.run('check')
  assert.equal(refused.exit, 1)
  assert.match(refused.stderr, new RegExp(`register\\.yaml:${line}:1: unknown key "jointControlers"`))
  assert.match(refused.stderr, /did you mean jointControllers\?/)
})

test('a notice that is not there, or not within the folder, is refused where the register names it', async t => {
  const policy = copyOfExample(t)
  const program = openProgram(t, policy)
  const line = edit(policy, 'register.yaml', 'path: notice.da.md', 'path: tekst\\notice.da.md')
  const missing = await program.run('check')
  assert.equal(missing.exit, 1)
  assert.match(missing.stderr, new RegExp(`register\\.yaml:${line}:11: expected the file .*notice\\.da\\.md`))
  assert.match(missing.stderr, /hint: write the notice there, or correct its path/)
  edit(policy, 'register.yaml', 'path: tekst\\notice.da.md', 'path: ../notice.da.md')
  const outside = await program.run('check')
  assert.match(
    outside.stderr,
    new RegExp(`register\\.yaml:${line}:11: expected a file inside the policy folder`),
  )
})

test('a file of the policy that is there and cannot be read is refused by name', async t => {
  if (!existsSync('/proc/self/mem')) return t.skip('there is no /proc/self/mem, a file even root cannot read')
  const policy = copyOfExample(t)
  const notice = join(policy, 'notice.en.md')
  rmSync(notice)
  symlinkSync('/proc/self/mem', notice)
  const refused = await openProgram(t, policy).run('check')
  assert.equal(refused.exit, 1)
  assert.match(refused.stderr, /^error: expected to read \S+notice\.en\.md, got E\w+\n {2}hint: /)
})
