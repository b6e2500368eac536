// Two verifiers, one format: src/ledger and verifier/verify.html share no line, and have to agree on every vector, every
// state of a log, every alarm and ORDHOLDEN_TAMPERINGS random tamperings (1,000 unless told; ORDHOLDEN_SEED says which).
// Of those that show from what the reader holds, each verifier has to find every one by itself; both counts are printed.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fromBase64, utf8 } from '../../src/core/bytes.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { checkAlarm, parseAlarm } from '../../src/ledger/alarm.ts'
import { evidenceFile, proofFile } from '../../src/ledger/bundle.ts'
import { formatVerifierKey, parseVerifierKey } from '../../src/ledger/note.ts'
import type { Trust } from '../../src/ledger/verify.ts'
import { fileOf, filesOf, holding, memory, nothing, rezip, verifyFiles, withKey } from '../hostile/damage.ts'
import { type Exhibit, type Said, type VerifierName, verifiers } from '../hostile/ledger-exhibit.ts'
import { dice, fillShelf, holdersOf, pick, ways } from '../hostile/ledger-tampering.ts'
import { bundleOf, key, type Log, makeLog, signerFrom, upTo } from '../hostile/thousand.ts'
import { readSecondVerifier } from '../second-verifier.ts'

const tamperings = Number(process.env['ORDHOLDEN_TAMPERINGS'] ?? 1_000)
const seed = Number(process.env['ORDHOLDEN_SEED'] ?? 20261123)

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
const vectorFiles = (kind: string) => globSync(join(data, 'merkle', kind, '**/*.json')).toSorted()
const present = vectorFiles('inclusion').length > 0
const skip =
  present || process.env['ORDHOLDEN_TOOLS'] === 'required' ? false : `no vectors in ${data} (ORDHOLDEN_DATA)`

const second = await readSecondVerifier()

/** What each says, asked alone. */
async function eachSays(exhibit: Exhibit, trust: Trust): Promise<Readonly<Record<VerifierName, Said>>> {
  const said = await Promise.all(
    verifiers.map(async ({ name, look }) => [name, await look(exhibit, trust)] as const),
  )
  return Object.fromEntries(said) as Record<VerifierName, Said>
}

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

test('whole, rolled back and forked logs of a thousand leaves: the same outcome, reasons, findings and memory', async () => {
  const [log, earlier, fork] = [await makeLog(1000), await makeLog(600), await makeLog(1100, 300)]
  for (const state of [log, earlier, fork]) {
    const files = filesOf(await bundleOf(state, [0, 299, 599]))
    const [proof, evidence] = [fileOf(files, proofFile(299)), fileOf(files, evidenceFile(299))]
    const exhibits: readonly Exhibit[] = [
      { kind: 'bundle', zip: rezip(files) },
      { kind: 'log', files: state.files },
      { kind: 'proof', proof, evidence },
    ]
    const trusts = [nothing, withKey, holding(log), holding(earlier), holding(fork), onlyMemory(earlier)]
    for (const exhibit of exhibits)
      for (const trust of trusts) {
        const said = await eachSays(exhibit, trust)
        assert.deepEqual(said.second, said.first, exhibit.kind)
      }
  }
})

const onlyMemory = (of: Log): Trust => ({ key: null, remembered: [memory(of)] })

const outcomeOf = ({ kind, because, keep }: Said): string => JSON.stringify([kind, because, keep])

interface Count {
  done: number
  mustBeFound: number
  readonly foundBy: Record<VerifierName, number>
}

test(`${tamperings} random tamperings: each verifier alone finds what shows, and both say the same`, async t => {
  const shelf = await fillShelf()
  const holders = holdersOf(shelf)
  const counts = new Map<string, Count>()
  const quarrels: string[] = []
  for (let nth = 0; nth < tamperings; nth += 1) {
    const roll = dice(seed + nth)
    const way = pick(Object.keys(ways), roll)
    const tampered = await (ways[way] ?? assert.fail(way))(shelf, roll)
    const holder = pick(holders, roll)
    const said = await eachSays(tampered.exhibit, holder.trust)
    count(counts, way, tampered.mustBeFoundBy(holder), said)
    if (outcomeOf(said.first) !== outcomeOf(said.second))
      quarrels.push(`nth ${nth}, ${way}, holder ${holders.indexOf(holder)}: ${JSON.stringify(said)}`)
  }
  for (const [way, { done, mustBeFound, foundBy }] of [...counts].toSorted()) {
    const found = `found by the first alone ${foundBy.first}, by the second alone ${foundBy.second}`
    t.diagnostic(`${way}: ${done} done, ${mustBeFound} show; ${found}`)
    assert.deepEqual([foundBy.first, foundBy.second], [mustBeFound, mustBeFound], way)
  }
  t.diagnostic(`disagreements: ${quarrels.length} of ${tamperings}`)
  assert.equal(quarrels.length, 0, quarrels.slice(0, 12).join('\n'))
})

/** Counts, of those that have to be found, whether each verifier did. */
function count(
  counts: Map<string, Count>,
  way: string,
  shows: boolean,
  said: Readonly<Record<VerifierName, Said>>,
): void {
  const line = counts.get(way) ?? { done: 0, mustBeFound: 0, foundBy: { first: 0, second: 0 } }
  counts.set(way, line)
  line.done += 1
  if (!shows) return
  line.mustBeFound += 1
  for (const { name } of verifiers) if (said[name].found.length > 0) line.foundBy[name] += 1
}

test('the full bundle of three hundred leaves, one bit anywhere: each finds it', async () => {
  const zip = await bundleOf(await makeLog(300), upTo(12))
  const roll = dice(seed)
  for (let nth = 0; nth < 40; nth += 1) {
    const at = roll(zip.length)
    const damaged = zip.with(at, (zip[at] ?? 0) ^ (1 << roll(8)))
    const { first, second } = await eachSays({ kind: 'bundle', zip: damaged }, withKey)
    assert.deepEqual([first.kind, second.kind], ['damaged', 'damaged'], `byte ${at}`)
  }
})

type Alarmed = 'contradiction' | 'no-contradiction' | 'malformed'

function alarmByFirst(text: string, under: string | null): Alarmed {
  try {
    return checkAlarm(parseAlarm(text), under === null ? null : parseVerifierKey(under))
  } catch (error) {
    if (error instanceof Refusal) return 'malformed'
    throw error
  }
}

async function alarmBySecond(text: string, under: string | null): Promise<Alarmed> {
  const { kind, because } = await second.verifyAlarm(
    { name: 'alarm', bytes: utf8(text) },
    { key: under, earlier: null },
  )
  if (kind === 'damaged') return 'malformed'
  return because.includes('no-contradiction') ? 'no-contradiction' : 'contradiction'
}

async function alarmOf(exhibit: Log, held: Log): Promise<string> {
  const verdict = await verifyFiles(exhibit.files, holding(held))
  return 'alarm' in verdict ? verdict.alarm : assert.fail(verdict.kind)
}

test('alarms: a fork convicts under its key, a rollback and another key do not, and a changed alarm never more', async t => {
  const { log, earlier, forked, later, other } = await fillShelf()
  const convicting = [await alarmOf(forked, log), await alarmOf(other, log), await alarmOf(later, forked)]
  const others = [await alarmOf(earlier, log), await alarmOf(forked, later)]
  const stranger = formatKeyOf('somebody else')
  for (const text of convicting)
    for (const [under, said] of [
      [key, 'contradiction'],
      [null, 'contradiction'],
      [stranger, 'no-contradiction'],
    ] as const)
      assert.deepEqual([alarmByFirst(text, under), await alarmBySecond(text, under)], [said, said])
  for (const text of others)
    assert.deepEqual(
      [alarmByFirst(text, key), await alarmBySecond(text, key)],
      ['no-contradiction', 'no-contradiction'],
    )
  const counts = { contradiction: 0, 'no-contradiction': 0, malformed: 0 }
  for (const [nth, text] of tamperedAlarms([...convicting, ...others])) {
    const said = alarmByFirst(text, key)
    assert.equal(await alarmBySecond(text, key), said, `nth ${nth}: ${text}`)
    counts[said] += 1
  }
  t.diagnostic(JSON.stringify(counts))
})

const formatKeyOf = (name: string) => formatVerifierKey(signerFrom(name).key)

/** Alarms with a line taken out, doubled or moved, or a byte changed. */
function* tamperedAlarms(alarms: readonly string[]): Generator<readonly [number, string]> {
  for (let nth = 0; nth < Math.ceil(tamperings / 5); nth += 1) {
    const roll = dice(seed + nth)
    const text = pick(alarms, roll)
    const lines = text.split('\n')
    const [at, to] = [roll(lines.length), roll(lines.length)]
    const line = lines[at] ?? ''
    const letter = roll(text.length)
    const swapped = text.slice(0, letter) + pick([...'%0aA =\t\n+'], roll) + text.slice(letter + 1)
    yield [
      nth,
      pick(
        [lines.toSpliced(at, 1), lines.toSpliced(at, 0, line), lines.toSpliced(to, 0, line), [swapped]],
        roll,
      ).join('\n'),
    ]
  }
}
