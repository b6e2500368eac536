// Names of the company's domains that lead somewhere and to which no site of the register answers: a site nobody visits may hold
// anything. Where the register says of no site what it answers to, nothing is found. Proven by judge.test.ts and names.test.ts.

import { domainToASCII } from 'node:url'
import { foundByWords, unseenByWords } from '../../language/site.ts'
import type { SiteFinding } from '../finding.ts'
import { found, someOf } from './draft.ts'
import { failureOf, hostOf, isNamed, type View } from './view.ts'

export function judgeNames(view: View): readonly SiteFinding[] {
  const { audit, declared } = view
  const { covered } = declared
  if (covered === null) return []
  const known = [...covered.map(asWritten), ...visitedIn(view)]
  // A name found as `*.firma.dk` is every name below: covered by what covers them all, never by one of them.
  const uncovered = audit.namesFound.filter(({ name }) => !known.some(one => isNamed(name, one)))
  return [
    ...uncovered.map(({ name, by }) => found('names/uncovered', name, { name, by: foundByWords[by] }, [])),
    ...judgeUnseen(view),
  ]
}

// As DNS has it (IDNA): a register may say `blåbær.dk`.
const asWritten = (name: string): string => domainToASCII(name) || name

/** Names this audit itself came by: one that only sends on to the site was visited with it. */
const visitedIn = ({ audit }: View): readonly string[] =>
  audit.pages
    .filter(page => failureOf(page, audit.url) === null)
    .flatMap(({ url, finalUrl }) => [hostOf(url), hostOf(finalUrl ?? url)])

// Told as a note: that a name could not be looked up does not make it a site, and more names than these are never asked for.
function judgeUnseen({ audit }: View): readonly SiteFinding[] {
  return [...Map.groupBy(audit.namesUnseen, ({ by }) => by)].map(([by, unseen]) => {
    const names = someOf(unseen.map(({ name }) => name))
    return found('names/unseen', by, { names, what: unseenByWords[by] }, [])
  })
}
