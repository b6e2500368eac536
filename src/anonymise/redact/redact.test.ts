// What is proposed, what is masked beside it, and which document is which.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { utf8 } from '../../core/bytes.ts'
import { everywhere, type Find, openRedactable, propose, redact } from './redact.ts'
import { maskText, type Redactable } from './redactable.ts'

async function opened(text: string | Uint8Array): Promise<Redactable> {
  const document = await openRedactable(typeof text === 'string' ? utf8(text) : text)
  assert.equal(document.kind, 'redactable')
  return document
}

const read = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
const finding =
  (value: string): Find =>
  text => {
    const start = text.indexOf(value)
    return [{ kind: 'person', what: null, confidence: 'likely', start, end: start + value.length }]
  }

test('a proposal shows what stands there, what stands around it, and where', async () => {
  const document = await opened(`${'x '.repeat(50)}Kære Mette, hej`)
  const [proposal] = propose(document, finding('Mette'))
  assert.equal(proposal?.value, 'Mette')
  assert.equal(proposal.after, ', hej')
  assert.ok(proposal.before.endsWith('x Kære ') && proposal.before.length === 40)
  assert.deepEqual(proposal.stretch, { text: 0, start: 105, end: 110 })
})

test('what is masked in one place is masked in all, whatever the case, the spaces and the line ends', async () => {
  const document = await opened(
    'Mette Prøvesen. METTE  PRØVESEN, mette\nprøvesen; Mette Prøvesens; Anmette Prøvesen',
  )
  const made = await redact(document, { stretches: [{ text: 0, start: 0, end: 14 }], pictures: 'keep' })
  assert.equal(read(made.bytes), `${maskText}. ${maskText}, ${maskText}; Mette Prøvesens; Anmette Prøvesen`)
  assert.equal(made.masked, 3)
  assert.deepEqual(made.values, ['Mette Prøvesen'])
})

/** A document with a text and what a machine read in a picture of it. */
const withPicture = (text: string, read: string): Redactable => ({
  ...{ kind: 'redactable', format: 'pdf', leavesOut: [], pictures: [{ label: 'picture', unread: null }] },
  texts: [
    { label: 'page 1', text },
    { label: 'picture', text: read, isReadByMachine: true },
  ],
  mask: async () => new Uint8Array(),
  close: () => {},
})

test('what a text says is not asked about again where a picture says the same', () => {
  const names: Find = text =>
    [...text.matchAll(/[A-Z]\w+ [A-Z]\w+/g)].map(({ index, 0: found }) => ({
      ...{ kind: 'person', what: null, confidence: 'likely' },
      ...{ start: index, end: index + found.length },
    }))
  const document = withPicture('til Mette Sol', 'METTE SOL og Mette Sol og Bo Falk')
  const asked = propose(document, names).map(({ value, label }) => [value, label])
  assert.deepEqual(asked, [
    ['Mette Sol', 'page 1'],
    ['Bo Falk', 'picture'],
  ])
})

test('an address a machine read wrong is proposed as a guess, as it stands', () => {
  const addresses: Find = text =>
    [...text.matchAll(/[a-z]+@[a-z]+\.dk/g)].map(({ index, 0: found }) => ({
      ...{ kind: 'email', what: null, confidence: 'certain' },
      ...{ start: index, end: index + found.length },
    }))
  const [proposal, ...others] = propose(withPicture('', 'skriv til metteQ firma.dk i dag'), addresses)
  assert.deepEqual([proposal?.value, proposal?.confidence, others.length], ['metteQ firma.dk', 'possible', 0])
})

test('what is masked in a text is masked in a picture too where it was read a little wrong', () => {
  const read = 'Mette S0rensen, mette © firma . dk, 0I0203-OOOO, Mette Sand'
  const found = (document: Redactable): readonly string[] =>
    everywhere(document, ['Mette Sørensen', 'mette@firma.dk', '010203-0000']).map(
      ({ text, start, end }) => document.texts[text]?.text.slice(start, end) ?? '',
    )
  assert.deepEqual(found(withPicture('', read)), ['Mette S0rensen', 'mette © firma . dk', '0I0203-OOOO'])
  assert.deepEqual(found(withPicture(read, '')), [])
})

test('signs of expressions are signs, also a hyphen', async () => {
  const document = await opened('a.b+c@d.example axb+c@d.example (1)* 010203-0000')
  assert.equal(everywhere(document, ['a.b+c@d.example', '(1)*', '010203-0000', ' ', '']).length, 3)
})

test('one byte a letter and two are read, and written as UTF-8', async () => {
  const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Åse bor her', 'utf16le')])
  for (const bytes of [Buffer.from('Åse bor her', 'latin1'), marked]) {
    const made = await redact(await opened(bytes), {
      stretches: [{ text: 0, start: 0, end: 3 }],
      pictures: 'keep',
    })
    assert.equal(read(made.bytes), `${maskText} bor her`)
  }
})

test('what is no document is refused with what is expected', async () => {
  const refused = await openRedactable(Uint8Array.of(0x89, 0x50, 0, 1))
  assert.deepEqual(refused, {
    kind: 'not-redactable',
    reason: 'unknown-format',
    detail: 'expected a text, a Word document (.docx) or a PDF',
  })
})

test('RTF, whose letters are escaped, is refused with what to do', async () => {
  const refused = await openRedactable(Buffer.from('{\\rtf1 010190\\_1234}'))
  assert.ok(refused.kind === 'not-redactable' && /save it as \.docx/.test(refused.detail))
})

test('whatever words are masked, none of them is left and all others are', async () => {
  const word = fc.stringMatching(/^[a-zæøå]{3,8}$/)
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 3, maxLength: 30 }), fc.nat(), async (words, chosen) => {
      const at = chosen % words.length
      const start = words.slice(0, at).join(' ').length + Math.min(at, 1)
      const stretch = { text: 0, start, end: start + (words[at]?.length ?? 0) }
      const made = await redact(await opened(words.join(' ')), { stretches: [stretch], pictures: 'keep' })
      const left = words.map(each => (each === words[at] ? maskText : each)).join(' ')
      assert.equal(read(made.bytes), left)
    }),
    { numRuns: 200 },
  )
})

test('a text with a few spoiled bytes keeps its other letters; one of one byte a letter is none of UTF-8', async () => {
  const spoiled = Buffer.concat([Buffer.from('Søren på Ærø og Åse i Gråsten '), Buffer.of(0xff, 0xc0)])
  assert.equal((await opened(spoiled)).texts[0]?.text, 'Søren på Ærø og Åse i Gråsten \ufffd\ufffd')
  const oneByte = Buffer.from('Søren på Ærø', 'latin1')
  assert.equal((await opened(oneByte)).texts[0]?.text, 'Søren på Ærø')
})
