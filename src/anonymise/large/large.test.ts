// A table in parts satisfies what is asked as one recoded whole does; what waits on the disk is sealed and has no name; whatever fails,
// no file is left; the same whatever the number of threads.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { systemRandom } from '../../core/clock.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Ask, SensitiveColumn } from '../ask.ts'
import { makeHierarchy } from '../hierarchies/hierarchies.ts'
import { verifyTable } from '../verify/verify.ts'
import { anonymiseLarge, type Means } from './large.ts'
import type { LargeTable } from './met.ts'
import type { Plan } from './part.ts'
import { Spill } from './spill.ts'
import { Threads } from './threads.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ordholden-large-'))
after(() => rmSync(scratch, { recursive: true }))

const columns = ['age', 'postnr', 'sex', 'illness', 'note']

function rowOf(at: number): readonly string[] {
  const mixed = Math.imul(at ^ (at >>> 7), 0x9e3779b1) >>> 0
  return [
    `${18 + (mixed % 60)}`,
    `${1000 + ((mixed >>> 8) % 90) * 100}`,
    mixed % 2 === 0 ? 'f' : 'm',
    ['flu', 'cold', 'ache', 'cut'][(mixed >>> 16) % 4] ?? '',
    `row ${at}; "quoted", æøå`,
  ]
}

function tableOf(rows: number): LargeTable {
  return {
    columns,
    async *read() {
      for (let from = 0; from < rows; from += 1_000)
        yield Array.from({ length: Math.min(1_000, rows - from) }, (_, at) => rowOf(from + at))
    },
  }
}

const valuesOf = (at: number) => Array.from({ length: 5_000 }, (_, row) => rowOf(row)[at] ?? '')
const quasi = ['age', 'postnr', 'sex'].map((column, at) => ({
  column,
  hierarchy: makeHierarchy(column, valuesOf(at)),
}))
const illness: SensitiveColumn = { column: 'illness', l: 2, isEntropy: false, t: 0.5 }
const ask: Ask = { quasi, sensitive: [illness], k: 5, dropped: [] }

interface Gathered extends Means {
  readonly rows: (readonly string[])[]
}

function gather(threads = 2): Gathered {
  const rows: (readonly string[])[] = []
  return {
    scratch,
    random: systemRandom,
    threads,
    partRows: 3_000,
    rows,
    write: batch => void rows.push(...batch),
  }
}

const size = 12_000

test('a table in parts satisfies what is asked, has all its rows, and says what that cost', async () => {
  const means = gather()
  const result = await anonymiseLarge(tableOf(size), ask, means)
  assert.ok(result.kind === 'anonymised')
  assert.ok(result.parts > 1, `${result.parts} parts`)
  assert.equal(means.rows.length, size)
  const verified = verifyTable(
    { columns: result.columns, rows: means.rows },
    { quasi: quasi.map(({ column }) => column), k: 5, sensitive: [{ ...illness, t: 0.5 }] },
  )
  assert.equal(verified.kind, 'verified')
  assert.ok(verified.kind === 'verified' && verified.isHeld, JSON.stringify(verified))
  assert.deepEqual(
    means.rows.map(row => row.slice(3).join()).sort(),
    Array.from({ length: size }, (_, at) => rowOf(at).slice(3).join()).sort(),
  )
  assert.ok(result.utility.granularity > 0.9, `${result.utility.granularity}`)
  assert.deepEqual(readdirSync(scratch), [], 'nothing is left on the disk')
})

test('the result is the same with one thread as with three', async () => {
  const [one, three] = [gather(1), gather(3)]
  await anonymiseLarge(tableOf(size), ask, one)
  await anonymiseLarge(tableOf(size), ask, three)
  assert.deepEqual(one.rows, three.rows)
})

test('dropped columns are gone, and the columns stand as they stood', async () => {
  const means = gather()
  const result = await anonymiseLarge(tableOf(2_000), { ...ask, dropped: ['note'] }, means)
  assert.ok(result.kind === 'anonymised')
  assert.deepEqual(result.columns, ['age', 'postnr', 'sex', 'illness'])
  assert.ok(means.rows.every(row => row.length === 4 && /^(?:flu|cold|ache|cut)$/.test(row[3] ?? '')))
})

test('what no table can satisfy is told before anything is written', async () => {
  const means = gather()
  const few = await anonymiseLarge(tableOf(4), ask, means)
  assert.deepEqual(few, { kind: 'not-possible', why: 'too-few-rows', column: null, asked: 5, there: 4 })
  const five = await anonymiseLarge(tableOf(2_000), { ...ask, sensitive: [{ ...illness, l: 5 }] }, means)
  assert.deepEqual(five, {
    kind: 'not-possible',
    why: 'too-few-values',
    column: 'illness',
    asked: 5,
    there: 4,
  })
  assert.equal(means.rows.length, 0)
})

test('a table that is another when it is read again is refused', async () => {
  let read = 0
  const changing: LargeTable = { columns, read: () => tableOf(read++ === 0 ? 2_000 : 2_001).read() }
  await assert.rejects(anonymiseLarge(changing, ask, gather()), (error: unknown) => {
    return error instanceof Refusal && error.message.includes('read again')
  })
  assert.deepEqual(readdirSync(scratch), [])
})

test('where writing fails, it ends with that failure, and nothing is left', async () => {
  const failing: Means = { ...gather(), write: () => Promise.reject(new Error('full')) }
  await assert.rejects(anonymiseLarge(tableOf(size), ask, failing), /full/)
  assert.deepEqual(readdirSync(scratch), [])
})

test('a folder that is not there is refused with what to do', async () => {
  const nowhere: Means = { ...gather(), scratch: join(scratch, 'nowhere') }
  await assert.rejects(anonymiseLarge(tableOf(100), ask, nowhere), (error: unknown) => {
    return error instanceof Refusal && error.code === 'disk-refused' && error.message.includes('ENOENT')
  })
})

test('what is put away comes back, is sealed on the disk, and has no name', () => {
  const spill = new Spill(scratch, systemRandom)
  try {
    const extents = ['first secret', 'second secret'].map(text => spill.put(Buffer.from(text)))
    assert.deepEqual(readdirSync(scratch), [])
    const held = readdirSync('/proc/self/fd').filter(file => linkOf(file).startsWith(scratch))
    assert.equal(held.length, 1)
    const disk = readFileSync(`/proc/self/fd/${held[0]}`)
    assert.ok(disk.length > 24 && !disk.includes('secret'))
    assert.deepEqual(
      extents.map(extent => Buffer.from(spill.get(extent)).toString()),
      ['first secret', 'second secret'],
    )
    const [first, second] = extents
    assert.ok(first !== undefined && second !== undefined)
    assert.throws(() => spill.get({ ...first, number: second.number }), /authenticate/)
  } finally {
    spill.close()
  }
})

function linkOf(file: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${file}`)
  } catch {
    return ''
  }
}

test('many rows that are all alike are recoded in parts too, and say what they said', async () => {
  const means = { ...gather(), partRows: 1_000 }
  const [, , sex] = quasi
  assert.ok(sex !== undefined)
  const result = await anonymiseLarge(tableOf(size), { ...ask, quasi: [sex] }, means)
  assert.ok(result.kind === 'anonymised')
  assert.ok(result.parts >= 12, `${result.parts} parts`)
  assert.equal(result.utility.granularity, 1)
  assert.deepEqual(
    means.rows.map(row => row.join()).toSorted(),
    Array.from({ length: size }, (_, at) => rowOf(at).join()).toSorted(),
  )
  assert.deepEqual(result.before, [{ rows: size / 2, classes: 2 }])
})

test('what was asked of a thread that is gone fails, and is not waited for', async () => {
  const plan: Plan = { steps: [], sensitive: [], k: 2 }
  const threads = new Threads(plan, 1)
  const asked = threads.recodeAll([{ pieces: [], rows: 50_000_000 }]).next()
  await Promise.all([assert.rejects(asked, /a thread that ended/), threads.close()])
})
