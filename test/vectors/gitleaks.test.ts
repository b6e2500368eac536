// gitleaks' own rule file against our reader of it: every rule is used or named with its reason, and what its expression describes
// is found. The file comes through ORDHOLDEN_DATA; a missing one is a failure under ORDHOLDEN_TOOLS=required, else the test is skipped.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'smol-toml'
import { readGitleaks } from '../../src/detect/words/gitleaks.ts'
import { readRe2 } from '../../src/detect/words/re2.ts'
import { specimenOf } from '../../src/detect/words/specimens.ts'
import { chooser, findWords } from '../naive-words.ts'

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
const file = join(data, 'detect/gitleaks.toml')
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const skip = existsSync(file) || required ? false : `no rules in ${data} (ORDHOLDEN_DATA)`

test("every one of gitleaks' rules is used or named, and finds what its expression describes", {
  skip,
}, t => {
  const toml = readFileSync(file, 'utf8')
  const { rules, left } = readGitleaks(toml)
  const given = parse(toml)['rules']
  assert.ok(Array.isArray(given))
  assert.deepEqual(
    [...rules.map(({ id }) => id.slice('gitleaks:'.length)), ...left.map(({ id }) => id)].sort(),
    given.map(rule => Object(rule).id).sort(),
  )
  assert.deepEqual(left, [{ id: 'pkcs12-file', reason: 'no-expression', detail: 'it asks for a path alone' }])
  const choose = chooser(3)
  const lost = rules.filter(rule => {
    const piece = readRe2(given.map(Object).find(({ id }) => `gitleaks:${id}` === rule.id).regex)
    const finds = (): boolean => {
      const text = `${rule.words[0]} ${specimenOf(piece, choose)}\n`
      return findWords([rule], Buffer.from(text, 'latin1')).length > 0
    }
    // Some specimens are too long for a window, too even, or on a list of what passes.
    return !Array.from({ length: 60 }).some(finds)
  })
  assert.deepEqual(
    lost.map(({ id }) => id),
    [],
  )
  t.diagnostic(
    `${rules.length} of ${given.length} rules used, ${left.length} named: ${left.map(({ id }) => id)}`,
  )
})
