// A place is told in the reader's language; a name somebody else gave stays as it is.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeWords } from './detect.ts'

for (const [mark, da] of [
  ['page 3', 'side 3'],
  ['page 3 picture 2', 'side 3 billede 2'],
  ['headers', 'brevhoved'],
  ['7', 'afsnit 7'],
  ['Ark1!B7', 'Ark1!B7'],
  ['page three', 'page three'],
  ['page 3!B7', 'page 3!B7'],
  ['', ''],
] as const)
  test(`${JSON.stringify(mark)} is told as ${JSON.stringify(da)}`, () => {
    assert.equal(placeWords(mark).da, da)
    assert.equal(placeWords(mark).en, /^\d/.test(mark) ? `paragraph ${mark}` : mark)
  })
