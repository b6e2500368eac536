// Traffic as somebody meets it in a terminal: a whole log at once without a home, a log counted in, one followed by the running
// server, and what is not there or not read. The numbers are those of the lines.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { logLines, textOf } from '../practice/log-lines.ts'
import { endProcess, examplePolicy, freePort, openProgram } from '../program.ts'

const lines = logLines({ day: '2026-06-01', count: 3_000 })

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-logs-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

test('a whole log is told at once, in a terminal, as JSON and as a page, and no home is made', async t => {
  const program = openProgram(t)
  const folder = folderOf(t)
  const path = join(folder, 'access.log')
  writeFileSync(path, `${textOf(lines)}kim@firma.dk wrote this\n`)
  const said = await program.run(
    'traffic',
    'report',
    path,
    '--html',
    join(folder, 'out.html'),
    '--csv',
    join(folder, 'out.csv'),
  )
  assert.equal(said.exit, 0, said.stderr)
  assert.match(said.stdout, /Requests\s+3,000/)
  assert.match(said.stderr, /a@a\.a a a {3}\(1, first in line 3001\)/)
  assert.doesNotMatch(
    said.stdout + said.stderr + readFileSync(join(folder, 'out.html'), 'utf8'),
    /198\.51\.100|kim@/,
  )
  assert.match(readFileSync(join(folder, 'out.csv'), 'utf8'), /requests/)
  const json = JSON.parse((await program.run('traffic', 'report', path, '--json')).stdout)
  assert.equal(json.kind, 'traffic-report')
  assert.equal(json.lines, 3_001)
  assert.equal(json.unread, 1)
  const byTwo = JSON.parse((await program.run('traffic', 'report', path, '--json', '--threads', '2')).stdout)
  assert.deepEqual(byTwo, json)
  assert.equal(existsSync(program.home), false)
})

test('a log is counted in once, and the notice of the example keeps its visitors uncounted', async t => {
  const program = openProgram(t)
  const path = join(folderOf(t), 'access.log')
  writeFileSync(path, textOf(lines))
  const first = await program.run('traffic', 'ingest', path, '--source', 'www')
  assert.equal(first.exit, 0, first.stderr)
  assert.match(first.stdout, /access\.log: 3000 lines counted/)
  assert.match(first.stderr, /Visitors are not counted/)
  const again = JSON.parse((await program.run('traffic', 'ingest', path, '--source', 'www', '--json')).stdout)
  assert.equal(again.files[0].lines, 0)
  assert.equal(again.visitors, false)
})

test('what is not there, not a log or not meant is said with what to do', async t => {
  const program = openProgram(t)
  const folder = folderOf(t)
  writeFileSync(join(folder, 'poem.txt'), 'roses are red\nviolets are blue\n'.repeat(50))
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['traffic'], /expected ordholden traffic report\|ingest\|follow/],
    [['traffic', 'report'], /expected the path of a log/],
    [['traffic', 'report', join(folder, 'none.log')], /none\.log/],
    [['traffic', 'report', folder], /got a folder/],
    [['traffic', 'report', join(folder, 'poem.txt')], /poem\.txt:1:1: expected lines of one of combined/],
    [['traffic', 'report', join(folder, 'poem.txt'), '--format', 'apache'], /expected --format combined\|/],
    [['traffic', 'ingest', '-', join(folder, 'poem.txt')], /either files or -/],
    [['traffic', 'report', join(folder, 'poem.txt'), '--threads', '3'], /expected --threads 1 or 2/],
    [['traffic', 'attackers', '--reason', 'x'], /expected a security window in the register/],
    [['traffic', 'follow'], /sources in the register, got neither/],
  ]
  for (const [argv, says] of cases) {
    const { exit, stderr } = await program.run(...argv)
    assert.equal(exit, 1, argv.join(' '))
    assert.match(stderr, says)
    assert.doesNotMatch(stderr, /at .*\.ts:\d+/)
  }
})

test('the sources of the register are followed while the server runs, by a process of its own that ends with it', async t => {
  const folder = folderOf(t)
  const policy = join(folder, 'policy')
  cpSync(examplePolicy, policy, { recursive: true })
  const path = join(folder, 'access.log')
  writeFileSync(path, textOf(lines.slice(0, 1_000)))
  const source = `\ntraffic:\n  sources:\n    - {id: www, name: {da: Hjemmesiden, en: The website}, kind: files, path: ${path}, practice: true}\n`
  appendFileSync(join(policy, 'register.yaml'), source)
  const program = openProgram(t, policy)
  const serving = await program.serve(await freePort())
  const following = () =>
    execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
      .split('\n')
      .filter(line => line.includes('traffic follow') && line.includes(program.home))
  /** Asks for what is counted already: the process that follows says how far it has come. */
  const isCounted = async () => {
    for (let tries = 0; tries < 40; tries++) {
      const { stdout } = await program.run('traffic', 'ingest', path, '--source', 'www', '--json')
      const { handed, files } = JSON.parse(stdout)
      if (handed && files[0].lines === 0 && files[0].to === statSync(path).size) return true
      await pause(200)
    }
    return false
  }
  assert.ok(await isCounted(), serving.said())
  appendFileSync(path, textOf(lines.slice(1_000)))
  assert.ok(await isCounted(), serving.said())
  assert.equal(following().length, 1)
  await endProcess(serving.process, 'SIGKILL')
  for (let tries = 0; tries < 50 && following().length > 0; tries++) await pause(100)
  assert.deepEqual(following(), [])
})
