// What only the whole register can show: ids used twice or never declared, entries accepted by nobody, pledges without
// their parts, sentences that both promise and do not. Each fault names its place, and the other place where there is one.
// Proven by parse.test.ts.

import { closest } from '../core/closest.ts'
import { type Fault, formatPlace } from '../core/refusal.ts'
import { catalogue } from '../pledge/catalogue.ts'
import type { Activity, Register } from './schema.ts'
import type { Path, YamlFile } from './yaml.ts'

export type Places = Pick<YamlFile, 'place'>

export function crossFaults(register: Register, places: Places): readonly Fault[] {
  return [
    ...duplicateIds(register, places),
    ...danglingIds(register, places),
    ...acceptanceFaults(register, [], places),
    ...pledgeFaults(register, places),
    ...orphans(register, places),
    ...recipientFaults(register, places),
    ...sentenceFaults(register, places),
  ]
}

/** Something with a name, and where the name stands. */
export interface Named {
  readonly id: string
  readonly path: Path
}

const named = [
  'activities',
  'recipients',
  'systems',
  'agreements',
  'sites',
  'channels',
  'procedures',
  'rights',
  'pledges',
  'sentences',
] as const

function duplicateIds(register: Register, places: Places): readonly Fault[] {
  const lists = named.map(name => declared(register[name], [name]))
  const purposes = register.activities.flatMap((activity, at) =>
    declared(activity.purposes, ['activities', at, 'purposes']),
  )
  const inside = register.activities.flatMap((activity, at) =>
    (['people', 'categories', 'retention'] as const).map(name =>
      declared(activity[name], ['activities', at, name]),
    ),
  )
  const languages = register.notices.map(({ language }, at) => ({
    id: language,
    path: ['notices', at, 'language'],
  }))
  return [
    ...[...lists, purposes, ...inside, languages].flatMap(list => twice(list, places)),
    ...reusedIds(register, places),
  ]
}

function reusedIds(register: Register, places: Places): readonly Fault[] {
  const retired = new Map(register.retired.map((id, at) => [id, at]))
  return register.sentences.flatMap(({ id }, at) => {
    const gone = retired.get(id)
    if (gone === undefined) return []
    return [
      {
        message: `expected a new id for a new sentence, got the retired "${id}"`,
        place: places.place(['sentences', at, 'id']),
        hint: `it is retired at ${formatPlace(places.place(['retired', gone]))}`,
      },
    ]
  })
}

const declared = (entries: readonly { readonly id: string }[], path: Path): readonly Named[] =>
  entries.map(({ id }, at) => ({ id, path: [...path, at, 'id'] }))

export function twice(list: readonly Named[], places: Places, noun = 'id'): readonly Fault[] {
  const first = new Map<string, Path>()
  const faults: Fault[] = []
  for (const { id, path } of list) {
    const before = first.get(id)
    if (before === undefined) first.set(id, path)
    else
      faults.push({
        message: `duplicate ${noun} "${id}"`,
        place: places.place(path),
        hint: `it is first at ${formatPlace(places.place(before))}`,
      })
  }
  return faults
}

/** One that stands inside an activity. */
type Inside = Pointer & { readonly to: 'recipients' | 'systems' | 'categories' | 'people' }

export interface Pointer {
  readonly id: string
  readonly to: 'recipients' | 'systems' | 'categories' | 'people' | 'sentences' | 'purposes' | 'retention'
  readonly path: Path
}

function danglingIds(register: Register, places: Places): readonly Fault[] {
  const recipients = new Set(register.recipients.map(({ id }) => id))
  const systems = new Set(register.systems.map(({ id }) => id))
  const sentences = new Set(register.sentences.map(({ id }) => id))
  const top = [
    ...topPointers(register).flatMap(pointer => dangling(pointer, recipients, places)),
    ...sentencePointers(register).flatMap(pointer => dangling(pointer, sentences, places)),
  ]
  const inside = register.activities.flatMap((activity, at) => {
    const categories = new Set(activity.categories.map(({ id }) => id))
    const people = new Set(activity.people.map(({ id }) => id))
    const known = { recipients, systems, categories, people }
    return pointersOf(activity, ['activities', at]).flatMap(pointer =>
      dangling(pointer, known[pointer.to], places),
    )
  })
  return [...top, ...inside]
}

function topPointers(register: Register): readonly Pointer[] {
  const to = 'recipients'
  return [
    ...register.systems.flatMap(({ operator }, at) =>
      operator === undefined ? [] : [{ id: operator, to, path: ['systems', at, 'operator'] } as const],
    ),
    ...register.agreements.map(
      (entry, at) => ({ id: entry.with, to, path: ['agreements', at, 'with'] }) as const,
    ),
    ...register.sites.map(({ host }, at) => ({ id: host, to, path: ['sites', at, 'host'] }) as const),
    ...register.sites.flatMap(({ thirdParties }, at) =>
      thirdParties.flatMap(({ operator }, n) =>
        operator === undefined
          ? []
          : [{ id: operator, to, path: ['sites', at, 'thirdParties', n, 'operator'] } as const],
      ),
    ),
  ]
}

const sentencePointers = ({ sites }: Register): readonly Pointer[] =>
  sites.flatMap((site, at) =>
    site.sentences.map((id, n) => ({ id, to: 'sentences', path: ['sites', at, 'sentences', n] }) as const),
  )

function pointersOf(activity: Activity, path: Path): readonly Inside[] {
  const { systems, recipients, transfers } = activity
  return [
    ...systems.map((id, at) => ({ id, to: 'systems', path: [...path, 'systems', at] }) as const),
    ...recipients.flatMap((flow, at) => flowPointers(flow, [...path, 'recipients', at])),
    ...transfers.map(
      ({ to }, at) => ({ id: to, to: 'recipients', path: [...path, 'transfers', at, 'to'] }) as const,
    ),
    ...(['retention', 'sources'] as const).flatMap(name =>
      activity[name].flatMap(({ of }, n) =>
        of.map((id, at) => ({ id, to: 'categories', path: [...path, name, n, 'of', at] }) as const),
      ),
    ),
  ]
}

const flowPointers = (flow: Activity['recipients'][number], path: Path): readonly Inside[] => [
  { id: flow.to, to: 'recipients', path: [...path, 'to'] },
  ...(['categories', 'people'] as const).flatMap(name =>
    flow[name].map((id, at) => ({ id, to: name, path: [...path, name, at] })),
  ),
]

export function dangling(pointer: Pointer, known: ReadonlySet<string>, places: Places): readonly Fault[] {
  if (known.has(pointer.id)) return []
  const near = closest(pointer.id, known)
  return [
    {
      message: `expected an id of ${pointer.to}, got "${pointer.id}"`,
      place: places.place(pointer.path),
      hint: near === null ? `declare it under ${pointer.to}` : `did you mean ${near}?`,
    },
  ]
}

/** Every entry with `status: accepted` says by whom and when; no other does. */
function acceptanceFaults(value: unknown, path: Path, places: Places): readonly Fault[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.entries(value).flatMap(([key, member]) =>
    acceptanceFaults(member, [...path, Array.isArray(value) ? Number(key) : key], places),
  )
  if (!('status' in value)) return inside
  const isAccepted = value.status === 'accepted'
  const saysWho = 'accepted' in value && value.accepted !== undefined
  if (isAccepted === saysWho) return inside
  const message = isAccepted
    ? 'expected accepted: {by, at} beside status: accepted, got nothing'
    : `expected status: accepted beside accepted: {by, at}, got ${String(value.status)}`
  return [{ message, place: places.place([...path, 'status']) }, ...inside]
}

const recipientFaults = ({ activities }: Register, places: Places): readonly Fault[] =>
  activities.flatMap(({ id, recipients, noRecipients }, at) =>
    noRecipients === undefined || recipients.length === 0
      ? []
      : [
          {
            message: `activity "${id}": expected recipients or noRecipients, got both`,
            place: places.place(['activities', at, 'noRecipients']),
          },
        ],
  )

/** A pledge nothing promises, and a promise whose pledge is not listed: each must have the other. */
function orphans(register: Register, places: Places): readonly Fault[] {
  const listed = new Set(register.pledges.map(({ id }) => id))
  const promised = new Set(register.sentences.flatMap(({ pledge }) => pledge ?? []))
  return [
    ...register.pledges.flatMap(({ id }, at) =>
      promised.has(id)
        ? []
        : [
            {
              message: `${id}: expected a sentence that promises it, got none`,
              place: places.place(['pledges', at]),
            },
          ],
    ),
    ...register.sentences.flatMap(({ id, pledge }, at) =>
      pledge === undefined || listed.has(pledge)
        ? []
        : [
            {
              message: `sentence "${id}": expected ${pledge} under pledges, got nothing`,
              place: places.place(['sentences', at, 'pledge']),
              hint: `add it with its parts: ${catalogue[pledge].map(kind => kind.name).join(', ')}`,
            },
          ],
    ),
  ]
}

function pledgeFaults(register: Register, places: Places): readonly Fault[] {
  return register.pledges.flatMap(({ id, parts }, at) => {
    const known = catalogue[id].map(kind => kind.name)
    const unknown = parts.flatMap((part, n) =>
      known.some(name => name === part)
        ? []
        : [
            {
              message: `${id}: unknown part "${part}"`,
              place: places.place(['pledges', at, 'parts', n]),
              hint: `its parts are ${known.join(', ')}`,
            },
          ],
    )
    const lacking = known.filter(name => !parts.includes(name))
    const place = places.place(['pledges', at])
    return lacking.length === 0
      ? unknown
      : [...unknown, { message: `${id}: missing parts ${lacking.join(', ')}`, place }]
  })
}

function sentenceFaults(register: Register, places: Places): readonly Fault[] {
  return register.sentences.flatMap((sentence, at) => {
    const place = places.place(['sentences', at])
    const name = `sentence "${sentence.id}"`
    const says = (wrong: boolean, message: string): readonly Fault[] =>
      wrong ? [{ message: `${name}: ${message}`, place }] : []
    const promises = sentence.pledge !== undefined
    return [
      ...says(promises === (sentence.promise !== undefined), 'expected either pledge or promise: none'),
      ...says(
        !promises && sentence.because === undefined,
        'expected because beside promise: none, got nothing',
      ),
      ...says(
        !promises && sentence.declaredUnproven !== undefined,
        'expected declaredUnproven beside a pledge only',
      ),
      ...says(sentence.da === undefined && sentence.en === undefined, 'expected da or en, got neither'),
    ]
  })
}
