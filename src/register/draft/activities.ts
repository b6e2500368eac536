// What a drafted notice says of each activity: about whom, which data, why and on which legal basis, from where, to whom,
// for how long, whether it must be given, and what machines decide (GDPR Art. 13(1)(c)-(e), (2)(a), (e), (f), 14(1)(d),
// (2)(f)). Proven by draft.test.ts.

import type { Words } from '../../core/language.ts'
import { articleWords, draftWords, joined, listed, specialWords } from '../../language/draft.ts'
import type { PledgeId } from '../../pledge/pledge.ts'
import type { Activity, Register } from '../schema.ts'
import type { Path } from '../yaml.ts'
import { begun, clauses, said, within } from './clause.ts'
import { heading, type Line, line, list, type Piece, paragraph } from './line.ts'
import { nameOf, partyWords } from './parties.ts'

const { what, forOthers } = draftWords

/** An activity with its place in the register. */
interface Held {
  readonly activity: Activity
  readonly path: Path
  readonly register: Register
}

/** All activities of one role, each under a heading of its own. */
export function activityPieces(register: Register, role: Activity['role']): readonly Piece[] {
  return register.activities.flatMap((activity, at) =>
    activity.role === role ? oneActivity({ activity, path: ['activities', at], register }) : [],
  )
}

function oneActivity(held: Held): readonly Piece[] {
  const { activity, path } = held
  return [
    heading(3, begun(clauses(activity.name, activity.id))),
    ...list(forOthers.controllers, onBehalfOf(held)),
    ...list(what.people, named(held, 'people', 'open')),
    ...list(what.categories, named(held, 'categories', 'partners.categories')),
    ...list(what.purposes, purposes(held)),
    ...list(what.sources, sources(held)),
    ...list(what.recipients, recipients(held)),
    ...noRecipients(activity, path),
    ...list(what.retention, retention(held)),
    ...(activity.role === 'controller' ? [...provision(activity, path), ...automated(activity, path)] : []),
  ]
}

const onBehalfOf = ({ activity, path }: Held): readonly (readonly Line[])[] =>
  activity.onBehalfOf.map((party, at) => [
    line(`for.${activity.id}.${at + 1}`, 'engagements.processor', partyWords(party), {
      path: [...path, 'onBehalfOf', at],
    }),
  ])

/** Groups of people, or kinds of data: each entry by its name, with what the law calls it. */
const named = (
  { activity, path }: Held,
  entries: 'people' | 'categories',
  pledge: PledgeId,
): readonly (readonly Line[])[] =>
  activity[entries].map((entry, at) => {
    const name = clauses(entry.name, entry.id)
    const special = 'special' in entry ? specialWords(entry.special) : null
    const text = special === null ? name : joined(language => `${name[language]} (${special[language]})`)
    const tells = { path: [...path, entries, at], quote: name }
    return [line(`${entries}.${activity.id}.${entry.id}`, pledge, text, tells)]
  })

const purposes = ({ activity, path }: Held): readonly (readonly Line[])[] =>
  activity.purposes.map(({ id, name, legalBases }, at) => {
    const place = [...path, 'purposes', at]
    const words = clauses(name, id)
    const bases = legalBases.map((_, n) => ({ path: [...place, 'legalBases', n] }))
    const articles = legalBases.map(({ reference }) => articleWords(reference))
    const text = articles.length === 0 ? words : what.basis(words, articles)
    return [
      line(`purpose.${id}`, 'partners.purposes', text, { path: place, quote: words }, ...bases),
      ...legalBases.map(({ reference, because }, n) =>
        line(
          `purpose.${id}.basis.${n + 1}`,
          'open',
          reference === 'GDPR 6(1)(f)' ? what.interest(said(because, reference)) : said(because, reference),
        ),
      ),
    ]
  })

/** Names of these categories; all of them where none is named. */
function categoryNames(activity: Activity, ids: readonly string[]): Words {
  const entries = ids.flatMap(id => activity.categories.filter(each => each.id === id))
  if (entries.length === 0) return what.everything
  const [first = what.everything, ...more] = entries.map(({ name, id }) => clauses(name, id))
  return listed([begun(first), ...more.map(within)])
}

const sources = ({ activity, path }: Held): readonly (readonly Line[])[] =>
  activity.sources.map((source, at) => {
    const { from, of } = source
    const name = clauses(from, activity.id)
    const about = of.length === 0 ? [] : [within(categoryNames(activity, of))]
    const more = [...about, ...(source.public ? [what.publicSource] : [])]
    const text = joined(language => [name, ...more].map(each => each[language]).join(', '))
    return [
      line(`source.${activity.id}.${at + 1}`, 'open', text, { path: [...path, 'sources', at], quote: name }),
    ]
  })

const recipients = ({ activity, path, register }: Held): readonly (readonly Line[])[] =>
  activity.recipients.map(({ to, categories, people }, at) => {
    const recipient = register.recipients.find(({ id }) => id === to)
    const name = recipient === undefined ? to : nameOf(recipient)
    const groups = people.flatMap(id => activity.people.filter(each => each.id === id))
    const data = within(categoryNames(activity, categories))
    const about =
      groups.length === 0 ? null : listed(groups.map(group => within(clauses(group.name, group.id))))
    const text = joined(language => {
      const on = about === null ? '' : ` (${about[language]})`
      return categories.length + groups.length === 0 ? name : `${name}: ${data[language]}${on}`
    })
    return [line(`to.${activity.id}.${to}`, 'open', text, { path: [...path, 'recipients', at] })]
  })

const noRecipients = ({ id, noRecipients: none }: Activity, path: Path): readonly Piece[] =>
  none === undefined
    ? []
    : paragraph(line(`to.${id}.none`, 'open', what.noRecipients, { path: [...path, 'noRecipients'] }))

const retention = ({ activity, path }: Held): readonly (readonly Line[])[] =>
  activity.retention.map(({ id, of, period, trigger, basis }, at) => {
    const name = `kept.${activity.id}.${id}`
    const text = what.kept(categoryNames(activity, of), period, within(clauses(trigger, id)))
    return [
      line(name, 'open', text, { path: [...path, 'retention', at], quote: text }),
      line(`${name}.basis`, 'open', what.keptBecause(said(basis, id))),
    ]
  })

function provision({ id, provision: given }: Activity, path: Path): readonly Piece[] {
  if (given === undefined) return []
  const text = what.provision[given.must]
  const { consequences } = given
  return paragraph(
    line(`give.${id}`, 'open', text, { path: [...path, 'provision'], quote: text }),
    ...(consequences === undefined ? [] : [line(`give.${id}.else`, 'open', said(consequences, id))]),
  )
}

function automated({ id, automatedDecisions: decisions }: Activity, path: Path): readonly Piece[] {
  if (decisions === undefined) return []
  const { used, logic, effects } = decisions
  const text = used ? what.automated.used : what.automated.none
  const says = (name: string, form: (words: Words) => Words, words: Words | undefined): readonly Line[] =>
    words === undefined ? [] : [line(`machine.${id}.${name}`, 'open', form(said(words, id)))]
  return paragraph(
    line(`machine.${id}`, 'open', text, { path: [...path, 'automatedDecisions'], quote: text }),
    ...(used
      ? [
          ...says('logic', what.automated.logic, logic),
          ...says('effects', what.automated.effects, effects),
          line(`machine.${id}.human`, 'open', what.automated.human),
        ]
      : []),
  )
}
