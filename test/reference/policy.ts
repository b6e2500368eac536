// The README's table of what each sentence of the example became, written from its register, the catalogue and the checks.

import type { ReadEdition } from '../../src/app/policy.ts'
import { partsOf } from '../../src/pledge/catalogue.ts'
import { type Check, type PledgeId, pledgeIds } from '../../src/pledge/pledge.ts'
import type { Sentence } from '../../src/register/schema.ts'
import { subjectsOf } from '../../src/register/subjects.ts'
import { formatTable } from './documents.ts'

const longest = 90

/** One row for each sentence in the order of the text; sentences in a row of one pledge stand together. */
export function formatPolicy(
  { file: { register } }: ReadEdition,
  checks: ReadonlyMap<string, Check>,
): string {
  const rows = joined(register.sentences).map(({ sentences, pledge }) => {
    const said = sentences.map(({ da }) => `"${shorten(da?.exact ?? '')}"`).join('<br>')
    if (pledge === null) return [said, 'promises nothing', '']
    const parts = partsOf(pledge, subjectsOf(register, pledge))
    const built = parts.filter(({ id }) => checks.has(id)).map(({ name }) => name)
    return [said, `\`${pledge}\``, formatParts(built, parts.length)]
  })
  return formatTable(['the policy says', 'pledge', 'parts with a check'], rows)
}

function formatParts(built: readonly string[], parts: number): string {
  const names = built.length === 0 ? '' : `: ${built.map(name => `*${name}*`).join(', ')}`
  return `${built.length} of ${parts}${names}`
}

interface Row {
  readonly pledge: PledgeId | null
  readonly sentences: Sentence[]
}

function joined(sentences: readonly Sentence[]): readonly Row[] {
  const rows: Row[] = []
  for (const sentence of sentences) {
    const pledge = pledgeIds.find(id => id === sentence.pledge) ?? null
    const last = rows.at(-1)
    if (last === undefined || last.pledge !== pledge) rows.push({ pledge, sentences: [sentence] })
    else last.sentences.push(sentence)
  }
  return rows
}

/** At most so many letters, cut between words. */
function shorten(text: string): string {
  if (text.length <= longest) return text
  const cut = text.slice(0, longest)
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`
}
