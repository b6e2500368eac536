// PRACTICE: the example with one digit of the company number changed, so that its check digit is wrong and the pledge
// `controller.identity` is broken from the first look on. A text that says it is not let through the gate once there is an
// edition, so `spoil` writes it where the register says who the controller is, which touches nothing of the notice.

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
  const replace = (from: string, to: string, names: readonly string[]) => {
    const holding = names.filter(name => readFileSync(join(folder, name), 'utf8').includes(from))
    if (holding.length === 0) throw new Error(`expected one of ${names.join(', ')} to hold ${from}`)
    for (const name of holding) {
      const file = join(folder, name)
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to))
    }
  }
  replace(right, wrong, exampleNames)
  return {
    folder,
    mend: () => replace(wrong, right, exampleNames),
    spoil: () => replace(`cvr: ${right}`, `cvr: ${wrong}`, ['register.yaml']),
  }
}
