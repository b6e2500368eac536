// Who gets the data, as a notice names them: systems and their operators, hosts, accountants and authorities. Proposed
// with the role such a recipient normally has and the words that name it. Proven by test/proposal.test.ts.

import { type RecipientName, recordWords } from '../../language/init.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { NoticeSentence } from '../blocks.ts'
import type { Proposal, Reading } from './classify.ts'
import { idOf } from './ids.ts'
import { namesIn } from './names.ts'
import { recipientWords } from './vocabulary.ts'

/** A proposal and the sentence it is of. */
export interface Read {
  readonly part: Proposal
  readonly sentence: NoticeSentence
}

type Promised = Extract<Proposal, { kind: 'promise' }>

export interface NamedRecipient {
  readonly id: string
  readonly name: string
  readonly role: 'processor' | 'controller'
  readonly quote: string
  /** A system, not somebody who is handed data. */
  readonly system: boolean
  /** It hosts the site. */
  readonly host: boolean
}

/** Pledges whose sentences name recipients. */
const naming: ReadonlySet<PledgeId> = new Set<PledgeId>([
  'partners.systems',
  'partners.disclosures',
  'partners.purposes',
  'partners.categories',
  'site.host',
  'site.third-parties',
])

/** Every recipient that is named, each once. What is denied ("no Google Analytics") is none. */
export function recipientsNamed(read: readonly Read[], reading: Reading): readonly NamedRecipient[] {
  const found = new Map<string, NamedRecipient>()
  for (const { part } of read) {
    if (part.kind !== 'promise' || part.denies || !naming.has(part.pledge)) continue
    for (const each of [...namedIn(part, reading), ...genericIn(part.text, reading)])
      if (!found.has(each.id)) found.set(each.id, each)
  }
  return [...found.values()]
}

function namedIn(part: Promised, { language, own }: Reading): readonly NamedRecipient[] {
  const isHost = part.pledge === 'site.host'
  const names = namesIn(part.text, language, own)
  return names
    .filter(({ known }) => known !== null || tellsNames.has(part.pledge))
    .map(({ name, known, quote }) => ({
      id: known?.id ?? idOf(name),
      name,
      role: known?.role ?? (part.pledge === 'partners.disclosures' ? 'controller' : 'processor'),
      quote,
      system: part.pledge === 'partners.systems' || known !== null,
      host: isHost,
    }))
}

/** Here a name with a capital is a recipient's; elsewhere it may be anything. */
const tellsNames: ReadonlySet<PledgeId> = new Set<PledgeId>([
  'partners.systems',
  'partners.disclosures',
  'site.host',
  'site.third-parties',
])

function genericIn(text: string, { language }: Reading): readonly NamedRecipient[] {
  return Object.entries(recipientWords).flatMap(([id, words]) => {
    const quote = words.exec(text)?.[0]
    if (quote === undefined) return []
    const name = recordWords.recipients[id as RecipientName][language]
    return [{ id, name, role: 'controller' as const, quote, system: false, host: false }]
  })
}
