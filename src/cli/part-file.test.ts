// A file gets its name when it is whole, never over another unless that is asked for; whatever ends before, and however, nothing is left.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { PartFile, refuseNoFolder } from './part-file.ts'

function openFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-part-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

test('it has its name once it is kept, and until then another', async t => {
  const folder = openFolder(t)
  const out = join(folder, 'out.csv')
  const part = await PartFile.open(out)
  await part.write('a\r\n')
  await part.write('1\r\n')
  await part.written()
  assert.deepEqual(readdirSync(folder), ['out.csv.part'])
  await part.keep(false)
  await part.close()
  assert.deepEqual(readdirSync(folder), ['out.csv'])
  assert.equal(readFileSync(out, 'utf8'), 'a\r\n1\r\n')
})

test('what is not kept is gone, and what an earlier run left with it', async t => {
  const folder = openFolder(t)
  writeFileSync(join(folder, 'out.csv.part'), 'of a run that was killed')
  const part = await PartFile.open(join(folder, 'out.csv'))
  await part.write('new')
  await part.written()
  assert.equal(readFileSync(part.path, 'utf8'), 'new')
  await part.close()
  assert.deepEqual(readdirSync(folder), [])
})

test('a link that lies in its place is not followed', async t => {
  const folder = openFolder(t)
  const other = join(folder, 'other')
  writeFileSync(other, 'of somebody else')
  symlinkSync(other, join(folder, 'out.csv.part'))
  const part = await PartFile.open(join(folder, 'out.csv'))
  await part.write('new')
  await part.close()
  assert.equal(readFileSync(other, 'utf8'), 'of somebody else')
})

test('a file that came there meanwhile is left alone, unless it is asked for', async t => {
  const out = join(openFolder(t), 'out.csv')
  for (const isOver of [false, true]) {
    const part = await PartFile.open(out)
    await part.write('new')
    await part.written()
    writeFileSync(out, 'other')
    if (isOver) await part.keep(true)
    else
      await assert.rejects(part.keep(false), (fault: unknown) => {
        return fault instanceof Refusal && /got EEXIST[\s\S]*another file got this name/.test(told(fault))
      })
    await part.close()
    assert.equal(readFileSync(out, 'utf8'), isOver ? 'new' : 'other')
  }
})

const told = ({ faults }: Refusal): string => JSON.stringify(faults)

test('a folder that is not there is told before anything is made', () => {
  assert.throws(
    () => refuseNoFolder('/nowhere/at/all/out.csv'),
    (fault: unknown) => fault instanceof Refusal && /mkdir -p \/nowhere\/at\/all/.test(told(fault)),
  )
})

test('Ctrl-C, a polite end and a closed terminal leave nothing, and end the program as they do', async t => {
  const out = join(openFolder(t), 'out.csv')
  const program = `
    const { PartFile } = await import(${JSON.stringify(new URL('./part-file.ts', import.meta.url).href)})
    const part = await PartFile.open(${JSON.stringify(out)})
    await part.write('half')
    console.log('there')
    setInterval(() => {}, 1000)`
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    assert.ok(existsSync(`${out}.part`))
    child.kill(signal)
    const [, by] = await once(child, 'exit')
    assert.equal(by, signal)
    assert.equal(existsSync(`${out}.part`), false)
  }
})
