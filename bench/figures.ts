// How every measurement is told: the machine and the day, figures in rows, and each goal beside what came.

import { cpus, loadavg, release, totalmem } from 'node:os'

/** `more`: what else the figures hang on, a browser's version for one. */
export const machine = (...more: readonly string[]): string =>
  [
    `${new Date().toISOString()}  ${cpus()[0]?.model ?? 'unknown processor'}`,
    `${cpus().length} cores`,
    megabytes(totalmem()),
    `Linux ${release()}`,
    `Node ${process.version}`,
    `load ${loadavg()[0]?.toFixed(1)}`,
    ...more,
  ].join(', ')

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
export const percent = (share: number): string => `${(100 * share).toFixed(2)} %`
export const seconds = (value: number): string => `${value.toFixed(2)} s`
export const times = (value: number): string => `${value.toFixed(2)}×`

export function row(what: string, ...cells: readonly string[]): void {
  console.log(`  ${what.padEnd(58)}${cells.map(cell => cell.padStart(15)).join('')}`.trimEnd())
}

export interface Goal {
  readonly what: string
  readonly value: number
  /** One of both. */
  readonly least?: number
  readonly most?: number
  readonly format: (value: number) => string
}

/** Prints what came and what is asked; answers whether it is enough. What could not be measured (NaN) is not. */
export function isReached({ what, value, least = -Infinity, most = Infinity, format }: Goal): boolean {
  const reached = value >= least && value <= most
  const asked = most === Infinity ? `≥ ${format(least)}` : `≤ ${format(most)}`
  row(what, format(value), asked, reached ? '' : 'MISSED')
  return reached
}
