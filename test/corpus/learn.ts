// Learns the weights of src/register/proposal from the labelled sentences: logistic regression with a penalty on large weights,
// by L-BFGS (Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.4), the same bytes at every run. Run it with
// `node test/corpus/learn.ts` after the corpus, the features or the grammar changed. Proven by test/learned.test.ts.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '../../src/core/language.ts'
import { pledgeIds } from '../../src/pledge/pledge.ts'
import type { Learned, Weights } from '../../src/register/proposal/judge.ts'
import { type Example, examplesIn } from './corpus.ts'

/** How often a feature must be met to be learned from, the penalty, how far it is followed, and how much of it is kept. */
const learning = { leastMet: 3, penalty: 1, steps: 80, kept: 6_000, keptPerPledge: 250 } as const

export const weightsPath = (language: Language): string =>
  join(import.meta.dirname, `../../src/register/proposal/weights-${language}.json`)

export const formatWeights = (learned: Learned): string => `${JSON.stringify(learned, null, 2)}\n`

export function learn(examples: readonly Example[]): Learned {
  const promises = examples.filter(({ pledges }) => pledges.length > 0)
  return {
    promise: learnOne(examples, ({ promise }) => promise, learning.kept),
    pledges: Object.fromEntries(
      pledgeIds
        .filter(id => promises.some(({ pledges }) => pledges[0] === id))
        .map(id => [id, learnOne(promises, ({ pledges }) => pledges[0] === id, learning.keptPerPledge)]),
    ),
  }
}

function learnOne(examples: readonly Example[], isOne: (example: Example) => boolean, kept: number): Weights {
  const names = namesMet(examples)
  const index = new Map(names.map((name, at) => [name, at]))
  const rows = examples.map(({ features }) => rowOf(features, index))
  const found = minimise(rows, examples.map(isOne), names.length)
  const bias = found[names.length] ?? 0
  const strongest = names
    .map((name, at) => ({ name, weight: rounded(found[at] ?? 0) }))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.name < b.name ? -1 : 1))
    .slice(0, kept)
    .filter(({ weight }) => weight !== 0)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return { bias: rounded(bias), of: Object.fromEntries(strongest.map(({ name, weight }) => [name, weight])) }
}

/** Two decimals: what is left of it is the same whatever machine computed it. */
const rounded = (weight: number): number => Math.round(weight * 100) / 100

function namesMet(examples: readonly Example[]): readonly string[] {
  const met = new Map<string, number>()
  for (const { features } of examples)
    for (const name of features.keys()) met.set(name, (met.get(name) ?? 0) + 1)
  return [...met].filter(([, times]) => times >= learning.leastMet).map(([name]) => name)
}

/** A weight, or a slope, for each feature and the bias. */
type Vector = Float64Array<ArrayBufferLike>

/** The features of one example that are learned from, by their place. */
interface Row {
  readonly at: Int32Array
  readonly value: Float64Array
}

function rowOf(features: ReadonlyMap<string, number>, index: ReadonlyMap<string, number>): Row {
  const known = [...features].filter(([name]) => index.has(name))
  return {
    at: Int32Array.from(known, ([name]) => index.get(name) ?? 0),
    value: Float64Array.from(known, ([, value]) => value),
  }
}

interface Point {
  readonly at: Vector
  readonly loss: number
  readonly slope: Vector
}

/** Loss and gradient; the last place is the bias, which no penalty holds down. */
function evaluate(rows: readonly Row[], ones: readonly boolean[], at: Vector): Point {
  const bias = at.length - 1
  const slope = new Float64Array(at.length)
  let loss = 0
  for (const [index, row] of rows.entries()) {
    let sum = at[bias] ?? 0
    for (let one = 0; one < row.at.length; one += 1)
      sum += (at[row.at[one] ?? 0] ?? 0) * (row.value[one] ?? 0)
    const signed = ones[index] === true ? sum : -sum
    loss += signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed
    const wrong = 1 / (1 + Math.exp(-sum)) - (ones[index] === true ? 1 : 0)
    for (let one = 0; one < row.at.length; one += 1) {
      const name = row.at[one] ?? 0
      slope[name] = (slope[name] ?? 0) + wrong * (row.value[one] ?? 0)
    }
    slope[bias] = (slope[bias] ?? 0) + wrong
  }
  for (let name = 0; name < bias; name += 1) {
    const weight = at[name] ?? 0
    loss += (learning.penalty * weight * weight) / 2
    slope[name] = (slope[name] ?? 0) + learning.penalty * weight
  }
  return { at, loss, slope }
}

const dot = (a: Vector, b: Vector): number => a.reduce((sum, each, at) => sum + each * (b[at] ?? 0), 0)
const plus = (a: Vector, b: Vector, times: number): Vector => a.map((each, at) => each + times * (b[at] ?? 0))

interface Move {
  readonly moved: Vector
  readonly turned: Vector
}

function minimise(rows: readonly Row[], ones: readonly boolean[], size: number): Vector {
  let point = evaluate(rows, ones, new Float64Array(size + 1))
  let moves: readonly Move[] = []
  for (let step = 0; step < learning.steps; step += 1) {
    const next = descend(rows, ones, point, directionOf(point.slope, moves))
    if (next === null) break
    const move = { moved: plus(next.at, point.at, -1), turned: plus(next.slope, point.slope, -1) }
    if (dot(move.moved, move.turned) > 1e-12) moves = [...moves, move].slice(-8)
    point = next
  }
  return point.at
}

/** The two loops of algorithm 7.4. */
function directionOf(slope: Vector, moves: readonly Move[]): Vector {
  let direction: Vector = slope.map(each => -each)
  const taken = moves.toReversed().map(({ moved, turned }) => {
    const share = dot(moved, direction) / dot(moved, turned)
    direction = plus(direction, turned, -share)
    return share
  })
  const last = moves.at(-1)
  if (last !== undefined) {
    const scale = dot(last.moved, last.turned) / dot(last.turned, last.turned)
    direction = direction.map(each => each * scale)
  }
  for (const [at, { moved, turned }] of moves.entries()) {
    const share = taken[moves.length - 1 - at] ?? 0
    direction = plus(direction, moved, share - dot(turned, direction) / dot(moved, turned))
  }
  return direction
}

/** Halves the step until it descends enough (Armijo); null where there is nowhere to go. */
function descend(
  rows: readonly Row[],
  ones: readonly boolean[],
  { at, loss, slope }: Point,
  direction: Vector,
): Point | null {
  const steep = dot(slope, direction)
  if (steep > -1e-6) return null
  const first = Math.min(1, 1 / Math.sqrt(dot(slope, slope)))
  for (let length = loss === 0 ? first : 1; length > 1e-8; length /= 2) {
    const next = evaluate(rows, ones, plus(at, direction, length))
    if (next.loss <= loss + 1e-4 * length * steep) return next
  }
  return null
}

if (import.meta.main)
  for (const language of languages)
    writeFileSync(weightsPath(language), formatWeights(learn(examplesIn(language))))
