// What an edit changes in the register: systems and recipients under another name, periods, and entries whose words stood
// in the notice and do not any more. Proven by diff.test.ts.

import { languages } from '../../core/language.ts'
import type { Edition } from '../gate.ts'
import { comparable } from '../html.ts'
import type { Register } from '../schema.ts'

export interface Renamed {
  readonly kind: 'system' | 'recipient'
  readonly id: string
  readonly before: string
  readonly after: string
}

/** A retention period that is new, gone or another; `P5Y`. */
export interface PeriodChange {
  readonly activity: string
  readonly id: string
  readonly before: string | null
  readonly after: string | null
}

export type EntryKind =
  | 'people'
  | 'category'
  | 'purpose'
  | 'period'
  | 'source'
  | 'system'
  | 'recipient'
  | 'right'

/** An entry that the notice told before and does not tell now, though the register still has it. */
export interface Untold {
  readonly kind: EntryKind
  readonly id: string
  /** The words that told it. */
  readonly words: string
}

export const renamedIn = (before: Register, after: Register): readonly Renamed[] => [
  ...renamed('system', before.systems, after.systems),
  ...renamed('recipient', before.recipients, after.recipients),
]

interface Named {
  readonly id: string
  readonly name: string
}

function renamed(
  kind: Renamed['kind'],
  before: readonly Named[],
  after: readonly Named[],
): readonly Renamed[] {
  const names = new Map(before.map(({ id, name }) => [id, name]))
  return after.flatMap(({ id, name }) => {
    const earlier = names.get(id)
    return earlier === undefined || earlier === name ? [] : [{ kind, id, before: earlier, after: name }]
  })
}

export function periodsIn(before: Register, after: Register): readonly PeriodChange[] {
  const [old, now] = [before, after].map(periodsOf)
  const keys = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])
  return [...keys].flatMap(key => {
    const [activity = '', id = ''] = key.split(' ')
    const [from, to] = [old?.get(key) ?? null, now?.get(key) ?? null]
    return from === to ? [] : [{ activity, id, before: from, after: to }]
  })
}

// Ids have no space in them.
const periodsOf = ({ activities }: Register): ReadonlyMap<string, string> =>
  new Map(
    activities.flatMap(({ id, retention }) =>
      retention.map(kept => [`${id} ${kept.id}`, kept.period] as const),
    ),
  )

interface Entry {
  readonly kind: EntryKind
  readonly id: string
  readonly quote: { readonly da?: string | undefined; readonly en?: string | undefined } | undefined
}

function entriesOf({ activities, systems, recipients, rights }: Register): readonly Entry[] {
  const as =
    (kind: EntryKind, within = '') =>
    ({ id, quote }: Pick<Entry, 'id'> & { readonly quote?: Entry['quote'] }): Entry => ({
      kind,
      id: `${within}${id}`,
      quote,
    })
  return [
    ...activities.flatMap(({ id, people, categories, purposes, retention, sources }) => [
      ...people.map(as('people', `${id}.`)),
      ...categories.map(as('category', `${id}.`)),
      ...purposes.map(as('purpose')),
      ...retention.map(as('period', `${id}.`)),
      ...sources.map((source, at) => as('source', `${id}.`)({ ...source, id: `${at + 1}` })),
    ]),
    ...systems.map(as('system')),
    ...recipients.map(as('recipient')),
    ...rights.map(as('right')),
  ]
}

export function untoldIn(before: Edition, after: Edition): readonly Untold[] {
  const now = new Map(entriesOf(after.file.register).map(entry => [`${entry.kind} ${entry.id}`, entry]))
  return entriesOf(before.file.register).flatMap(({ kind, id, quote }) => {
    const entry = now.get(`${kind} ${id}`)
    if (entry === undefined) return []
    const [words] = languages.flatMap(language => {
      const said = quote?.[language]
      const lost =
        said !== undefined &&
        tells(before, language, said) &&
        ![said, entry.quote?.[language]].some(each => each !== undefined && tells(after, language, each))
      return lost && after.notices.some(notice => notice.language === language) ? [said] : []
    })
    return words === undefined ? [] : [{ kind, id, words }]
  })
}

const tells = ({ notices }: Edition, language: string, words: string): boolean =>
  notices.some(each => each.language === language && comparable(each.notice.text).includes(comparable(words)))
