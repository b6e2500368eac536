// docs/reference/pledges.md, written from the catalogue, the claims in words and the checks there are.

import { claimOf } from '../../src/language/parts.ts'
import { pledgeNames } from '../../src/language/pledges.ts'
import { catalogue, type PartKind } from '../../src/pledge/catalogue.ts'
import { type Check, type PledgeId, pledgeIds } from '../../src/pledge/pledge.ts'
import { formatTable } from './documents.ts'

const opening = `# Pledges

The 23 pledges a policy can make, each with its parts: what the part claims, and what looks at it. They name no company.
How parts make a verdict is in [ARCHITECTURE.md](../../ARCHITECTURE.md#the-drawing). Written from \`src/pledge/catalogue.ts\`,
\`src/language/parts.ts\` and the checks in \`src/app/checks.ts\`.

`

export function formatPledges(checks: ReadonlyMap<string, Check>): string {
  const parts = pledgeIds.flatMap(pledge => catalogue[pledge].map(({ name }) => `${pledge}/${name}`))
  const built = parts.filter(part => checks.has(part))
  const count = `${parts.length} kinds of parts, of which ${built.length} have a check.\n\n`
  const sections = pledgeIds.map(pledge => formatPledge(pledge, checks))
  return `${[opening, count, ...sections].join('').trimEnd()}\n`
}

function formatPledge(pledge: PledgeId, checks: ReadonlyMap<string, Check>): string {
  const { da, en } = pledgeNames[pledge]
  const kinds: readonly PartKind[] = catalogue[pledge]
  const rows = kinds.map(kind => {
    const check = checks.get(`${pledge}/${kind.name}`)
    return [`\`${kind.name}\``, claim(pledge, kind), check === undefined ? 'not built' : told(check, kind)]
  })
  const methods = kinds.flatMap(({ name }) => formatMethod(name, checks.get(`${pledge}/${name}`)))
  const table = formatTable(['part', 'claims', 'looked at'], rows)
  return [`## \`${pledge}\`\n\n${en} · *${da}*\n\n`, table, '\n', ...methods].join('')
}

/** The claim, with what it is there once for in the place of a name. */
function claim(pledge: PledgeId, { name, each }: PartKind): string {
  const subject = each === undefined ? null : `‹${each}›`
  const { en } = claimOf({ id: `${pledge}/${name}`, pledge, name, subject, carries: true }, subject)
  return each === undefined ? en : `Once for each ${each}: ${en}`
}

function told({ everyMs, canShow }: Check, { supporting }: PartKind): string {
  const shows = canShow.map(verdict => `*${verdict}*`).join(' and ')
  const alone = supporting === true ? '; never makes the pledge kept by itself' : ''
  return `every ${hours(everyMs)}; can show ${shows}${alone}`
}

const hours = (ms: number): string => (ms === 3_600_000 ? 'hour' : `${ms / 3_600_000} hours`)

const formatMethod = (name: string, check: Check | undefined): readonly string[] =>
  check === undefined ? [] : [`How \`${name}\` is looked at:\n\n\`\`\`text\n${check.method.en}\n\`\`\`\n\n`]
