// A thousand people in a log that the running program follows, and the day is over: none of them is left in any file of the home,
// in what is exported, or in the memory of any process of it. The same search finds them in the process that runs this test.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { processesOf, searchMemory } from '../memory-scan.ts'
import { PlantedSearch, plant, plantedLog, type Seen } from '../planted.ts'
import { examplePolicy, freePort, openProgram } from '../program.ts'

const planted = plant(1_000)
const search = new PlantedSearch(planted)
const isRoot = process.getuid?.() === 0

const table = () => execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })

const shared = new Set<string>()

function inMemory(pid: number): { readonly texts: ReadonlySet<string>; readonly searched: number } {
  const texts = new Set<string>()
  const searched = searchMemory(
    pid,
    bytes => {
      for (const { planted: one, encoding } of search.inBytes(bytes)) texts.add(`${one.kind} ${encoding}`)
      return texts.size > 4
    },
    shared,
  )
  return { texts, searched }
}

test('when the day is over nothing of whom a log told is left in a file, an export or a memory', {
  skip: isRoot ? false : 'the memory of other processes is for root',
}, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-gone-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const policy = join(folder, 'policy')
  const path = join(folder, 'access.log')
  cpSync(examplePolicy, policy, { recursive: true })
  appendFileSync(
    join(policy, 'register.yaml'),
    `\ntraffic:\n  sources:\n    - {id: www, name: {da: Hjemmesiden, en: The website}, kind: files, path: ${path}, practice: true}\n`,
  )
  writeFileSync(path, plantedLog(planted))
  const program = openProgram(t, policy)
  const serving = await program.serve(await freePort())
  const following = () => processesOf(table(), `traffic follow --policy ${policy}`)
  // The day of the log is long over: it is closed as soon as it is counted, and the next process begins.
  let ended = false
  const first = new Set<number>()
  for (let tries = 0; tries < 300 && !ended; tries++) {
    const now = following()
    for (const pid of now) if (first.size === 0) first.add(pid)
    ended = first.size > 0 && now.length > 0 && now.every(pid => !first.has(pid))
    if (!ended) await pause(50)
  }
  assert.ok(ended, serving.said())
  // The next process says that all of it is counted: it has looked at the log, and has read nothing of it.
  let counted: { handed: boolean; files: readonly { lines: number }[] } = { handed: false, files: [] }
  for (let tries = 0; tries < 20 && !counted.handed; tries++)
    counted = JSON.parse((await program.run('traffic', 'ingest', path, '--source', 'www', '--json')).stdout)
  assert.equal(counted.handed, true)
  assert.equal(counted.files[0]?.lines, 0)
  const bundle = join(folder, 'bundle.zip')
  assert.equal((await program.run('export', bundle)).exit, 0)
  const seen: readonly Seen[] = [...search.inFolder(program.home), ...search.inFile(bundle)]
  assert.deepEqual(
    seen.map(({ file, planted: one }) => `${one.kind} in ${file}`),
    [],
  )
  const processes = [...processesOf(table(), program.home), ...following(), serving.process.pid ?? 0]
  const memories = [...new Set(processes)].map(pid => ({ pid, ...inMemory(pid) }))
  const found = memories.flatMap(({ pid, texts }) => [...texts].map(text => `${text} in process ${pid}`))
  assert.deepEqual(found, [])
  const searched = memories.reduce((sum, each) => sum + each.searched, 0)
  t.diagnostic(`${memories.length} processes, ${Math.round(searched / 1e6)} MB of memory searched`)
  assert.ok(memories.length >= 3 && searched > 50e6)
  assert.ok(inMemory(process.pid).texts.size > 4)
})
