// Detection measured, part by part: `npm run bench detect`, or `node bench/detect.ts [rounds] [bytes]`. Prints figures with the machine
// and the date, writes nothing that stays, and exits 1 where a goal is missed.

import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureScan } from './detect/scan.ts'

interface Part {
  readonly what: string
  /** Answers whether its goals are met. */
  readonly run: (scratch: string) => Promise<boolean> | boolean
}

const [rounds = '5', bytes = '200000000'] = process.argv.slice(2)

const parts: readonly Part[] = [
  { what: 'scanner beside ripgrep', run: scratch => measureScan(scratch, Number(rounds), Number(bytes)) },
]

console.log(
  `${new Date().toISOString()}  ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Linux ${release()}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
)
const scratch = mkdtempSync(join(tmpdir(), 'ordholden-bench-'))
try {
  for (const { what, run } of parts) {
    console.log(what)
    if (!(await run(scratch))) process.exitCode = 1
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
