// Hours told as days, where there are more of them than a face has room for. Proven by text.test.ts and html.test.ts.

import type { Block, Series } from './block.ts'

export type SeriesBlock = Extract<Block, { kind: 'series' }>

const dayOf = (hour: number): number => Math.floor(hour / 24)

export function asDays(block: SeriesBlock, mostHours: number): SeriesBlock {
  const { step, at, series } = block
  if (step === 'day' || at.length <= mostHours) return block
  const days = [...new Set(at.map(dayOf))]
  return { ...block, step: 'day', at: days, series: series.map(each => summed(each, at, days)) }
}

function summed(series: Series, at: readonly number[], days: readonly number[]): Series {
  const sums = new Map<number, number>()
  for (const [index, hour] of at.entries())
    sums.set(dayOf(hour), (sums.get(dayOf(hour)) ?? 0) + (series.values[index] ?? 0))
  return { ...series, values: days.map(day => sums.get(day) ?? 0) }
}
