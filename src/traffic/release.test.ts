import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../core/limits.ts'
import { release } from './release.ts'
import { type ReleasedTable, type TextCell, type TextTable, textTables } from './visitors.ts'

const cell = (text: string, visitors: number, hits = visitors, table: TextTable = 'page'): TextCell => ({
  ...{ table, text, hits, visitors },
  bytes: 1_000 * hits,
})

const tableOf = (cells: readonly TextCell[], k: number, table: TextTable = 'page'): ReleasedTable => {
  const found = release(cells, k).find(each => each.table === table)
  assert.ok(found !== undefined)
  return found
}

const told = ({ cells }: ReleasedTable): string => cells.map(({ text, hits }) => `${text} ${hits}`).join(', ')

test('where k share every text, all are told and there is no rest', () => {
  const table = tableOf([cell('/', 9, 20), cell('/om', 5)], 5)
  assert.equal(told(table), '/ 20, /om 5')
  assert.equal(table.rest, null)
  assert.deepEqual(
    release([], 5).map(({ table, rest }) => [table, rest]),
    textTables.map(name => [name, null]),
  )
})

test('a text that fewer share is held back, and with it one number of visitors that k share: the one that costs least', () => {
  const cells = [cell('/', 40), cell('/om', 9, 30), cell('/job', 5, 6), cell('/hemmelig', 1)]
  const table = tableOf(cells, 5)
  assert.equal(told(table), '/ 40, /om 30')
  assert.deepEqual(table.rest, { texts: 1, hits: 7 })
  // Two of five visitors are ten: one of nine is less.
  assert.equal(told(tableOf([...cells, cell('/pris', 5, 7)], 5)), '/ 40, /pris 7, /job 6')
})

test('nothing is told of a table of which one row would be left', () => {
  assert.equal(told(tableOf([cell('/', 40)], 5)), '')
  assert.deepEqual(tableOf([cell('/', 40), cell('/om', 9), cell('/job', 1)], 5).rest, { texts: 1, hits: 50 })
})

test('how many are held back is told by steps, and not where nothing else is told', () => {
  const small = (count: number): readonly TextCell[] =>
    Array.from({ length: count }, (_, at) => cell(`/${at}a`, 1))
  const large = [cell('/', 40), cell('/om', 9), cell('/job', 6)]
  const steps = [1, 3, 4, 8, 9, 19, 48, 49, 99, 999].map(
    count => tableOf([...large, ...small(count)], 5).rest?.texts,
  )
  assert.deepEqual(steps, [1, 1, 5, 5, 10, 20, 20, 50, 100, 1_000])
  assert.deepEqual(tableOf(small(30), 5).rest, { texts: 1, hits: 30 })
})

test('k = 1 holds nothing back', () => {
  assert.equal(told(tableOf([cell('/', 1)], 1)), '/ 1')
})

test('texts that masking made the same are one, told only where k share one of them', () => {
  const tokens = Array.from({ length: 9 }, (_, at) => cell(`/nulstil/9f86d081884c7d6${at}`, 4))
  const others = [cell('/', 40), cell('/om', 9), cell('/job', 6)]
  assert.equal(told(tableOf([...others, ...tokens], 5)), '/ 40, /om 9')
  assert.equal(
    told(tableOf([...others, ...tokens, cell('/nulstil/a@b.dk', 7)], 5)),
    '/ 40, /om 9, /nulstil/… 43, /job 6',
  )
})

test('what has no text is never told, and something that k share is held back beside it', () => {
  const cells = [cell('', 90), cell('/', 40), cell('/om', 9), cell('/job', 6)]
  assert.equal(told(tableOf(cells, 5)), '/ 40, /om 9')
  assert.equal(told(tableOf(cells, 1)), '/ 40, /om 9, /job 6')
  assert.deepEqual(tableOf(cells, 1).rest, { texts: 1, hits: 90 })
})

test('rows beyond the limit join the rest', () => {
  const cells = Array.from({ length: limits.releasedTexts + 3 }, (_, at) => cell(`/${at}`, 10 + at))
  const table = tableOf(cells, 5)
  assert.equal(table.cells.length, limits.releasedTexts)
  assert.deepEqual(table.rest, { texts: 1, hits: 10 + 11 + 12 })
})

test('browsers and systems are told of the pairs that are told, and of none that is not', () => {
  const on = (text: string, systems: readonly (readonly [string, number])[]): TextCell => ({
    ...cell(
      text,
      systems.reduce((sum, [, visitors]) => sum + visitors, 0),
      undefined,
      'browser',
    ),
    systems: systems.map(([system, visitors]) => cell(system, visitors, visitors, 'system')),
  })
  const cells = [
    on('Chrome', [
      ['Windows', 30],
      ['Android', 20],
      ['Linux', 2],
    ]),
    on('Safari', [
      ['iOS', 25],
      ['macOS', 7],
    ]),
    on('Firefox', [
      ['Windows', 9],
      ['Linux', 4],
    ]),
    cell('Windows', 39, 39, 'system'),
  ]
  const browsers = tableOf(cells, 5, 'browser')
  const systems = tableOf(cells, 5, 'system')
  // Linux is below five twice, and macOS with its seven visitors is held back beside it.
  assert.equal(told(browsers), 'Chrome 50, Safari 25, Firefox 9')
  assert.equal(told(systems), 'Windows 39, iOS 25, Android 20')
  assert.deepEqual(
    [browsers.rest, systems.rest],
    [
      { texts: 1, hits: 13 },
      { texts: 1, hits: 13 },
    ],
  )
  assert.equal(told(tableOf(cells, 1, 'browser')), 'Chrome 52, Safari 32, Firefox 13')
  assert.equal(tableOf(cells, 1, 'system').rest, null)
})

/** Tables of any size: texts that masking leaves alone, hits no fewer than visitors. */
const tables = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.nat(9)), { maxLength: 60 })
  .map(rows => rows.map(([visitors, more], at) => cell(`/side-${at}`, visitors, visitors + more)))
const ks = fc.integer({ min: 2, max: 9 })

test('nothing is lost: what is told and what is held back are all there is, and k share what is told', () => {
  fc.assert(
    fc.property(tables, ks, (cells, k) => {
      const table = tableOf(cells, k)
      const hits = table.cells.reduce((sum, each) => sum + each.hits, table.rest?.hits ?? 0)
      assert.equal(
        hits,
        cells.reduce((sum, each) => sum + each.hits, 0),
      )
      assert.ok(table.cells.every(({ visitors }) => visitors >= k))
      assert.ok((table.rest?.texts ?? 0) <= cells.length - table.cells.length)
    }),
  )
})

test('a text of few and any that k share, held back together, change places and nobody can see it', () => {
  let swapped = 0
  fc.assert(
    fc.property(tables, ks, fc.nat(), (cells, k, pick) => {
      const table = tableOf(cells, k)
      const isTold = new Set(table.cells.map(({ text }) => text))
      const held = cells.filter(({ text }) => !isTold.has(text))
      const few = held.filter(({ visitors }) => visitors < k)
      const many = held.filter(({ visitors }) => visitors >= k)
      // Whenever something is told and a text of few is not, one that k share is with it.
      assert.ok(isTold.size === 0 || few.length === 0 || many.length > 0)
      const [one, other] = [few[pick % few.length], many[pick % many.length]]
      if (one === undefined || other === undefined) return
      swapped++
      const changed = cells.map(each =>
        each === one ? { ...other, text: one.text } : each === other ? { ...one, text: other.text } : each,
      )
      assert.deepEqual(tableOf(changed, k), table)
    }),
    { numRuns: 300 },
  )
  assert.ok(swapped > 50, `${swapped}`)
})
