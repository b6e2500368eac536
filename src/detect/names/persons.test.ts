// Names as hits in bytes: at the right place in UTF-8 and latin-1, across pieces, and never with the name itself.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../../core/bytes.ts'
import { openNames } from './names.ts'
import { personsIn } from './persons.ts'

const names = openNames(null)
const at = 1_000

function cut(bytes: Uint8Array): readonly string[] {
  return personsIn(names, bytes, at).map(({ start, end }) =>
    Buffer.from(bytes.subarray(start - at, end - at)).toString('latin1'),
  )
}
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

test('a hit says kind, place and how sure, and holds no name', () => {
  assert.deepEqual(personsIn(names, utf8('Kære Søren Ærø,'), at), [
    { kind: 'person', what: null, start: 1_006, end: 1_018, confidence: 'likely', context: 'named' },
  ])
})

test('positions are bytes behind letters of one, two, three and four bytes', () => {
  for (const before of ['', 'ab ', 'æøå ', '€€ ', '😀 ', '\ufeff', 'a\u0301 '])
    assert.deepEqual(cut(utf8(`${before}hr. Bøgh og fru Lund`)), ['Bøgh', 'Lund'].map(latin1), before)
})

test('a piece that is not UTF-8 is read one byte a letter', () => {
  assert.deepEqual(cut(Uint8Array.from(Buffer.from('hr. Bøgh og fru Lund', 'latin1'))), ['Bøgh', 'Lund'])
})

test('a long text is read in pieces, and every name in it is found at its place', () => {
  const line = 'Vi skrev til hr. Bøgh om det, og han kom ikke.\n'
  const bytes = utf8(line.repeat(4_000))
  const hits = personsIn(names, bytes, 0)
  assert.equal(hits.length, 4_000)
  const step = utf8(line).length
  assert.ok(hits.every(({ start }, each) => start === each * step + 17))
})

test('a text without any line or blank is cut between letters', () => {
  const bytes = utf8('€'.repeat(50_000))
  assert.deepEqual(personsIn(names, bytes, 0), [])
})

test('nothing in, nothing out', () => assert.deepEqual(personsIn(names, new Uint8Array(), 0), []))
