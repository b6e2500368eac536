// Invented persons for the measurements of bench/anonymise: the same rows each time, of a distribution with many in few places, as people
// live. They are made as they are read, and none is held.

export const columns: readonly string[] = ['born', 'sex', 'postnr', 'trade', 'children', 'illness']
export const quasi = columns.slice(0, 5)

const trades = Array.from({ length: 40 }, (_, at) => `T${10 + at}`)
const illnesses = Array.from({ length: 30 }, (_, at) => `illness ${at}`)

/** xorshift32. */
function* chances(): Generator<number, never> {
  let state = 0x2545f491
  for (;;) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    yield (state >>> 0) / 2 ** 32
  }
}

const pick = (from: readonly string[], chance: number): string =>
  from[Math.floor(chance * chance * from.length)] ?? ''

function rowOf(next: () => number): readonly string[] {
  return [
    `${2007 - Math.floor((next() + next()) * 40)}`,
    next() < 0.5 ? 'f' : 'm',
    `${1000 + Math.floor(next() * next() * 900) * 10}`,
    pick(trades, next()),
    `${Math.floor(next() * next() * 6)}`,
    pick(illnesses, next()),
  ]
}

const batchRows = 2_000

export function* madeRows(rows: number): Generator<readonly (readonly string[])[]> {
  const made = chances()
  const next = () => made.next().value
  for (let from = 0; from < rows; from += batchRows)
    yield Array.from({ length: Math.min(batchRows, rows - from) }, () => rowOf(next))
}
