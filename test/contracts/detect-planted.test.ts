// Planted anything, anywhere, in any encoding and cut into any pieces, is found at its place: every kind that has a form or a word.
// ORDHOLDEN_RUNS texts, each with several of them (10,000 in the long run); ORDHOLDEN_SEED draws others.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textsOf } from '../../src/detect/files/files.ts'
import type { ScanRules } from '../../src/detect/hit.ts'
import { type Hit, hitKinds } from '../../src/detect/hit.ts'
import { kinds } from '../../src/detect/kinds/kinds.ts'
import { sideBytes } from '../../src/detect/scan/pass.ts'
import { prepareRules, Scan } from '../../src/detect/scan/scan.ts'
import type { Source } from '../../src/detect/source.ts'
import { keywordRules, keywordShapes } from '../../src/detect/words/words.ts'
import { type Pick, type Planted, plant, plantedKinds } from '../planted-personal.ts'
import { random } from '../practice/nasty-text.ts'

const runs = Number(process.env['ORDHOLDEN_RUNS'] ?? 150)
const seed = Number(process.env['ORDHOLDEN_SEED'] ?? 7)

const everything: ScanRules = { shapes: { ...kinds, ...keywordShapes }, keywords: keywordRules }
const ready = prepareRules(everything)
/** The smallest window there is: texts cross its edge all the time. */
const windowBytes = 3 * sideBytes
/** Up to where it is looked through when it is full for the first time. */
const firstEdge = windowBytes - 2 * 16 - sideBytes

/** Words that name nothing: only what is planted may be found. */
const words =
  'solen skinner over blå træer mens vinden sagte leger under åbne skyer og the river runs slowly toward a quiet sea while élégante Ænder går forbi'.split(
    ' ',
  )
const signs = [' ', ' ', ' ', ' ', ', ', '. ', '\n', '\r\n', '\t']

function filler(pick: Pick, most: number): string {
  let text = ''
  for (const count = pick(most); text.length < count; )
    text += words[pick(words.length)] + (signs[pick(signs.length)] ?? '')
  return text
}

type Encode = (text: string) => Uint8Array
const encodings: Readonly<Record<string, Encode>> = {
  'UTF-8': text => Buffer.from(text, 'utf8'),
  'UTF-8, not composed': text => Buffer.from(text.normalize('NFD'), 'utf8'),
  'latin-1': text => Buffer.from(text, 'latin1'),
}

interface Expected {
  readonly planted: Planted
  readonly start: number
  readonly end: number
}

/** Cut or filled up with blanks at its beginning, so that it is so many bytes long. */
function endingAt(text: string, bytes: number, encode: Encode): string {
  let cut = text
  while (encode(cut).length > bytes) cut = cut.slice(Math.ceil((encode(cut).length - bytes) / 4))
  return ' '.repeat(Math.floor((bytes - encode(cut).length) / encode(' ').length)) + cut
}

/** A text of several planted, half of them with the first over an edge of the window, and where they stand in its bytes. */
function plantedText(pick: Pick, encode: Encode): { bytes: Uint8Array; expected: readonly Expected[] } {
  const parts: Uint8Array[] = []
  const expected: Expected[] = []
  let length = 0
  const add = (text: string): void => {
    const bytes = encode(text)
    parts.push(bytes)
    length += bytes.length
  }
  for (let count = 1 + pick(5); count > 0; count--) {
    const planted = plant(pick, plantedKinds[pick(plantedKinds.length)] ?? 'cpr')
    const lead = `${filler(pick, windowBytes)}\nskyer over åen\n${pick(2) === 0 ? 'og så ' : ''}`
    const reach = encode(planted.before + planted.value + planted.after).length
    if (length === 0 && pick(2) === 0) add(endingAt(lead, firstEdge - pick(reach + 1), encode))
    else if (length > 0 || pick(4) > 0) add(lead)
    add(planted.before)
    const start = length
    add(planted.value)
    expected.push({ planted, start, end: length })
    add(`${planted.after}${pick(4) === 0 && count === 1 ? '' : `\n${filler(pick, 200)}`}`)
  }
  return { bytes: Buffer.concat(parts), expected }
}

/** In pieces of up to `most` bytes, none too. */
function scanCut(bytes: Uint8Array, most: number, pick: Pick): readonly Hit[] {
  const hits: Hit[] = []
  const scan = new Scan(ready, hit => hits.push(hit), windowBytes)
  for (let at = 0; at < bytes.length; ) {
    const count = pick(most + 1)
    scan.push(bytes.subarray(at, at + count))
    at += count
  }
  scan.end()
  return hits
}

const tell = ({ planted }: Expected): string =>
  `${planted.kind}: ${planted.before}«${planted.value}»${planted.after}`

/** Told of the value alone: at its place, and sure enough to be counted. */
const isFound = (hits: readonly Hit[], { planted, start, end }: Expected): boolean =>
  hits.some(
    hit =>
      hit.kind === planted.kind && hit.start === start && hit.end === end && hit.confidence !== 'possible',
  )

for (const [name, encode] of Object.entries(encodings))
  test(`planted anything, anywhere, in ${name}, in pieces of any size, is found at its place`, t => {
    const pick = random(seed)
    let count = 0
    for (let run = 0; run < runs; run++) {
      const { bytes, expected } = plantedText(pick, encode)
      const most = [1, 7, 300, 20_000][pick(4)] ?? 1
      const hits = scanCut(bytes, most, pick)
      const lost = expected.filter(one => !isFound(hits, one)).map(tell)
      assert.deepEqual(lost, [], `run ${run} of ORDHOLDEN_SEED=${seed}, pieces of up to ${most} bytes`)
      count += expected.length
    }
    t.diagnostic(`${count} planted in ${runs} texts, all found`)
  })

const sourceOf = (bytes: Uint8Array): Source => ({
  name: 'planted.txt',
  bytes: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
})

/** Hits of a file, told in its bytes. */
async function hitsOfFile(bytes: Uint8Array): Promise<readonly Hit[]> {
  const hits: Hit[] = []
  for await (const text of textsOf(sourceOf(bytes), { pictures: null, now: () => 0 })) {
    assert.equal(text.kind, 'text')
    if (text.kind !== 'text' || text.places.kind !== 'bytes') continue
    const { places } = text
    const told = (at: number): number => places.fileOffset(at)
    const scan = new Scan(ready, hit => hits.push({ ...hit, start: told(hit.start), end: told(hit.end) }))
    for await (const piece of text.pieces) scan.push(piece)
    scan.end()
  }
  return hits
}

const wide: Readonly<Record<string, Encode>> = {
  'UTF-16, low byte first': text => Buffer.from(text, 'utf16le'),
  'UTF-16, high byte first': text => Buffer.from(text, 'utf16le').swap16(),
}
const mark: Readonly<Record<string, readonly number[]>> = {
  'UTF-16, low byte first': [0xff, 0xfe],
  'UTF-16, high byte first': [0xfe, 0xff],
}

for (const [name, encode] of Object.entries(wide))
  test(`planted anything in a file of ${name} is found at its place in the file`, async () => {
    const pick = random(seed + 1)
    for (let run = 0; run < Math.ceil(runs / 5); run++) {
      const { bytes, expected } = plantedText(pick, encode)
      const begin = Buffer.from(mark[name] ?? [])
      const hits = await hitsOfFile(Buffer.concat([begin, bytes]))
      const moved = expected.map(one => ({ ...one, start: one.start + 2, end: one.end + 2 }))
      assert.deepEqual(moved.filter(one => !isFound(hits, one)).map(tell), [], `run ${run} of seed ${seed}`)
    }
  })

test('nothing is found in the words around what is planted', () => {
  const pick = random(seed + 2)
  for (let run = 0; run < runs; run++)
    assert.deepEqual(
      scanCut(Buffer.from(filler(pick, 4_000)), 20_000, pick),
      [],
      `run ${run} of seed ${seed}`,
    )
})

test('every kind is planted, but persons, who are told by likelihood', () => {
  assert.deepEqual([...plantedKinds, 'person'].sort(), [...hitKinds].sort())
})
