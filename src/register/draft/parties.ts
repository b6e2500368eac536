// Who is told of in a drafted notice: the controller and its officer (GDPR Art. 13(1)(a), (b)), those who get the data
// (13(1)(e)), where they are (13(1)(f)), and whom one can complain to (13(2)(d)). Proven by draft.test.ts.

import type { Words } from '../../core/language.ts'
import { articleWords, countryWords, draftWords, joined, roleWords } from '../../language/draft.ts'
import { authorities } from '../../law/authorities.ts'
import { isThirdCountry } from '../../law/places.ts'
import { cvrDigits } from '../cvr.ts'
import type { Recipient, Register } from '../schema.ts'
import { clause, plain, said } from './clause.ts'
import { heading, type Line, line, list, type Piece, paragraph, type Told } from './line.ts'

const same = (text: string): Words => ({ da: text, en: text })
const { who, recipients: to, abroad, complaint } = draftWords

export function whoPieces(register: Register): readonly Piece[] {
  const { name, person, cvr, registration, address, email, phone } = register.controller
  const tells = { path: ['controller'] }
  const says = (what: string, text: Words): Line =>
    line(`controller.${what}`, 'controller.identity', text, tells)
  const town = `${plain(address.postcode)} ${plain(address.city)}`
  return [
    heading(2, who.heading),
    ...paragraph(
      says('name', who.controller(plain(name))),
      ...(person === undefined ? [] : [says('person', who.person(plain(person)))]),
      ...(cvr === undefined ? [] : [says('number', who.number(cvrDigits(cvr) ?? cvr))]),
      ...(registration === undefined ? [] : [says('registration', who.registration(plain(registration)))]),
      says('address', who.address(plain(address.street), town, countryWords(address.country))),
      says('mail', who.mail(plain(email))),
      ...(phone === undefined ? [] : [says('phone', who.phone(plain(phone)))]),
    ),
    ...otherParties(register),
    ...officer(register),
  ]
}

type Party = Register['jointControllers'][number]

/** Name, address, e-mail and phone, as far as they are known. */
export function partyWords({ name, address, email, phone }: Party): Words {
  const seat = (country: Words): Words =>
    joined(language =>
      [
        plain(name),
        ...(address === undefined
          ? []
          : [plain(address.street), `${plain(address.postcode)} ${plain(address.city)}`, country[language]]),
        ...[email, phone].flatMap(each => (each === undefined ? [] : [plain(each)])),
      ].join(', '),
    )
  return seat(address === undefined ? same('') : countryWords(address.country))
}

function otherParties({ representative, jointControllers }: Register): readonly Piece[] {
  const items = jointControllers.map((party, at) => [
    line(`joint-controller.${at + 1}`, 'open', partyWords(party), { path: ['jointControllers', at] }),
  ])
  const single =
    representative === undefined
      ? []
      : [[line('representative', 'open', partyWords(representative), { path: ['representative'] })]]
  return [...list(who.representative, single), ...list(who.together, items)]
}

function officer({ dpo }: Register): readonly Piece[] {
  if (!dpo.appointed) return []
  const { name, email } = dpo
  const tells = { path: ['dpo'] }
  return paragraph(
    line('officer', 'open', who.officer(name === undefined ? undefined : plain(name)), tells),
    ...(email === undefined
      ? []
      : [line('officer.mail', 'rights.reachable', who.officerMail(plain(email)), tells)]),
  )
}

/** Each recipient with its systems, its role and its country. */
export function recipientPieces(register: Register): readonly Piece[] {
  const items = register.recipients.map((recipient, at) => [recipientLine(register, recipient, at)])
  return [
    ...(items.length === 0 && register.sites.length === 0 ? [] : [heading(2, to.heading)]),
    ...list(to.lead, items),
    ...accountants(register),
    ...sitePieces(register),
  ]
}

function recipientLine({ systems }: Register, recipient: Recipient, at: number): Line {
  const { id, country, role } = recipient
  const name = nameOf(recipient)
  const run = systems.flatMap((system, index) =>
    system.operator === id ? [{ path: ['systems', index], text: clause(system.name, system.id) }] : [],
  )
  const others = run.filter(({ text }) => text !== name).map(({ text }) => text)
  const text = joined(language =>
    [
      others.length === 0 ? name : `${name} (${others.join(', ')})`,
      roleWords(role.is)[language],
      ...(country === undefined ? [] : [countryWords(country)[language]]),
    ].join(', '),
  )
  const pledge = run.length === 0 ? 'open' : 'partners.systems'
  return line(
    `recipient.${id}`,
    pledge,
    text,
    { path: ['recipients', at], quote: same(name) },
    { path: ['recipients', at, 'role'] },
    ...run.map(system => ({ path: system.path, quote: same(system.text) })),
  )
}

export const nameOf = ({ name, id }: Recipient): string => clause(name, id)

export const accountant = /revisor|accountant|auditor/i

// A word explained; what they get the data for is asked of the owner where no purpose says it.
const accountants = ({ recipients }: Register): readonly Piece[] =>
  recipients.some(({ name }) => accountant.test(name))
    ? paragraph(line('accountant', null, to.accountant))
    : []

function sitePieces({ sites, recipients }: Register): readonly Piece[] {
  const named = new Map(recipients.map(recipient => [recipient.id, nameOf(recipient)]))
  return sites.flatMap(({ id, url, host, thirdParties }, at) => {
    const { host: address } = new URL(url)
    const from = thirdParties.map((party, n) => {
      const operator = party.operator === undefined ? undefined : named.get(party.operator)
      const text = joined(language => {
        const whose = [
          plain(party.host),
          ...(operator === undefined ? [] : [operator]),
          ...(party.country === undefined ? [] : [countryWords(party.country)[language]]),
        ].join(', ')
        const purpose = party.purpose === undefined ? '' : clause(party.purpose[language], '')
        return purpose === '' ? whose : `${whose}: ${purpose}`
      })
      const path = ['sites', at, 'thirdParties', n]
      return [line(`site.${id}.third-party.${n + 1}`, 'site.third-parties', text, { path })]
    })
    return [
      ...paragraph(
        line(`site.${id}`, 'site.host', to.site(address, named.get(host) ?? host), { path: ['sites', at] }),
      ),
      ...list(to.thirdParties(address), from),
    ]
  })
}

/** Transfers to third countries, and recipients seated in one of which the register has no transfer. */
export function abroadPieces(register: Register): readonly Piece[] {
  const items = [...transferItems(register), ...seatedAbroad(register)]
  if (items.length === 0) return []
  return [
    heading(2, abroad.heading),
    ...list(abroad.lead, items),
    ...paragraph(line('transfer.copy', 'rights.reachable', abroad.copy)),
  ]
}

function transferItems({ activities, recipients }: Register): readonly (readonly Line[])[] {
  const named = new Map(recipients.map(recipient => [recipient.id, nameOf(recipient)]))
  return activities.flatMap(({ id, transfers }, at) =>
    transfers.flatMap((transfer, n) => {
      if (!isThirdCountry(transfer.country)) return []
      const tells = { path: ['activities', at, 'transfers', n] }
      const name = `transfer.${id}.${n + 1}`
      const { to: recipient, ground, safeguard } = transfer
      return [
        [
          line(name, 'open', placed(named.get(recipient) ?? recipient, transfer.country), tells),
          ...(ground === undefined
            ? []
            : [line(`${name}.ground`, 'open', abroad.ground(articleWords(ground)), tells)]),
          line(`${name}.safeguard`, 'open', abroad.safeguard(said(safeguard, id)), tells),
        ],
      ]
    }),
  )
}

const placed = (name: string, country: string): Words =>
  joined(language => `${name}, ${countryWords(country)[language]}`)

export function seatedAbroad({ activities, recipients }: Register): readonly (readonly Line[])[] {
  const told = new Set(
    activities.flatMap(({ transfers }) =>
      transfers.filter(({ country }) => isThirdCountry(country)).map(({ to: recipient }) => recipient),
    ),
  )
  return recipients.flatMap((recipient, at) => {
    const { id, country } = recipient
    if (country === undefined || !isThirdCountry(country) || told.has(id)) return []
    return [[line(`seat.${id}`, 'open', placed(nameOf(recipient), country), { path: ['recipients', at] })]]
  })
}

export function complaintLines({ controller, rights }: Register): readonly Line[] {
  const authority = authorities[controller.address.country] ?? null
  const says = (what: string, text: Words, ...tells: readonly Told[]): Line =>
    line(`complaint.${what}`, 'rights.complaint', text, ...tells)
  const quote = complaint.right(authority?.name ?? null)
  const right = says('right', quote, {
    path: ['rights', rights.findIndex(({ id }) => id === 'complaint')],
    quote,
  })
  if (authority === null) return [right]
  const { name, street, postcode, city, email } = authority
  return [
    right,
    says('address', complaint.address(name, street, `${postcode} ${city}`)),
    says('mail', complaint.mail(email)),
  ]
}
