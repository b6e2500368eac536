// Two verifiers, one format: src/ledger and verifier/verify.html share no line, and have to agree on every vector, every
// state of a log and ORDHOLDEN_TAMPERINGS random tamperings (10,000 unless told; ORDHOLDEN_SEED says which). The
// tamperings are of a bundle, of its files with the zip made anew, of a published log, of single proofs, and of whole logs.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { fromBase64, utf8 } from '../../src/core/bytes.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { evidenceFile, proofFile } from '../../src/ledger/bundle.ts'
import type { Trust } from '../../src/ledger/verify.ts'
import { verifyBundle } from '../../src/ledger/verify-bundle.ts'
import { verifyProof } from '../../src/ledger/verify-proof.ts'
import {
  changed,
  type Files,
  fileOf,
  filesOf,
  holding,
  memory,
  nothing,
  rezip,
  verifyFiles,
  withKey,
} from '../hostile/damage.ts'
import { bundleOf, type Log, makeLog, upTo } from '../hostile/thousand.ts'
import { forSecond, readSecondVerifier, type SecondVerifier } from '../second-verifier.ts'
import { publish } from '../vectors/rfc6962.ts'

const tamperings = Number(process.env['ORDHOLDEN_TAMPERINGS'] ?? 10_000)
const seed = Number(process.env['ORDHOLDEN_SEED'] ?? 20261123)

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
const vectorFiles = (kind: string) => globSync(join(data, 'merkle', kind, '**/*.json')).toSorted()
const present = vectorFiles('inclusion').length > 0
const skip =
  present || process.env['ORDHOLDEN_TOOLS'] === 'required' ? false : `no vectors in ${data} (ORDHOLDEN_DATA)`

let second: SecondVerifier

before(async () => {
  second = await readSecondVerifier()
})

/** What is looked at, as both take it. */
type Exhibit =
  | { readonly kind: 'bundle'; readonly zip: Uint8Array }
  | { readonly kind: 'log'; readonly files: Files }
  | { readonly kind: 'proof'; readonly proof: Uint8Array; readonly evidence: Uint8Array }

type Kind = 'verified' | 'cannot-know' | 'damaged' | 'contradicted' | 'refused'

function byFirst(exhibit: Exhibit, trust: Trust) {
  if (exhibit.kind === 'bundle') return verifyBundle(exhibit.zip, trust)
  if (exhibit.kind === 'log') return verifyFiles(exhibit.files, trust)
  return verifyProof({ name: 'p', bytes: exhibit.proof }, { name: 'e', bytes: exhibit.evidence }, trust)
}

function bySecond(exhibit: Exhibit, trust: Trust) {
  const told = forSecond(trust)
  if (exhibit.kind === 'bundle') return second.verifyBundle(exhibit.zip, told)
  if (exhibit.kind === 'log') return second.verifyLog(exhibit.files, told)
  return second.verifyProof({ name: 'p', bytes: exhibit.proof }, { name: 'e', bytes: exhibit.evidence }, told)
}

interface Said {
  readonly kind: Kind
  readonly because: readonly string[]
  readonly found: readonly string[]
}

/** What a verifier said, or that it refused what the reader brought; a crash of either is a failure here. */
async function saidOf(look: Promise<object>): Promise<Said> {
  try {
    const answer = (await look) as {
      kind: Kind
      because?: string[]
      findings?: { kind: string; file?: string }[]
    }
    const found = (answer.findings ?? []).map(({ kind, file }) => `${kind} ${file}`)
    return { kind: answer.kind, because: answer.because ?? [], found }
  } catch (error) {
    const refused = error instanceof Refusal || (error instanceof Error && 'code' in error)
    if (!refused) throw error
    return { kind: 'refused', because: [], found: [] }
  }
}

const both = async (exhibit: Exhibit, trust: Trust) =>
  [await saidOf(byFirst(exhibit, trust)), await saidOf(bySecond(exhibit, trust))] as const

test('every vector of transparency-dev/merkle, by the second verifier too', { skip }, async () => {
  const bytes = (base64: string) => fromBase64(base64) ?? assert.fail(`not base64: ${base64}`)
  const claims = { inclusion: inclusionClaim, consistency: consistencyClaim }
  let count = 0
  for (const kind of ['inclusion', 'consistency'] as const)
    for (const file of vectorFiles(kind)) {
      const vector = JSON.parse(readFileSync(file, 'utf8'))
      const check = kind === 'inclusion' ? second.checkInclusion : second.checkConsistency
      const held = await check(claims[kind](vector, bytes), (vector.proof ?? []).map(bytes)).then(
        () => true,
        () => false,
      )
      assert.equal(held, !vector.wantErr, `${file}: ${vector.desc}`)
      count += 1
    }
  assert.equal(count, 53 + 43)
})

type Read = (base64: string) => Uint8Array
interface Vector {
  readonly leafIdx: number
  readonly treeSize: number
  readonly leafHash: string
  readonly root: string
  readonly size1: number
  readonly size2: number
  readonly root1: string
  readonly root2: string
}
const inclusionClaim = ({ leafIdx, treeSize, leafHash, root }: Vector, bytes: Read) => ({
  index: leafIdx,
  size: treeSize,
  leaf: bytes(leafHash),
  root: bytes(root),
})
const consistencyClaim = ({ size1, size2, root1, root2 }: Vector, bytes: Read) => ({
  from: size1,
  to: size2,
  oldRoot: bytes(root1),
  newRoot: bytes(root2),
})

test('the worked example of signed-note, by the second verifier too', async () => {
  const key = await second.parseKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
  const note = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`
  assert.equal((await second.openNote(utf8(note), key)).text, 'This is an example message.\n')
  await assert.rejects(second.openNote(utf8(note.replace('example m', 'Example m')), key), /bad-signature/)
})

test('whole, rolled back and forked logs of a thousand leaves: the same outcome, reasons and findings', async () => {
  const [log, earlier, fork] = [await makeLog(1000), await makeLog(600), await makeLog(1100, 300)]
  for (const state of [log, earlier, fork]) {
    const files = filesOf(await bundleOf(state, [0, 299, 599]))
    const exhibits: readonly Exhibit[] = [
      { kind: 'bundle', zip: rezip(files) },
      { kind: 'log', files: state.files },
      {
        kind: 'proof',
        proof: fileOf(files, proofFile(299)),
        evidence: fileOf(files, evidenceFile(299)),
      },
    ]
    const trusts = [nothing, withKey, holding(log), holding(earlier), holding(fork), onlyMemory(earlier)]
    for (const exhibit of exhibits)
      for (const trust of trusts) {
        const [first, other] = await both(exhibit, trust)
        assert.deepEqual(other, first, exhibit.kind)
      }
  }
})

const onlyMemory = (of: Log): Trust => ({ key: null, remembered: [memory(of)] })

/** Numbers below a bound, the same ones for the same seed (mulberry32). */
function dice(from: number): (below: number) => number {
  let state = from >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
type Dice = ReturnType<typeof dice>

/** Logs small enough to be tampered with ten thousand times; all but `other` and `forked` continue each other. */
interface Shelf {
  readonly log: Log
  readonly earlier: Log
  readonly later: Log
  readonly forked: Log
  readonly other: Log
  readonly files: Files
}

async function fillShelf(): Promise<Shelf> {
  const log = await makeLog(14)
  return {
    log,
    earlier: await makeLog(9),
    later: await makeLog(17),
    forked: await makeLog(15, 5),
    other: await makeLog(14, 0),
    files: filesOf(await bundleOf(log, handedOver)),
  }
}

const handedOver = [0, 6, 13]

const pick = <T>(list: readonly T[], roll: Dice): T =>
  list[roll(list.length)] ?? assert.fail('nothing to pick')

function tamperBytes(bytes: Uint8Array, roll: Dice): Uint8Array {
  const at = roll(Math.max(bytes.length, 1))
  const end = at + 1 + roll(40)
  const cut = [...bytes.subarray(0, at)]
  const ways = [
    () => bytes.with(at, (bytes[at] ?? 0) ^ (1 << roll(8))),
    () => Uint8Array.from([...cut, ...bytes.subarray(end)]),
    () => bytes.subarray(0, at),
    () => Uint8Array.from([...cut, roll(256), ...bytes.subarray(at)]),
    () => Uint8Array.from([...bytes.subarray(0, end), ...bytes.subarray(at)]),
  ]
  return bytes.length === 0 ? Uint8Array.of(roll(256)) : pick(ways.slice(0, roll(2) === 0 ? 1 : 5), roll)()
}

/** One file of a set changed, swapped with another, left out or put in. */
function tamperFiles(files: Files, roll: Dice): Files {
  const [name, beside] = [pick([...files.keys()], roll), pick([...files.keys()], roll)]
  const bytes = fileOf(files, name)
  const ways = [
    () => changed(files, name, tamperBytes(bytes, roll)),
    () => changed(files, name, tamperBytes(bytes, roll)),
    () => changed(changed(files, name, fileOf(files, beside)), beside, bytes),
    () => new Map([...files].filter(([each]) => each !== name)),
    () => changed(files, `${name}${roll(10)}`, bytes),
  ]
  return pick(ways, roll)()
}

/** A leaf replaced by another with every tile, or every hash and proof, made to fit again. */
async function replaceLeaf(shelf: Shelf, roll: Dice): Promise<Exhibit> {
  const index = roll(shelf.log.entries.length)
  const { other, log } = shelf
  const entries = log.entries.with(index, other.entries[index] ?? assert.fail('no leaf'))
  const evidence = log.evidence.with(index, other.evidence[index] ?? assert.fail('no evidence'))
  const tiles = changed(publish(entries), 'checkpoint', fileOf(log.files, 'checkpoint'))
  return roll(2) === 0
    ? { kind: 'log', files: tiles }
    : { kind: 'bundle', zip: await bundleOf({ ...log, entries, evidence }, handedOver) }
}

/** A log rolled back, forked or another altogether, and then perhaps damaged as well. */
async function exchange(shelf: Shelf, roll: Dice): Promise<Exhibit> {
  const state = pick([shelf.earlier, shelf.forked, shelf.other, shelf.log], roll)
  const damage = roll(2) === 0 ? (files: Files) => files : (files: Files) => tamperFiles(files, roll)
  if (roll(2) === 0) return { kind: 'log', files: damage(state.files) }
  return { kind: 'bundle', zip: rezip(damage(filesOf(await bundleOf(state, [0, 5, 8])))) }
}

function tamperProof({ files }: Shelf, roll: Dice): Exhibit {
  const [at, beside] = [pick(handedOver, roll), pick(handedOver, roll)]
  const [proof, evidence] = [fileOf(files, proofFile(at)), fileOf(files, evidenceFile(beside))]
  return roll(2) === 0
    ? { kind: 'proof', proof: tamperBytes(proof, roll), evidence }
    : { kind: 'proof', proof, evidence: tamperBytes(evidence, roll) }
}

const ways: Readonly<Record<string, (shelf: Shelf, roll: Dice) => Exhibit | Promise<Exhibit>>> = {
  'bytes of the zip': ({ files }, roll) => ({ kind: 'bundle', zip: tamperBytes(rezip(files), roll) }),
  'files of the zip': ({ files }, roll) => ({ kind: 'bundle', zip: rezip(tamperFiles(files, roll)) }),
  'files of the log': ({ log }, roll) => ({ kind: 'log', files: tamperFiles(log.files, roll) }),
  'proof or evidence': tamperProof,
  'a leaf replaced': replaceLeaf,
  'another state of the log': exchange,
}

/** Whether the tampering left something other than what was signed; a file swapped with itself has not. */
function mustBeFound(way: string, exhibit: Exhibit, { files }: Shelf): boolean {
  if (way === 'a leaf replaced') return true
  if (exhibit.kind !== 'bundle' || !way.endsWith('of the zip')) return false
  return !Buffer.from(exhibit.zip).equals(rezip(files))
}

test(`${tamperings} random tamperings: both say the same of each, and neither calls a damaged one right`, async t => {
  const shelf = await fillShelf()
  const { log, earlier, later, forked } = shelf
  const trusts = [nothing, withKey, holding(log), holding(earlier), holding(later), holding(forked)]
  const counts = new Map<string, number>()
  const quarrels: string[] = []
  for (let nth = 0; nth < tamperings; nth += 1) {
    const roll = dice(seed + nth)
    const way = pick(Object.keys(ways), roll)
    const exhibit = await (ways[way] ?? assert.fail(way))(shelf, roll)
    const trust = pick(trusts, roll)
    const [first, other] = await both(exhibit, trust)
    const line = `${way}: ${first.kind}`
    counts.set(line, (counts.get(line) ?? 0) + 1)
    if (mustBeFound(way, exhibit, shelf))
      for (const { kind } of [first, other])
        assert.match(kind, /^(damaged|contradicted)$/, `nth ${nth}, ${way}`)
    if (first.kind !== other.kind)
      quarrels.push(
        `nth ${nth}, ${way}, trust ${trusts.indexOf(trust)}: ${JSON.stringify(first)} ${JSON.stringify(other)}`,
      )
  }
  for (const [line, count] of [...counts].toSorted()) t.diagnostic(`${line} ${count}`)
  assert.equal(quarrels.length, 0, `${quarrels.length} quarrels:\n${quarrels.slice(0, 12).join('\n')}`)
})

test('the full bundle of three hundred leaves, one bit anywhere: both find it', async () => {
  const zip = await bundleOf(await makeLog(300), upTo(12))
  const roll = dice(seed)
  for (let nth = 0; nth < 40; nth += 1) {
    const at = roll(zip.length)
    const [first, other] = await both(
      { kind: 'bundle', zip: zip.with(at, (zip[at] ?? 0) ^ (1 << roll(8))) },
      withKey,
    )
    assert.deepEqual([first.kind, other.kind], ['damaged', 'damaged'], `byte ${at}`)
  }
})
