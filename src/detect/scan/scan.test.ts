// What is found does not depend on how a text was cut: at every edge of the window, in pieces of any size, beside judges that look
// around; and time grows with the length of a text, whatever it is made of.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { bytesOf, nasty, random } from '../../../test/practice/nasty-text.ts'
import type { ScanRules } from '../hit.ts'
import { type Around, aroundBytes, type Hit, type HitKind, hitBytes, type Judge } from '../hit.ts'
import { sideBytes } from './pass.ts'
import { plainPass } from './plain.ts'
import { prepareRules, Scan } from './scan.ts'
import { shapeNames } from './taken.ts'

const runs = Number(process.env['ORDHOLDEN_RUNS'] ?? 200)
const seed = Number(process.env['ORDHOLDEN_SEED'] ?? 7)
const smallest = 3 * sideBytes

const hit = (kind: HitKind, what: string | null, start: number, end: number): Hit => ({
  ...{ kind, what, start, end, confidence: 'likely', context: 'bare' },
})

/** A hit that tells in `what` everything its judge was shown. */
const seeAll =
  (kind: HitKind): Judge =>
  ({ bytes, from, to }, start, end) => {
    const shown = createHash('sha1').update(bytes.subarray(from, to)).digest('hex')
    return hit(kind, `${start - from} ${to - end} ${shown}`, start, end)
  }

const everything: ScanRules = {
  shapes: Object.fromEntries(shapeNames.map(shape => [shape, seeAll('phone')])),
  keywords: [
    { id: 'part', words: ['ab', 'bc', 'AKIA'], as: 'part', judge: seeAll('secret') },
    { id: 'word', words: ['abc', 'DK', 'xyz'], as: 'word', judge: seeAll('address') },
  ],
}
const ready = prepareRules(everything)

function hitsIn(pieces: readonly Uint8Array[], windowBytes?: number, rules = ready): readonly Hit[] {
  const hits: Hit[] = []
  const scan = new Scan(rules, each => hits.push(each), windowBytes)
  for (const piece of pieces) scan.push(piece)
  scan.end()
  return hits
}

const moved = (hits: readonly Hit[], by: number): readonly Hit[] =>
  hits.map(each => ({ ...each, start: each.start + by, end: each.end + by }))

test('an edge of the window at any place of a text changes nothing', () => {
  const pick = random(seed)
  const blank = ' '.repeat(smallest)
  const side = ' '.repeat(aroundBytes)
  for (let run = 0; run < runs / 100; run++) {
    const text = nasty(pick, 24).slice(0, 400)
    const expected = hitsIn([bytesOf(side + text + side)])
    const edge = smallest - 2 * 16 - sideBytes
    for (let at = 0; at <= text.length; at++) {
      const before = edge - at
      const found = hitsIn([bytesOf(blank.slice(0, before) + text + blank)], smallest)
      assert.deepEqual(
        found,
        moved(expected, before - aroundBytes),
        `edge at ${at} of ${JSON.stringify(text)}`,
      )
    }
  }
})

/** A text in pieces of 0 to `most` bytes. */
function cut(bytes: Uint8Array, most: number, pick: (below: number) => number): readonly Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const count = pick(most + 1)
    pieces.push(bytes.subarray(at, at + count))
    at += count
  }
  return pieces
}

test('pieces of any size, one byte each too, change nothing', () => {
  const pick = random(seed + 1)
  for (let run = 0; run < runs / 25; run++) {
    const bytes = bytesOf(Array.from({ length: 80 }, () => nasty(pick, 24)).join('\n'))
    const expected = hitsIn([bytes])
    assert.ok(expected.length > 0)
    for (const most of [1, 7, 300, 20_000])
      assert.deepEqual(hitsIn(cut(bytes, most, pick), smallest), expected, `pieces of up to ${most}`)
  }
})

test('hits come in rising order, overlap nowhere, and before the text has ended', () => {
  const line = bytesOf('ring +45 20 30 40 50 eller skriv til anne@example.dk inden 010190-0000\n')
  const hits: Hit[] = []
  const scan = new Scan(ready, each => hits.push(each))
  for (let count = 0; count < 10_000; count++) scan.push(line)
  assert.ok(hits.length > 10_000, `${hits.length} hits before the end`)
  scan.end()
  assert.equal(hits.filter((each, at) => each.start < (hits[at - 1]?.end ?? 0)).length, 0)
  assert.deepEqual(
    hits.slice(0, 3).map(({ start, end }) => [start, end]),
    [
      [5, 20],
      [37, 52],
      [59, 70],
    ],
  )
})

test('a judge sees 256 bytes to each side, and the beginning and the end of the text', () => {
  const seen: { readonly left: number; readonly right: number; readonly length: number }[] = []
  const judge = ({ from, to }: Around, start: number, end: number) => {
    seen.push({ left: start - from, right: to - end, length: end - start })
    return null
  }
  const rules = prepareRules({ shapes: { cpr: judge }, keywords: [] })
  hitsIn([bytesOf(`010190-0000 ${' '.repeat(400)} 010190-0000 ${' '.repeat(99)}`)], undefined, rules)
  assert.deepEqual(seen, [
    { left: 0, right: aroundBytes, length: 11 },
    { left: aroundBytes, right: 100, length: 11 },
  ])
})

test('a judge may answer a longer stretch, none is longer than a hit may be, and none lies outside what it was shown', () => {
  const wide = (judge: Judge) => prepareRules({ shapes: { cpr: judge, jwt: judge }, keywords: [] })
  const line = bytesOf(`${' '.repeat(300)}010190-0000${' '.repeat(300)}`)
  const longer = wide((_, start, end) => hit('cpr', null, start - 9, end + 9))
  assert.deepEqual(hitsIn([line], undefined, longer), [hit('cpr', null, 291, 320)])
  const outside = wide((_, start, end) => hit('cpr', null, start - aroundBytes - 1, end))
  assert.throws(
    () => hitsIn([line], undefined, outside),
    /expected a hit of cpr within what its judge was shown/,
  )
  const token = bytesOf(`eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(9_000)}.${'c'.repeat(40)}`)
  const whole = wide((_, start, end) => hit('secret', 'jwt', start, end))
  assert.deepEqual(hitsIn([token], smallest, whole), [hit('secret', 'jwt', 0, hitBytes)])
})

/** Seeds an expression that backtracks takes minutes for, and others that are long runs of one shape's letters. */
const seeds: readonly (readonly [name: string, make: (count: number) => string])[] = [
  ['letters', count => `${'a'.repeat(count)}!`],
  ['labels', count => `a@${'a.'.repeat(count / 2)}`],
  ['zeros', count => '0'.repeat(count)],
  ['halves of cpr numbers', count => '010101-'.repeat(count / 7)],
  ['spaces', count => `${' '.repeat(count)}x`],
  ['an iban without an end', count => `DK${'50 0040 0440 '.repeat(count / 13)}`],
  ['brackets', count => `((((((((((${'a'.repeat(count)}`],
  ['beginnings of tokens', count => 'eyJ-'.repeat(count / 4)],
  ['tokens without an end', count => 'eyJaaaaaaaaaa.'.repeat(count / 14)],
  ['one part and many beginnings', count => `${'-eyJ'.repeat(count / 8)}.eyJ${'a'.repeat(count / 2)}`],
  ['colons', count => ':'.repeat(count)],
  ['hexadecimal digits', count => `${'ab'.repeat(count / 2)}:`],
  ['hexadecimal runs that do not end', count => 'ab:cd.'.repeat(count / 6)],
  ['ats', count => 'a@'.repeat(count / 2)],
  ['hyphens', count => 'ab-'.repeat(count / 3)],
  ['decimals', count => '1.2345,'.repeat(count / 7)],
  ['plates', count => 'AB 12 '.repeat(count / 6)],
]

test('time grows with the length of a text, whatever it is made of', t => {
  const judge = () => null
  const rules = prepareRules({
    shapes: Object.fromEntries(shapeNames.map(name => [name, judge])),
    keywords: everything.keywords.map(rule => ({ ...rule, judge })),
  })
  for (const [name, make] of seeds) {
    const bytes = bytesOf(make(200_000))
    const judged = nanosPerByte(bytes, () => hitsIn([bytes], undefined, rules))
    const plain = nanosPerByte(bytes, () => scanPlain(bytes))
    t.diagnostic(`${name}: ${judged.toFixed(1)} ns a byte judged, ${plain.toFixed(1)} plain`)
    // What takes 4,096 times as long for each byte of a run would be far beyond it; a loaded machine is not.
    assert.ok(judged < 400 && plain < 400, `${name}: ${judged} and ${plain} ns a byte`)
  }
})

function nanosPerByte(bytes: Uint8Array, scan: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.hrtime.bigint()
    scan()
    return Number(process.hrtime.bigint() - before) / bytes.length
  })
  return Math.min(...times)
}

function scanPlain(bytes: Uint8Array): void {
  const scan = plainPass(() => {})
  scan.push(bytes)
  scan.end()
}
