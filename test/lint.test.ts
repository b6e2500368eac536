// `ordholden lint` as it is called: what it prints, as text and as JSON, and how it ends.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { main } from '../src/cli/main.ts'

async function run(...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const streams = {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
  }
  const code = await main({ argv, env: {}, streams, stopped: new Promise<void>(() => {}) })
  return { code, out, err }
}

const example = 'examples/welcomesecurity'

test('prints place, article, grade, text and suggestion, and ends with 3', async () => {
  const { code, out } = await run('lint', '--policy', example, '--language', 'da')
  assert.equal(code, 3)
  assert.match(out, /^notice\.da\.md:62:\d+ {2}GDPR 17, 16 {2}ses af teksten {2}narrow-erasure$/m)
  assert.match(out, /Forslag: CVR-nr\. \d{8}$/m)
  assert.match(out, /lovfund\. De er ikke resultater/)
})

test('as JSON, each finding has all that the rule knows', async () => {
  const { code, out } = await run('lint', '--policy', example, '--json')
  assert.equal(code, 3)
  const found: unknown = JSON.parse(out)
  assert.ok(Array.isArray(found) && found.length >= 22)
  for (const each of found)
    assert.deepEqual(Object.keys(each).toSorted(), [
      'article',
      'asks',
      'grade',
      'place',
      'rule',
      'says',
      'sentence',
      'suggestion',
    ])
})

test('a folder without a register is wrong input', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-lint-'))
  try {
    const { code, err } = await run('lint', '--policy', folder)
    assert.equal(code, 1)
    assert.match(err, /^error: /)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
