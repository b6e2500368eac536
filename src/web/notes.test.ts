// Which sentence has which note: numbered in the order of the text, one for each pledge of a block, none for plain text.

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import type { Policy } from '../app.ts'
import type { Run } from '../core/document.ts'
import { collectNotes, drawEndnotes } from './notes.ts'
import { drawBlock } from './prose.ts'
import type { Reader } from './reader.ts'

const reader: Reader = { language: 'da', now: new Date(fixtureNow), zone: 'Europe/Copenhagen' }
const read = async () => {
  const app = fixtureApp()
  return { policy: await app.policy('da'), lines: (await app.board()).pledges }
}

test('notes are numbered as the text goes, and a sentence that promises nothing has none', async () => {
  const { policy, lines } = await read()
  const { notes, of } = collectNotes(policy, lines)
  assert.deepEqual(
    notes.map(({ number, line }) => [number, line?.pledge ?? null]),
    [
      [1, 'minimise'],
      [2, 'open'],
      [3, 'purpose'],
      [4, 'partners.systems'],
      [5, 'site.host'],
      [6, 'rights.access'],
      [7, 'rights.object'],
      [8, 'controller.identity'],
      [9, null],
    ],
  )
  assert.equal(of.has('opinion'), false)
})

test('two sentences of one pledge in one block share a note, which stands at the first', async () => {
  const { policy, lines } = await read()
  const access = policy.marks.get('access')
  assert.ok(access !== undefined)
  const marks = new Map(policy.marks).set('object', { ...access, sentence: 'object' })
  const shared: Policy = { ...policy, marks }
  const { notes, of, begins } = collectNotes(shared, lines)
  assert.equal(notes.length, 8)
  assert.equal(of.get('object'), of.get('access'))
  const begun = [...begins.keys()].map(run => run.sentence)
  assert.deepEqual([begun.includes('access'), begun.includes('object')], [true, false])
})

test('each sentence is underlined as its verdict is, and every note is on paper too', async () => {
  const { policy, lines } = await read()
  const notebook = collectNotes(policy, lines)
  const text = policy.blocks.map(block => String(drawBlock(reader, notebook, block))).join('')
  const styles = [...text.matchAll(/<span class="sentence (\w+)">/g)].map(([, style]) => style)
  assert.deepEqual(styles, ['unknown', 'kept', 'unknown', 'broken', 'declared', 'unknown', 'unknown', 'kept'])
  assert.equal([...text.matchAll(/class="ref digits-1" href="#note-/g)].length, 9)
  assert.equal([...String(drawEndnotes(reader, notebook)).matchAll(/<li value=/g)].length, 9)
})

test('a sentence that goes on into the next block has one note, where it begins', async () => {
  const { policy, lines } = await read()
  const more: Run = { sentence: 'who', content: [{ kind: 'text', text: 'Fjordvej 1' }] }
  const longer: Policy = { ...policy, blocks: [...policy.blocks, { kind: 'paragraph', runs: [more] }] }
  const notebook = collectNotes(longer, lines)
  const text = longer.blocks.map(block => String(drawBlock(reader, notebook, block))).join('')
  assert.equal([...text.matchAll(/id="note-8"/g)].length, 1)
  assert.equal([...text.matchAll(/href="#note-8"/g)].length, 2)
})
