// docs/reference/ledger.md lists the kinds of leaves, the findings and the reasons of "cannot know" that the code has.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { blindSpots, findingKinds } from '../../src/ledger/finding.ts'
import { leafKinds } from '../../src/ledger/leaf.ts'

const reference = readFileSync(join(import.meta.dirname, '../../docs/reference/ledger.md'), 'utf8')

/** The first column of the table that begins with this heading. */
function columnOf(heading: string): readonly string[] {
  const start = reference.indexOf(`| ${heading} |`)
  assert.ok(start >= 0, heading)
  const table = reference.slice(start).split('\n\n', 1)[0] ?? ''
  return [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(match => match[1] ?? '')
}

test('the reference and the code have the same kinds, findings and reasons', () => {
  assert.deepEqual(columnOf('kind').toSorted(), [...leafKinds].toSorted())
  assert.deepEqual(columnOf('finding').toSorted(), [...findingKinds].toSorted())
  assert.deepEqual(columnOf('reason of `cannot-know`').toSorted(), [...blindSpots].toSorted())
})
