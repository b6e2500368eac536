// The edges of the formats, each on both sides: what docs/reference/ledger.md says of nesting, numbers, lengths, repeated
// signatures, keys that differ and checkpoints that step back. Each verifier is asked alone, and has to say the same.

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { unzipSync, zipSync } from 'fflate'
import { fromUtf8, toBase64, utf8 } from '../../src/core/bytes.ts'
import { fixedClock } from '../../src/core/clock.ts'
import type { Json } from '../../src/core/json.ts'
import { limits } from '../../src/core/limits.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { evidenceFile, formatBundle, manifestFile, proofFile } from '../../src/ledger/bundle.ts'
import { commit, parseLeaf } from '../../src/ledger/leaf.ts'
import { grow, startLog } from '../../src/ledger/ledger.ts'
import { formatVerifierKey } from '../../src/ledger/note.ts'
import { hashLeaf } from '../../src/ledger/tree.ts'
import type { Trust } from '../../src/ledger/verify.ts'
import { formatZip } from '../../src/ledger/zip.ts'
import { changed, type Files, fileOf, filesOf, holding, memory, nothing, rezip, withKey } from './damage.ts'
import { type Exhibit, type Said, verifiers } from './ledger-exhibit.ts'
import { bundleOf, key, makeLog, signer, signerFrom, upTo } from './thousand.ts'

const log = await makeLog(14)
const files = filesOf(await bundleOf(log, [0, 6]))
const bundle = (of: Files): Exhibit => ({ kind: 'bundle', zip: rezip(of) })
const logWith = (checkpoint: string): Exhibit => ({
  kind: 'log',
  files: changed(log.files, 'checkpoint', utf8(checkpoint)),
})

/** What both say, each asked alone. */
async function bothSay(exhibit: Exhibit, trust: Trust): Promise<Said> {
  const [one, other] = await Promise.all(verifiers.map(({ look }) => look(exhibit, trust)))
  assert.ok(one !== undefined && other !== undefined)
  assert.deepEqual([other.kind, other.because, other.keep], [one.kind, one.because, one.keep])
  return one
}

const accepts = async (exhibit: Exhibit, trust = withKey): Promise<void> =>
  assert.deepEqual((await bothSay(exhibit, trust)).because, ['no-earlier-checkpoint'])
async function finds(kind: string, exhibit: Exhibit, trust = withKey): Promise<void> {
  for (const { name, look } of verifiers)
    assert.ok((await look(exhibit, trust)).found.includes(kind), `${name}: ${kind}`)
}

describe('JSON', () => {
  const evidence = fromUtf8(fileOf(files, evidenceFile(0)))
  const withEvidence = (text: string) =>
    bundle(
      changed(
        files,
        evidenceFile(0),
        utf8(evidence.replace(/"evidence":.*,"leaf"/, () => `"evidence":${text},"leaf"`)),
      ),
    )

  /** A bundle of one leaf whose commitment fits this evidence. */
  async function honest(seen: Json): Promise<Exhibit> {
    const random = { bytes: (size: number) => new Uint8Array(size) }
    const { leaf, secret } = commit('look', seen, fixedClock('2026-11-22T08:00:00.000Z'), random)
    const { checkpoint } = await grow(await startLog(signer), [leaf], signer)
    const opened = new Map([[0, { leaf: parseLeaf(leaf), opening: { evidence: seen, secret } }]])
    return {
      kind: 'bundle',
      zip: await formatBundle({ key, checkpoint, hashes: [hashLeaf(leaf)], evidence: opened }),
    }
  }
  const nested = (depth: number, inside: string) =>
    JSON.parse(`${'['.repeat(depth)}${inside}${']'.repeat(depth)}`) as Json

  test('64 brackets may be open at once, the outermost counted, whatever stands inside; 65 may not', async () => {
    for (const inside of ['', '1', '"[["']) {
      await accepts(await honest(nested(limits.jsonDepth - 1, inside)))
      await finds('malformed', await honest(nested(limits.jsonDepth, inside)))
    }
    for (const inside of ['', '1']) await accepts(await honest({ a: nested(limits.jsonDepth - 2, inside) }))
  })

  test('a number that is not finite, half a character, minus nothing and a secret of a megabyte', async () => {
    for (const text of ['1e999', '-1e999', '"\\ud800"', '{"\\udc00":1}', '-0', '1.0'])
      await finds('malformed', withEvidence(text))
    const endless = evidence.replace(/"secret":"[^"]*"/, `"secret":"${'A'.repeat(1_000_000)}"`)
    await finds('malformed', bundle(changed(files, evidenceFile(0), utf8(endless))))
  })
})

describe('signed notes', () => {
  const own = log.checkpoint.slice(log.checkpoint.indexOf('—'))
  const stranger = (name: string) => `— ${name} ${toBase64(new Uint8Array(70))}\n`

  test('a signature by the same key twice is refused, by a stranger twice is named twice', async () => {
    await finds('malformed', logWith(log.checkpoint + own))
    await finds('malformed', logWith(log.checkpoint + stranger('w') + own))
    await accepts(logWith(log.checkpoint + stranger('w').repeat(2)))
  })

  test('names hold no white space of Unicode, no control character and no plus', async () => {
    for (const name of ['a\u0085b', 'a\u00a0b', 'a\u2028b', 'a\u0001b', 'a+b'])
      await finds('malformed', logWith(log.checkpoint + stranger(name)))
    await accepts(logWith(log.checkpoint + stranger('vidne.example/æ')))
  })

  test('64 KiB are counted in bytes', async () => {
    const room = limits.noteBytes - utf8(log.checkpoint).length - utf8(stranger('')).length
    await accepts(logWith(log.checkpoint + stranger('w'.repeat(room))))
    await finds('malformed', logWith(log.checkpoint + stranger('w'.repeat(room + 1))))
    await finds('malformed', logWith(log.checkpoint + stranger(`æ${'w'.repeat(room - 1)}`)))
  })
})

describe('proof files', () => {
  const proof = fromUtf8(fileOf(files, proofFile(0)))
  const exhibit = (text: string): Exhibit => ({
    kind: 'proof',
    proof: utf8(text),
    evidence: fileOf(files, evidenceFile(0)),
  })

  test('128 KiB with an extra line, and not more', async () => {
    const withExtra = (base64: string) => proof.replace('\nindex', `\nextra ${base64}\nindex`)
    const groups = Math.floor((limits.proofBytes - utf8(withExtra('')).length) / 4)
    await accepts(exhibit(withExtra('AAAA'.repeat(groups))))
    await finds('malformed', exhibit(withExtra('AAAA'.repeat(groups + 1))))
  })

  test('64 hashes are a proof of another tree, 65 are no proof', async () => {
    const withHashes = (count: number) =>
      proof.replace('\n\n', `${`\n${toBase64(new Uint8Array(32))}`.repeat(count)}\n\n`)
    const there = proof.split('\n\n')[0]?.split('\n').length ?? 0
    await finds('proof-differs', exhibit(withHashes(limits.proofHashes - (there - 2))))
    await finds('malformed', exhibit(withHashes(limits.proofHashes - (there - 2) + 1)))
  })
})

describe('a zip of 65,534 files', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ name: `n${i}`, bytes: new Uint8Array(0) }))

  test('is written, and read by both and by a stranger', async () => {
    const zip = formatZip(many(limits.bundleEntries))
    assert.equal(Object.keys(unzipSync(zip)).length, 65_534)
    await finds('missing', { kind: 'bundle', zip })
  })

  test('is the largest: one more is refused by the writer and by both readers', async () => {
    const names = many(limits.bundleEntries + 1).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    assert.throws(
      () => formatZip(names),
      (error: unknown) => error instanceof Refusal && error.code === 'limit',
    )
    const list = Object.fromEntries(names.map(({ name, bytes }) => [name, bytes]))
    const zip = zipSync(list, { level: 0, mtime: new Date(1980, 0, 1) })
    assert.equal((await bothSay({ kind: 'bundle', zip }, withKey)).kind, 'refused')
  })
})

describe('what the reader brings', () => {
  const other = signerFrom('another key')

  test('a typed key other than the one remembered under its name is refused', async () => {
    const trust = { key: formatVerifierKey(other.key), remembered: [memory(log)] }
    for (const exhibit of [bundle(files), logWith(log.checkpoint)])
      assert.equal((await bothSay(exhibit, trust)).kind, 'refused')
  })

  test('a key that is none, and a remembered checkpoint its own key did not sign, are refused', async () => {
    const forged = { key, checkpoint: log.checkpoint.replace('\n14\n', '\n15\n') }
    for (const trust of [
      { key: 'nonsense', remembered: [] },
      { key: `${key} `, remembered: [] },
      { key, remembered: [forged] },
      { key: null, remembered: [forged] },
    ])
      assert.equal((await bothSay(bundle(files), trust)).kind, 'refused', JSON.stringify(trust))
  })

  test('what was remembered of another log is not used', async () => {
    const elsewhere = signerFrom('a third key', 'log.example/elsewhere')
    const empty = await startLog(elsewhere)
    const { checkpoint } = await grow(empty, log.entries.slice(0, 3), elsewhere)
    const trust = { key, remembered: [{ key: formatVerifierKey(elsewhere.key), checkpoint }] }
    await accepts(bundle(files), trust)
  })

  test('a remembered checkpoint over no leaf is as none', async () => {
    await accepts(bundle(files), holding(await makeLog(0)))
  })

  test('what is kept for the next time is never a step back', async () => {
    const exhibit: Exhibit = {
      kind: 'proof',
      proof: fileOf(files, proofFile(6)),
      evidence: fileOf(files, evidenceFile(6)),
    }
    for (const known of [await makeLog(9), await makeLog(17)])
      assert.equal((await bothSay(exhibit, holding(known))).keep, known.checkpoint)
    assert.equal((await bothSay(exhibit, withKey)).keep, log.checkpoint)
    assert.equal((await bothSay(exhibit, nothing)).keep, null)
    assert.equal((await bothSay(bundle(files), holding(await makeLog(9)))).keep, log.checkpoint)
  })
})

describe('a contradiction is seen whatever else is wrong', () => {
  test('in a bundle without its tiles', async () => {
    const tileless = (of: Files) => bundle(new Map([...of].filter(([name]) => !name.startsWith('tile/'))))
    await finds('rolled-back', tileless(files), holding(await makeLog(17)))
    await finds('forked', tileless(files), holding(await makeLog(14, 3)))
    assert.equal((await bothSay(tileless(files), holding(await makeLog(9)))).kind, 'damaged')
  })

  test('with a damaged tile, two roots of one size', async () => {
    const tile = fileOf(files, 'tile/0/000.p/14')
    const damaged = changed(files, 'tile/0/000.p/14', tile.with(100, (tile[100] ?? 0) ^ 1))
    await finds('forked', bundle(damaged), holding(await makeLog(14, 3)))
  })

  test('in a bundle that names another key', async () => {
    const named = changed(
      files,
      manifestFile,
      utf8(
        fromUtf8(fileOf(files, manifestFile)).replace(key, formatVerifierKey(signerFrom('another key').key)),
      ),
    )
    await finds('wrong-key', bundle(named), holding(await makeLog(17)))
    await finds('rolled-back', bundle(named), holding(await makeLog(17)))
  })

  test('after more findings than are listed', async () => {
    const whole = filesOf(await bundleOf(await makeLog(120), upTo(120)))
    const damaged = new Map(
      [...whole].map(([name, bytes]) => [name, name.startsWith('evidence/') ? utf8('{}') : bytes]),
    )
    await finds('rolled-back', bundle(damaged), holding(await makeLog(130)))
    await finds('forked', bundle(damaged), holding(await makeLog(119, 3)))
  })
})
