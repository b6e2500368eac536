// Where a table is cut into parts, and which of them are taken together again.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeHierarchy } from '../hierarchies/hierarchies.ts'
import { openScale } from '../hierarchies/scale.ts'
import { readSteps } from '../recode/columns.ts'
import { cutParts, joinParts, partOf } from './cut.ts'

test('parts are cut where the rows are, each row lies in one, and what is too small goes back across its cut', () => {
  const ages = Array.from({ length: 60 }, (_, at) => `${at}`)
  const met = { values: ages, counts: ages.map(() => 100), rowOf: () => 0 }
  const { steps } = readSteps({ column: 'age', hierarchy: makeHierarchy('age', ages) }, met, 5)
  const sample = Int32Array.from({ length: 1_000 }, (_, at) => at % 60)
  const { root, count } = cutParts([openScale(steps)], [sample], 300)
  assert.equal(count, 4)
  const sizes = new Int32Array(count)
  for (const code of sample) {
    const part = partOf(
      root,
      () => code,
      () => 0,
    )
    sizes[part] = (sizes[part] ?? 0) + 1
  }
  assert.ok(
    sizes.every(rows => rows > 200 && rows <= 300),
    `${sizes}`,
  )
  assert.deepEqual(
    joinParts(root, parts => !parts.includes(1) || parts.length > 1),
    [[0, 1], [2], [3]],
  )
  assert.deepEqual(
    joinParts(root, parts => parts.length === 4),
    [[0, 1, 2, 3]],
  )
  const alike = cutParts([openScale(steps)], [new Int32Array(1_000).fill(7)], 300)
  assert.deepEqual(alike, { root: { kind: 'part', numbers: [0, 1, 2, 3] }, count: 4 })
  const chosen = [0, 1, 2, 3].map(number =>
    partOf(
      alike.root,
      () => 7,
      () => number,
    ),
  )
  assert.deepEqual(chosen, [0, 1, 2, 3])
  assert.deepEqual(
    joinParts(alike.root, parts => parts.length === 4),
    [[0, 1, 2, 3]],
  )
})
