// The table of attacks of docs/reference/security-window.md, written from src/traffic/watch/scenarios.ts.

import { scenarios } from '../../src/traffic/watch/scenarios.ts'
import { formatTable } from './documents.ts'

const head = ['kind', 'window', 'of one address', 'of many', 'kept', 'quiet', 'why']

export function formatScenarios(): string {
  const rows = scenarios.map(({ attack, windowSeconds, times, spread, keptFrom, quietSeconds, why }) => [
    ...[`\`${attack}\``, `${windowSeconds / 60} min`, `${times}`, `${spread.times} of ${spread.addresses}`],
    ...[`${keptFrom}`, `${quietSeconds / 60} min`, why],
  ])
  return formatTable(head, rows)
}
