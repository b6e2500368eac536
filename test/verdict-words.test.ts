// Every finding and every blind spot the ledger knows has words, and there are no words for others.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blindSpotWords, findingWords, verdictLines } from '../src/language/ledger.ts'
import { blindSpots, findingKinds } from '../src/ledger/finding.ts'

test('each kind of finding and each blind spot has words, both ways', () => {
  assert.deepEqual(Object.keys(findingWords).toSorted(), [...findingKinds].toSorted())
  assert.deepEqual(Object.keys(blindSpotWords).toSorted(), [...blindSpots].toSorted())
})

test('a finding is said with its place, and what it was compared with', () => {
  const found = {
    kind: 'tile-differs',
    file: 'tile/0/000',
    index: 3,
    offset: 96,
    expected: 'AA==',
    got: 'AQ==',
  } as const
  const [first, line] = verdictLines({ kind: 'damaged', findings: [found] })
  assert.match(first?.da ?? '', /^Beskadiget/)
  assert.match(line?.da ?? '', /^tile\/0\/000, logpost 3, byte 96: .* \(AA== ≠ AQ==\)$/)
  assert.match(line?.en ?? '', /^tile\/0\/000, entry 3, byte 96: /)
})

test('what could not be seen is said before what was looked at', () => {
  const scope = {
    origin: 'log.example',
    size: 9,
    key: null,
    earlierSize: null,
    leaves: 2,
    opened: 1,
    uncovered: ['w'],
  }
  const lines = verdictLines({ kind: 'cannot-know', scope, because: ['no-earlier-checkpoint'] }).map(
    line => line.en,
  )
  assert.match(lines[1] ?? '', /a rollback could not be seen/)
  assert.match(lines[2] ?? '', /^Log log\.example: 9 entries .* one by one: 2, of these with evidence: 1/)
  assert.match(lines[3] ?? '', /could not be checked here: w/)
})
