import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { logLines, textOf } from '../../../test/practice/log-lines.ts'
import { systemRandom } from '../../core/clock.ts'
import { countFile } from './file.ts'
import type { Counted } from './whole.ts'

let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ordholden-halves-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

/** All of it, without the name of the key and the order texts were met in. */
const told = ({ hours, days }: Counted) => ({
  hours,
  days: days.map(({ visitors, byStatus, cells, ...day }) => ({
    ...day,
    visitors: visitors === null ? null : { ...visitors, keyEpoch: '' },
    byStatus: [...byStatus].sort(),
    cells: cells.map(cell => Object.values(cell).join(' ')).sort(),
  })),
})

async function compare(text: string, visitors = true): Promise<Counted> {
  const path = join(folder, 'access.log')
  writeFileSync(path, text)
  const asked = { form: 'combined', visitors, random: systemRandom } as const
  const one = await countFile(path, { ...asked, threads: 1 })
  const two = await countFile(path, { ...asked, threads: 2 })
  assert.deepEqual(told(two), told(one))
  return two
}

const days = (...counts: readonly number[]): string =>
  counts.map((count, at) => textOf(logLines({ day: `2026-03-0${at + 1}`, count, seed: at + 1 }))).join('')
/** One address in five is no IPv4: each half meets them in another order. */
const six = (line: string): string => line.replace(/^198\.51\.100\.(\d*[05]) /, '2001:db8::$1 ')
const otherwise = (line: string): string =>
  line.replace('" 200 ', '" 206 ').replace('"-"', '"https://a.example/x"')

test('two threads come to what one comes to, on days that lie in both halves', async () => {
  const { days: counted } = await compare(days(300, 400, 500, 300, 700, 200), false)
  assert.equal(counted.length, 6)
})

test('with addresses, statuses, referrers, bots and garbage that one half alone has, and without an end', async () => {
  const lines = days(400, 800).split('\n')
  const odd = lines.map((line, at) => {
    const bot = at % 7 === 0 ? line.replace('Mozilla/5.0 (X11', 'curl/8 (X11') : line
    return at > 500 ? otherwise(six(bot)) : six(bot)
  })
  await compare(
    odd
      .flatMap((line, at) => (at % 50 === 1 ? [line, 'garbage'] : [line]))
      .join('\n')
      .trimEnd(),
  )
})

test('a log that jumps between days is counted all the same', async () => {
  const lines = days(50, 50, 50, 50, 50, 50, 50)
    .split('\n')
    .filter(line => line !== '')
  const shuffled = lines
    .map((line, at) => ({ line, at: (at * 7_919) % lines.length }))
    .sort((a, b) => a.at - b.at)
  await compare(shuffled.map(({ line }) => `${line}\n`).join(''))
})

test('a file of one line, of none, and of one long line', async () => {
  for (const text of ['', days(1), 'garbage', 'x'.repeat(200_000)]) await compare(text)
})
