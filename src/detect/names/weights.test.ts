// Where the weights are looked for, and that they may be left out.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readWeights, weightsFile } from './weights.ts'

test('the first place that has them is read; without any there are none', t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-weights-'))
  t.after(() => rmSync(folder, { recursive: true }))
  assert.equal(readWeights([folder]), null)
  writeFileSync(join(folder, weightsFile), Uint8Array.of(1, 2, 3))
  assert.deepEqual(readWeights([join(folder, 'elsewhere'), folder]), Uint8Array.of(1, 2, 3))
})

test('a checkout has them', () => assert.ok(readWeights() !== null))
