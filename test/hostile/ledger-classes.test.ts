// Each class of tampering, by each verifier alone: what was done to a bundle, a published log or a single proof, and what
// either has to find. Where the two place the same damage otherwise, both findings stand in the row.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fromUtf8, toBase64, utf8 } from '../../src/core/bytes.ts'
import { checkpointFile, evidenceFile, manifestFile, proofFile } from '../../src/ledger/bundle.ts'
import { signCheckpoint } from '../../src/ledger/checkpoint.ts'
import { grow, startLog } from '../../src/ledger/ledger.ts'
import { formatVerifierKey } from '../../src/ledger/note.ts'
import { emptyRoot } from '../../src/ledger/tree.ts'
import type { Trust } from '../../src/ledger/verify.ts'
import { publish } from '../vectors/rfc6962.ts'
import { changed, type Files, fileOf, filesOf, holding, rezip, withKey } from './damage.ts'
import { type Exhibit, type VerifierName, verifiers } from './ledger-exhibit.ts'
import { bundleOf, key, makeLog, signer, signerFrom } from './thousand.ts'

const log = await makeLog(300)
const zipped = await bundleOf(log, [0, 7, 299])
const files = filesOf(zipped)
const [stranger, other] = [signerFrom('another key'), await makeLog(300, 0)]

interface Row {
  readonly done: string
  readonly exhibit: Exhibit | Promise<Exhibit>
  readonly found: string | Readonly<Record<VerifierName, string>>
  readonly trust?: Trust
}

const bundle = (of: Files): Exhibit => ({ kind: 'bundle', zip: rezip(of) })
const zip = (of: Uint8Array): Exhibit => ({ kind: 'bundle', zip: of })
const published = (of: Files): Exhibit => ({ kind: 'log', files: of })
const without = (of: Files, name: string): Files => new Map([...of].filter(([each]) => each !== name))
const text = (name: string, of = files): string => fromUtf8(fileOf(of, name))
/** One file rewritten; that it changed is checked, so that no row tampers with nothing. */
function rewrite(of: Files, name: string, from: string | RegExp, to: string): Files {
  const [before, after] = [text(name, of), text(name, of).replace(from, to)]
  assert.notEqual(after, before, `${name}: ${from}`)
  return changed(of, name, utf8(after))
}
const flip = (bytes: Uint8Array, at: number): Uint8Array => bytes.with(at, (bytes[at] ?? 0) ^ 1)
const flipIn = (of: Files, name: string, at: number): Files => changed(of, name, flip(fileOf(of, name), at))
const aHash = toBase64(new Uint8Array(32))
/** Of the same name, by another key. */
const signedByStranger = (): Promise<string> =>
  signCheckpoint({ origin: signer.key.name, size: 300, root: emptyRoot }, stranger)

const entries = fileOf(log.files, 'tile/entries/000')
const firstEntry = (entries[0] ?? 0) * 256 + (entries[1] ?? 0) + 2
const [evidence7, proof7] = [evidenceFile(7), proofFile(7)]

async function notALeaf(): Promise<Exhibit> {
  const strange = log.entries.with(4, utf8('not a leaf'))
  const { checkpoint } = await grow(await startLog(signer), strange, signer)
  return published(changed(publish(strange), checkpointFile, utf8(checkpoint)))
}
const replaced = log.entries.with(9, other.entries[9] ?? emptyRoot)

const ofBundles: readonly Row[] = [
  {
    done: 'the content of an entry',
    exhibit: bundle(rewrite(files, evidence7, '"nth":7', '"nth":8')),
    found: 'commitment-differs',
  },
  {
    done: 'the secret of an entry',
    exhibit: bundle(rewrite(files, evidence7, /"secret":"[^"]*/, `"secret":"${aHash}`)),
    found: 'commitment-differs',
  },
  {
    done: 'the time of an entry',
    exhibit: bundle(rewrite(files, evidence7, 'T08:00:07', 'T08:00:08')),
    found: 'leaf-differs',
  },
  {
    done: 'the evidence of another entry',
    exhibit: bundle(changed(files, evidence7, fileOf(files, evidenceFile(0)))),
    found: 'leaf-differs',
  },
  {
    done: 'evidence that is no JSON',
    exhibit: bundle(changed(files, evidence7, utf8('{'))),
    found: 'malformed',
  },
  {
    done: 'a hash of a proof',
    exhibit: bundle(rewrite(files, proof7, /\n[^\n]{44}\n/, `\n${aHash}\n`)),
    found: 'proof-differs',
  },
  {
    done: 'the index of a proof',
    exhibit: bundle(rewrite(files, proof7, 'index 7', 'index 6')),
    found: 'proof-differs',
  },
  {
    done: 'the checkpoint of a proof',
    exhibit: bundle(rewrite(files, proof7, '\n300\n', '\n301\n')),
    found: 'proof-differs',
  },
  {
    done: 'an extra line',
    exhibit: bundle(rewrite(files, proof7, '\nindex', '\nextra AAAA\nindex')),
    found: 'proof-differs',
  },
  {
    done: 'the hash of an entry handed over',
    exhibit: bundle(flipIn(files, 'tile/0/000', 7 * 32)),
    found: { first: 'tile-differs', second: 'leaf-differs' },
  },
  {
    done: 'the hash of an entry not handed over',
    exhibit: bundle(flipIn(files, 'tile/0/000', 100 * 32)),
    found: 'root-differs',
  },
  {
    done: 'a hash cut off',
    exhibit: bundle(changed(files, 'tile/0/000', fileOf(files, 'tile/0/000').subarray(32))),
    found: 'malformed',
  },
  { done: 'a tile left out', exhibit: bundle(without(files, 'tile/0/000')), found: 'missing' },
  { done: 'evidence left out', exhibit: bundle(without(files, evidence7)), found: 'missing' },
  { done: 'a proof left out', exhibit: bundle(without(files, proof7)), found: 'missing' },
  { done: 'a file put in', exhibit: bundle(changed(files, 'readme', utf8('x'))), found: 'surplus' },
  {
    done: 'an entry no longer spoken of',
    exhibit: bundle(rewrite(files, manifestFile, '0,7,299', '0,299')),
    found: 'surplus',
  },
  {
    done: 'the size signed',
    exhibit: bundle(rewrite(files, checkpointFile, '\n300\n', '\n299\n')),
    found: 'bad-signature',
  },
  {
    done: 'the signature',
    exhibit: bundle(rewrite(files, checkpointFile, /(— \S+ .{20}).{4}/, '$1AAAA')),
    found: 'bad-signature',
  },
  {
    done: 'a checkpoint signed by another key',
    exhibit: signedByStranger().then(note => bundle(changed(files, checkpointFile, utf8(note)))),
    found: 'not-signed',
  },
  {
    done: 'the key named',
    exhibit: bundle(rewrite(files, manifestFile, key, formatVerifierKey(stranger.key))),
    found: 'wrong-key',
  },
  {
    done: 'a whole log of the same size',
    exhibit: bundleOf(other, [7]).then(zip),
    found: 'forked',
    trust: holding(log),
  },
  {
    done: 'a log that branches off',
    exhibit: makeLog(320, 200).then(fork => bundleOf(fork, [7]).then(zip)),
    found: 'forked',
    trust: holding(log),
  },
  {
    done: 'a log rolled back',
    exhibit: makeLog(200).then(earlier => bundleOf(earlier, [7]).then(zip)),
    found: 'rolled-back',
    trust: holding(log),
  },
]

const ofZips: readonly Row[] = [
  { done: 'a flag of the zip', exhibit: zip(flip(zipped, 6)), found: 'container' },
  { done: 'the compression of the zip', exhibit: zip(flip(zipped, 8)), found: 'container' },
  { done: 'a time in the zip', exhibit: zip(flip(zipped, 10)), found: 'container' },
  { done: 'a checksum of the zip', exhibit: zip(flip(zipped, 14)), found: 'container' },
  { done: 'a byte in the zip directory', exhibit: zip(flip(zipped, zipped.length - 60)), found: 'container' },
  { done: 'a comment on the zip', exhibit: zip(Uint8Array.from([...zipped, 1])), found: 'container' },
  { done: 'the end of the zip cut off', exhibit: zip(zipped.subarray(0, -1)), found: 'container' },
  {
    done: 'something before the zip',
    exhibit: zip(Uint8Array.from([0, ...zipped])),
    found: 'container',
  },
]

const ofLogs: readonly Row[] = [
  {
    done: 'a byte of an entry',
    exhibit: published(flipIn(log.files, 'tile/entries/000', 40)),
    found: 'entry-differs',
  },
  { done: 'a hash', exhibit: published(flipIn(log.files, 'tile/0/000', 40)), found: 'tile-differs' },
  {
    done: 'a hash of a higher tile',
    exhibit: published(flipIn(log.files, 'tile/1/000.p/1', 3)),
    found: 'tile-differs',
  },
  {
    done: 'an entry taken out',
    exhibit: published(changed(log.files, 'tile/entries/000', entries.subarray(firstEntry))),
    found: 'malformed',
  },
  {
    done: 'entries in another order',
    exhibit: published(
      changed(
        log.files,
        'tile/entries/000',
        fileOf(
          publish(log.entries.with(0, log.entries[1] ?? emptyRoot).with(1, log.entries[0] ?? emptyRoot)),
          'tile/entries/000',
        ),
      ),
    ),
    found: 'entry-differs',
  },
  {
    done: 'an entry replaced with every tile made anew',
    exhibit: published(changed(publish(replaced), checkpointFile, utf8(log.checkpoint))),
    found: 'root-differs',
  },
  { done: 'an entry that is signed and is no leaf', exhibit: notALeaf(), found: 'malformed' },
  {
    done: 'the checkpoint left out',
    exhibit: published(without(log.files, checkpointFile)),
    found: 'missing',
  },
  {
    done: 'the root signed',
    exhibit: published(rewrite(log.files, checkpointFile, /\n[^\n]{44}\n/, `\n${aHash}\n`)),
    found: 'bad-signature',
  },
  {
    done: 'a log rolled back',
    exhibit: makeLog(200).then(earlier => published(earlier.files)),
    found: 'rolled-back',
    trust: holding(log),
  },
  {
    done: 'a log that branches off',
    exhibit: makeLog(320, 200).then(fork => published(fork.files)),
    found: 'forked',
    trust: holding(log),
  },
]

const single = (proof: Uint8Array, evidence: Uint8Array): Exhibit => ({ kind: 'proof', proof, evidence })
const [proof, evidence] = [fileOf(files, proof7), fileOf(files, evidence7)]

const ofProofs: readonly Row[] = [
  {
    done: 'the proof of another entry',
    exhibit: single(fileOf(files, proofFile(0)), evidence),
    found: 'proof-differs',
  },
  {
    done: 'the evidence of another entry',
    exhibit: single(proof, fileOf(files, evidenceFile(0))),
    found: 'proof-differs',
  },
  {
    done: 'the content of the entry',
    exhibit: single(proof, fileOf(rewrite(files, evidence7, '"nth":7', '"nth":8'), evidence7)),
    found: 'commitment-differs',
  },
  {
    done: 'the size signed',
    exhibit: single(fileOf(rewrite(files, proof7, '\n300\n', '\n301\n'), proof7), evidence),
    found: 'bad-signature',
  },
  {
    done: 'another log of the same size',
    exhibit: single(proof, evidence),
    found: 'forked',
    trust: holding(other),
  },
]

test('untouched, none of it is found by either', async () => {
  for (const { look } of verifiers)
    for (const exhibit of [zip(zipped), published(log.files), single(proof, evidence)])
      assert.equal((await look(exhibit, holding(log))).kind, 'verified')
})

for (const [of, rows] of Object.entries({
  bundle: ofBundles,
  zip: ofZips,
  'published log': ofLogs,
  'single proof': ofProofs,
}))
  for (const { name, look } of verifiers)
    test(`the ${name} verifier alone finds each tampering with a ${of} (${rows.length})`, async () => {
      for (const { done, exhibit, found, trust = withKey } of rows) {
        const said = await look(await exhibit, trust)
        const kind = typeof found === 'string' ? found : found[name]
        assert.ok(said.found.includes(kind), `${done}: expected ${kind}, got ${said.kind} ${said.found}`)
        const contradicts = kind === 'forked' || kind === 'rolled-back'
        assert.equal(said.kind, contradicts ? 'contradicted' : 'damaged', done)
      }
    })
