// The zip an authority is handed, made from a small policy: every promised item is in it and in its list, what is missing
// is said, and a proposal or practice is never handed over as anything else.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { pdfFaults, readPdf, skip } from '../../../test/poppler.ts'
import { fromUtf8, sha256, toHex, utf8 } from '../../core/bytes.ts'
import { authorityFiles, authorityWords } from '../../language/authority.ts'
import { recordWords } from '../../language/record-page.ts'
import { askedProcedures } from '../../law/procedures.ts'
import { readZip } from '../../ledger/zip.ts'
import type { Board } from '../../pledge/board.ts'
import { parseRegister } from '../parse.ts'
import { recordOf } from '../record/record.ts'
import { formatAuthority } from './authority.ts'
import type { Handed } from './handed.ts'

const at = '2026-11-23T06:00:00.000Z'
const procedures = `procedures:
  - {id: requests, name: {da: Svar på anmodninger}, kept: Mappen A, reviewedAt: 2026-05-01, status: accepted, accepted: {by: Anne Jensen, at: 2026-05-01}}
  - {id: breaches, name: {da: Brud}, kept: Mappen B}
  - {id: deletion, name: {da: Sletning}, kept: Mappen C, reviewedAt: 2026-05-01}
  - {id: supervision, name: {da: Tilsyn}, kept: Mappen D, reviewedAt: 2026-05-01}
`

const registerText = (more: string): string => `version: 1
controller:
  name: Prøve ApS
  cvr: "36622652"
  address: {street: Vej 1, postcode: "8000", city: Aarhus C, country: DK}
  email: a@prøve.dk
dpo: {appointed: false}
notices:
  - {language: da, path: Politik.md}
${more}`

const board: Board = {
  at,
  controller: 'Prøve ApS',
  example: false,
  pledges: [
    {
      pledge: 'open',
      name: { da: 'Åbne om hvad og hvorfor', en: 'Open about what and why' },
      sentences: [],
      verdict: { verdict: 'kept', basis: ['practice'], parts: 3, lookedAt: 1, broken: 0, notBuilt: 2 },
      parts: [],
      since: null,
      next: null,
      lawFindings: [],
      declaredUnproven: false,
    },
  ],
  counts: { kept: 1, broken: 0, unknown: 0, practice: 1, proposed: 0, lawFindings: 1 },
  log: {
    origin: 'prøve.dk/log',
    verifierKey: 'prøve.dk/log+1a2b3c4d+AQ',
    size: 1,
    waiting: 0,
    rootHash: '',
    publishedAt: at,
    holders: [],
    alarm: null,
  },
}

function handedWith(more: string): Handed {
  const text = registerText(more)
  const { register } = parseRegister({ path: 'register.yaml', bytes: utf8(text) })
  const bytes = utf8('# Politik\n')
  return {
    at,
    number: 2,
    register,
    registerText: text,
    record: recordOf(register, '2026-11-23'),
    editions: [1, 2].map(number => ({
      number,
      at,
      files: [{ name: 'Politik.md', hash: toHex(sha256(bytes)), bytes }],
    })),
    board,
    lawFindings: [
      { article: 'GDPR 13(2)(a)', sentence: null, says: { da: 'Ingen frister.', en: 'No periods.' } },
    ],
    ledger: utf8('ledger'),
    verifier: utf8('<!doctype html>'),
  }
}

interface Contents {
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly missing: readonly {
    readonly provision: string | null
    readonly key: string | null
    readonly says: string
  }[]
}

function open(zip: Uint8Array): { files: ReadonlyMap<string, Uint8Array>; contents: Contents } {
  const read = readZip(zip)
  assert.equal(read.kind, 'read')
  const files = read.kind === 'read' ? read.entries : new Map<string, Uint8Array>()
  return { files, contents: JSON.parse(fromUtf8(files.get('indhold.json') ?? utf8('{}'))) as Contents }
}

const missingProcedures = ({ missing }: Contents): readonly string[] =>
  missing.flatMap(({ key }) => (key?.startsWith('procedures/') ? [key] : []))

test('every promised item lies in it, and its list has the hash of each', async () => {
  const { files, contents } = open(await formatAuthority(handedWith(procedures), 'da'))
  const promised = [
    authorityFiles.readMe.da,
    authorityFiles.tables.da,
    authorityFiles.register.da,
    ...['pdf', 'xlsx', 'json'].map(ending => authorityFiles.record(ending).da),
    authorityFiles.edition(1, '1.md').da,
    authorityFiles.edition(2, '1.md').da,
    authorityFiles.board.da,
    authorityFiles.lawFindings.da,
    authorityFiles.ledger.da,
    authorityFiles.verifier.da,
  ]
  assert.deepEqual([...files.keys()].toSorted(), [...promised, authorityFiles.contents.da].toSorted())
  assert.deepEqual(
    contents.files.map(({ name, sha256 }) => [name, sha256]),
    promised.map(name => [name, toHex(sha256(files.get(name) ?? new Uint8Array()))]),
  )
})

test('docs/reference/authority.md has every file there is, in both languages, and no other', () => {
  const read = readFileSync(join(import.meta.dirname, '../../../docs/reference/authority.md'), 'utf8')
  const rows = [...read.matchAll(/^\| `([^`]+)` \| `([^`]+)` \|/gm)].map(([, da, en]) => `${da} ${en}`)
  const { edition, record, ...others } = authorityFiles
  const named = [...Object.values(others), record('*'), edition(0, '…')]
  const expected = named.map(({ da, en }) => `${da} ${en}`.replaceAll('/0/', '/<n>/'))
  assert.deepEqual(rows.toSorted(), expected.toSorted())
})

test('equal content gives equal bytes', async () => {
  const [first, second] = [
    await formatAuthority(handedWith(''), 'en'),
    await formatAuthority(handedWith(''), 'en'),
  ]
  assert.deepEqual(Buffer.from(first), Buffer.from(second))
})

test('procedures that are written are listed; one nobody reviewed is missing its day', async () => {
  const { contents } = open(await formatAuthority(handedWith(procedures), 'da'))
  assert.deepEqual(missingProcedures(contents), ['procedures/breaches/reviewedAt'])
})

test('without its procedures the same register lacks every one that is asked for', async () => {
  const { contents } = open(await formatAuthority(handedWith(''), 'da'))
  assert.deepEqual(
    missingProcedures(contents),
    askedProcedures.each.map(({ id }) => `procedures/${id}`),
  )
})

test('what nobody looks at, holds or keeps is said to be missing', async () => {
  const { contents } = open(await formatAuthority(handedWith(procedures), 'da'))
  const said = contents.missing.map(({ says }) => says)
  for (const { da } of [
    authorityWords.notBuilt(2, 3),
    authorityWords.noHolder,
    authorityWords.noCases,
    authorityWords.noDeletions,
  ])
    assert.ok(said.includes(da), da)
})

test('the record in it answers for transfers, assessments and supervision', { skip }, async () => {
  const { files } = open(await formatAuthority(handedWith(''), 'da'))
  const pdf = readPdf(files.get('fortegnelse/artikel-30.pdf') ?? new Uint8Array())
  const asked = [recordWords.missing, recordWords.transfers, recordWords.processors]
  const inOrder = asked.map(({ da }) => `H2 (block)\n    "${da}"`)
  assert.deepEqual(pdfFaults(pdf, { title: recordWords.title.da, language: 'da', inOrder }), [])
})

describe('the document on top', { skip }, () => {
  for (const [language, name, inOrder] of [
    [
      'da',
      'laes-mig.pdf',
      [
        'Hvad det er',
        'Det mangler',
        'Indhold',
        'Sådan efterprøves det',
        'Løfterne',
        'Udgaver',
        'Procedurer',
        'Lovfund',
      ],
    ],
    [
      'en',
      'read-me.pdf',
      [
        'What this is',
        'What is missing',
        'Contents',
        'How to check it',
        'The promises',
        'Editions',
        'Procedures',
        'Law findings',
      ],
    ],
  ] as const)
    test(`is tagged, in ${language}, in order, and says practice as practice and proposals as proposals`, async () => {
      const zip = readZip(await formatAuthority(handedWith(procedures), language))
      assert.equal(zip.kind, 'read')
      const pdf = readPdf((zip.kind === 'read' ? zip.entries.get(name) : undefined) ?? new Uint8Array())
      const title = authorityWords.title[language]
      const headings = inOrder.map(text => `H2 (block)\n    "${text}"`)
      assert.deepEqual(pdfFaults(pdf, { title, language, inOrder: headings }), [])
      assert.match(pdf.structure, language === 'da' ? /overholdt \(øvelse\)/ : /kept \(practice\)/)
      assert.match(pdf.structure, language === 'da' ? /forslag, ikke godkendt/ : /proposed, not accepted/)
      assert.match(pdf.structure, /prøve\.dk\/log\+1a2b3c4d\+AQ/)
    })
})
