// The scanner against the expressions that define the shapes: on texts put together of what almost is one, each shape by itself and
// the plain ones as one expression, in windows whose edge falls at every place of a text.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, nasty, random } from '../../../test/practice/nasty-text.ts'
import type { Hit } from '../hit.ts'
import { plainShapes, type Shape, shapes } from '../shapes.ts'
import { plainPass } from './plain.ts'
import { prepareRules, Scan } from './scan.ts'
import { shapeNames } from './taken.ts'

const runs = Number(process.env['ORDHOLDEN_RUNS'] ?? 600)
const seed = Number(process.env['ORDHOLDEN_SEED'] ?? 7)

function matches(expression: RegExp, text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(new RegExp(expression, 'g'))].map(
    match => [match.index, match.index + match[0].length] as const,
  )
}

function scanFor(shape: Shape, text: string, windowBytes?: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  const judge = (_: unknown, start: number, end: number): Hit => ({
    ...{ kind: 'secret', what: null, start, end, confidence: 'likely', context: 'bare' },
  })
  const ready = prepareRules({ shapes: { [shape]: judge }, keywords: [] })
  const scan = new Scan(ready, hit => found.push([hit.start, hit.end]), windowBytes)
  scan.push(bytesOf(text))
  scan.end()
  return found
}

function scanPlain(text: string, windowBytes?: number): readonly (readonly [string, number, number])[] {
  const found: (readonly [string, number, number])[] = []
  const scan = plainPass((shape, start, end) => found.push([shape, start, end]), windowBytes)
  scan.push(bytesOf(text))
  scan.end()
  return found
}

const together = new RegExp(plainShapes.map(shape => `(?<${shape}>${shapes[shape].source})`).join('|'), 'g')

const matchPlain = (text: string): readonly (readonly [string, number, number])[] =>
  [...text.matchAll(together)].map(match => {
    const [shape = ''] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? []
    return [shape, match.index, match.index + match[0].length] as const
  })

test('each shape is found where its expression finds it', () => {
  const pick = random(seed)
  const counts = new Map<Shape, number>()
  for (let run = 0; run < runs; run++) {
    const text = nasty(pick, 24)
    for (const shape of shapeNames) {
      const expected = matches(shapes[shape], text)
      assert.deepEqual(scanFor(shape, text), expected, `${shape} in ${JSON.stringify(text)}`)
      counts.set(shape, (counts.get(shape) ?? 0) + expected.length)
    }
  }
  for (const shape of shapeNames) assert.ok((counts.get(shape) ?? 0) > 3, `${shape} was hardly in the texts`)
})

test('the plain shapes together are found where one expression of them all finds them', () => {
  const pick = random(seed + 1)
  for (let run = 0; run < 4 * runs; run++) {
    const text = nasty(pick, 24)
    assert.deepEqual(scanPlain(text), matchPlain(text), JSON.stringify(text))
  }
})
