// Where something was seen, in one line a person reads, and what a stranger's page wrote made fit to be shown: in a terminal a
// letter nobody sees may do more than be read. Proven by pledges.test.ts and src/cli/site-lines.test.ts.

import type { Words } from '../core/language.ts'
import { shownInLine } from '../core/shown.ts'
import type { Where } from './finding.ts'

/** The line of the markup, else who brought it about, else the page. */
export function formatWhere({ page, place, chain }: Where): string {
  if (place !== null) return shownInLine(`${place.url}:${place.line}:${place.column} ${place.markup}`)
  const [by] = chain
  return shownInLine(by === undefined ? page : `${page} ← ${by.url}${by.line === null ? '' : `:${by.line}`}`)
}

export const shownWords = ({ da, en }: Words): Words => ({ da: shownInLine(da), en: shownInLine(en) })
