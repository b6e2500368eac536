// No column of UCI's Adult is taken for one of names. It is no part of the project: found through ORDHOLDEN_DATA.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ownPersonCells } from '../src/anonymise/unfit/person-cells.ts'

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../shared/data')
const adult = join(data, 'anonymise/adult.csv')
const isRequired = process.env['ORDHOLDEN_TOOLS'] === 'required'
const skip = existsSync(adult) || isRequired ? false : `no ${adult} (ORDHOLDEN_DATA)`

test('no column of UCI Adult is one of names', { skip }, () => {
  const [columns = [], ...rows] = readFileSync(adult, 'utf8')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(';'))
  assert.equal(columns.length, 9)
  const { isPerson } = ownPersonCells()
  for (const [at, column] of columns.entries()) {
    const values = [...new Set(rows.map(row => row[at] ?? ''))]
    assert.ok(values.filter(isPerson).length < values.length * 0.1, column)
  }
})
