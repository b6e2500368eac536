// PRACTICE: the example with one digit of the company number changed, so that its check digit is wrong and the pledge
// `controller.identity` is broken from the first look on.

import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

import { exampleNames } from '../example-policy.ts'
import { examplePolicy } from '../program.ts'

const right = 'DK36622652'
const wrong = 'DK36622653'

/** A folder of this test alone; `mend` puts the right number back, `spoil` the wrong one again. */
export function brokenPolicy(t: Pick<TestContext, 'after'>): {
  readonly folder: string
  readonly mend: () => void
  readonly spoil: () => void
} {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-policy-'))
  chmodSync(folder, 0o755)
  cpSync(examplePolicy, folder, { recursive: true })
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const replace = (from: string, to: string) => {
    for (const name of exampleNames) {
      const file = join(folder, name)
      const text = readFileSync(file, 'utf8')
      if (!text.includes(from)) throw new Error(`expected ${name} to hold ${from}`)
      writeFileSync(file, text.replaceAll(from, to))
    }
  }
  replace(right, wrong)
  return { folder, mend: () => replace(wrong, right), spoil: () => replace(right, wrong) }
}
