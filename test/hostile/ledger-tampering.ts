// Random tamperings with a small log, its bundle and its proofs, and which of them a verifier has to find by itself given
// what its reader holds. The same seed tampers the same way.

import assert from 'node:assert/strict'
import { checkpointFile, evidenceFile, proofFile } from '../../src/ledger/bundle.ts'
import type { Trust } from '../../src/ledger/verify.ts'
import { publish } from '../vectors/rfc6962.ts'
import { changed, type Files, fileOf, filesOf, holding, nothing, rezip, withKey } from './damage.ts'
import type { Exhibit } from './ledger-exhibit.ts'
import { bundleOf, type Log, makeLog } from './thousand.ts'

/** Numbers below a bound, the same ones for the same seed (mulberry32). */
export type Dice = (below: number) => number

export function dice(from: number): Dice {
  let state = from >>> 0
  return below => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export const pick = <T>(list: readonly T[], roll: Dice): T =>
  list[roll(list.length)] ?? assert.fail('nothing to pick')

/** Logs small enough to be tampered with ten thousand times; all but `other` and `forked` continue each other. */
export interface Shelf {
  readonly log: Log
  readonly earlier: Log
  readonly later: Log
  readonly forked: Log
  readonly other: Log
  readonly files: Files
}

export async function fillShelf(): Promise<Shelf> {
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

/** Who looks: what is trusted, and the log the earlier checkpoint was of. */
export interface Holder {
  readonly trust: Trust
  readonly known: Log | null
}

export const holdersOf = ({ log, earlier, later, forked }: Shelf): readonly Holder[] => [
  { trust: nothing, known: null },
  { trust: withKey, known: null },
  ...[log, earlier, later, forked].map(known => ({ trust: holding(known), known })),
]

/** Something tampered with. A holder of nothing sees no signature of a log or a proof; that is said, and not found. */
export interface Tampered {
  readonly exhibit: Exhibit
  mustBeFoundBy(holder: Holder): boolean
}

const hasKey = ({ trust }: Holder): boolean => trust.key !== null
const isSame = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && Buffer.from(a).equals(b)

/** Whether a log lacks what the holder knows to have been in it. */
const contradicts = ({ entries }: Log, known: Log | null): boolean =>
  known !== null && !known.entries.every((entry, index) => isSame(entries[index], entry))

export const ways: Readonly<Record<string, (shelf: Shelf, roll: Dice) => Tampered | Promise<Tampered>>> = {
  'bytes of the zip': ({ log, files }, roll) => ofZip(log, files, tamperBytes(rezip(files), roll)),
  'files of the zip': ({ log, files }, roll) => ofZip(log, files, rezip(tamperFiles(files, roll))),
  'files of the log': ({ log }, roll) => ofLog(log, tamperFiles(log.files, roll)),
  'proof or evidence': tamperProof,
  'an entry replaced': replaceEntry,
  'another state of the log': exchange,
}

const ofZip = (log: Log, files: Files, zip: Uint8Array): Tampered => ({
  exhibit: { kind: 'bundle', zip },
  mustBeFoundBy: ({ known }) => !isSame(zip, rezip(files)) || contradicts(log, known),
})

// Nobody asks a published log for files it does not speak of, so one put in is not found.
const ofLog = (log: Log, files: Files): Tampered => ({
  exhibit: { kind: 'log', files },
  mustBeFoundBy: holder =>
    contradicts(log, holder.known) ||
    [...log.files].some(
      ([name, bytes]) => (hasKey(holder) || name !== checkpointFile) && !isSame(files.get(name), bytes),
    ),
})

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

/** An entry replaced by another with every tile, or every hash and proof, made to fit again. */
async function replaceEntry({ log, other }: Shelf, roll: Dice): Promise<Tampered> {
  const index = roll(log.entries.length)
  const entries = log.entries.with(index, other.entries[index] ?? assert.fail('no entry'))
  const evidence = log.evidence.with(index, other.evidence[index] ?? assert.fail('no evidence'))
  const files = changed(publish(entries), checkpointFile, fileOf(log.files, checkpointFile))
  const exhibit: Exhibit =
    roll(2) === 0
      ? { kind: 'log', files }
      : { kind: 'bundle', zip: await bundleOf({ ...log, entries, evidence }, handedOver) }
  return { exhibit, mustBeFoundBy: () => true }
}

/** A log rolled back, forked or another altogether, and then perhaps damaged as well. */
async function exchange({ earlier, forked, other, log }: Shelf, roll: Dice): Promise<Tampered> {
  const state = pick([earlier, forked, other, log], roll)
  const damage = roll(2) === 0 ? (files: Files) => files : (files: Files) => tamperFiles(files, roll)
  if (roll(2) === 0) return ofLog(state, damage(state.files))
  const files = filesOf(await bundleOf(state, [0, 5, 8]))
  return ofZip(state, files, rezip(damage(files)))
}

function tamperProof({ log, files }: Shelf, roll: Dice): Tampered {
  const [at, beside] = [pick(handedOver, roll), pick(handedOver, roll)]
  const [proof, evidence] = [fileOf(files, proofFile(at)), fileOf(files, evidenceFile(beside))]
  const inProof = roll(2) === 0
  const wrong = tamperBytes(inProof ? proof : evidence, roll)
  const differs = !isSame(wrong, inProof ? proof : evidence)
  return {
    exhibit: inProof ? { kind: 'proof', proof: wrong, evidence } : { kind: 'proof', proof, evidence: wrong },
    // Two checkpoints of one size can be held against each other; for any other size a proof alone shows nothing.
    mustBeFoundBy: holder =>
      at !== beside ||
      (differs && (hasKey(holder) || !inProof)) ||
      (holder.known?.entries.length === log.entries.length && contradicts(log, holder.known)),
  }
}
