// Detection measured, part by part: `npm run bench detect`, or `node bench/detect.ts [rounds] [bytes]`. Prints figures with the machine
// and the date, writes nothing that stays, and exits 1 where a goal is missed.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reachesNames } from './detect/names.ts'
import { reachesPresidio } from './detect/presidio.ts'
import { measureScan } from './detect/scan.ts'
import { machine } from './figures.ts'

interface Part {
  readonly what: string
  /** Answers whether its goals are met. */
  readonly run: (scratch: string) => Promise<boolean> | boolean
}

const [rounds = '5', bytes = '200000000'] = process.argv.slice(2)

const parts: readonly Part[] = [
  { what: 'scanner beside ripgrep', run: scratch => measureScan(scratch, Number(rounds), Number(bytes)) },
  { what: "Presidio's sentences, by exact span", run: reachesPresidio },
  { what: 'names of people', run: reachesNames },
]

console.log(machine())
const scratch = mkdtempSync(join(tmpdir(), 'ordholden-bench-'))
try {
  for (const { what, run } of parts) {
    console.log(what)
    if (!(await run(scratch))) process.exitCode = 1
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
