// Ours, for bench/traffic.ts: counts a file and prints what it comes to.
// `node bench/traffic/ours.ts FILE [--threads=2] [--operations] [--blocks] [--json]`; `--blocks` reads it as anything is read that is
// not a plain file of the combined format: packed files, JSON.

import { systemRandom } from '../../src/core/clock.ts'
import { countFile } from '../../src/traffic/count/file.ts'
import { type Counted, WholeCount } from '../../src/traffic/count/whole.ts'
import { CombinedReader } from '../../src/traffic/formats/combined.ts'
import { openJson, usualKeys } from '../../src/traffic/formats/json.ts'
import { instantsIn } from '../../src/traffic/formats/zone.ts'
import { fromTheStart, openBlocks } from '../../src/traffic/read/blocks.ts'

const [path = '', ...flags] = process.argv.slice(2)
const visitors = !flags.includes('--operations')
const threads = flags.includes('--threads=2') ? 2 : 1

async function countBlocks(): Promise<Counted> {
  const reader = flags.includes('--json')
    ? openJson(usualKeys)(instantsIn('UTC'))
    : new CombinedReader('combined')
  const whole = new WholeCount({ visitors, random: systemRandom })
  for await (const portion of openBlocks(path, fromTheStart)) whole.count(reader, portion)
  return whole.finish()
}

const counted = flags.includes('--blocks')
  ? await countBlocks()
  : await countFile(path, { form: 'combined', visitors, threads, random: systemRandom })
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
const of = (key: 'lines' | 'unread' | 'bytes'): number =>
  sum(counted.hours.map(({ counts }) => counts.get(key) ?? 0))
const totals = { lines: of('lines'), bytes: of('bytes'), unread: of('unread') }
console.log(
  JSON.stringify({ ...totals, visitors: sum(counted.days.map(day => day.visitors?.visitors ?? 0)) }),
)
