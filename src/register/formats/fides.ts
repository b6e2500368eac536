// A fides data map as the draft of a register: each privacy declaration of a system is an activity, with its use as the
// purpose. Keys of fides' own taxonomy stand as they are, where the file does not name them. What the register has no place
// for is left, and so reported. Proven by fides.test.ts.

import type { Draft } from '../draft/draft.ts'
import { addressIn, noMail, nowhere } from './draft-parts.ts'
import { declarationIn } from './fides-declaration.ts'
import { Ids, Names } from './fides-names.ts'
import type { Path, Taken } from './taken.ts'
import { saidIn } from './tilt-words.ts'

type Recipient = NonNullable<Draft['recipients']>[number]

export function fidesDraft(file: Taken): Draft {
  const names = new Names(file)
  const ids = new Ids()
  const systems = file.places(['system']).map(at => systemIn(file, at, ids))
  const recipients: Recipient[] = systems.flatMap(({ operator }) => operator ?? [])
  const activities = systems.flatMap(({ at, system, name }) =>
    file.places([...at, 'privacy_declarations']).map(place => {
      const { activity, recipient } = declarationIn(file, { at, place, system: system.id, name }, names, ids)
      if (recipient !== null) recipients.push(recipient)
      return activity
    }),
  )
  return {
    version: 1,
    ...organisationIn(file),
    activities,
    recipients,
    systems: systems.map(({ system }) => system),
    jointControllers: systems.flatMap(({ joint }) => joint ?? []),
  }
}

/** The first organisation is the company; fides knows neither its country nor a number of it. */
function organisationIn(file: Taken): Pick<Draft, 'controller' | 'dpo' | 'representative'> {
  const [at = ['organization', 0]] = file.places(['organization'])
  const contact = partyIn(file, [...at, 'controller'])
  const named = file.text([...at, 'name'])
  const officer = partyIn(file, [...at, 'data_protection_officer'])
  const other = partyIn(file, [...at, 'representative'])
  return {
    controller: {
      name: contact.name ?? named ?? saidIn(undefined).da,
      address: addressIn(contact.address ?? '', nowhere),
      email: contact.email ?? noMail,
      ...(contact.phone && { phone: contact.phone }),
    },
    dpo: {
      appointed: officer.name !== undefined || officer.email !== undefined,
      ...(officer.name && { name: officer.name }),
      ...(officer.email && { email: officer.email }),
    },
    ...(other.name && {
      representative: {
        name: other.name,
        ...(other.email && { email: other.email }),
        ...(other.phone && { phone: other.phone }),
      },
    }),
  }
}

const partyIn = (file: Taken, at: Path) => ({
  name: file.text([...at, 'name']),
  email: file.text([...at, 'email']),
  phone: file.text([...at, 'phone']),
  address: at.at(-1) === 'controller' ? file.text([...at, 'address']) : undefined,
})

// A business behind the system is its operator, in a role that somebody must decide.
function systemIn(file: Taken, at: Path, ids: Ids) {
  const key = file.text([...at, 'fides_key']) ?? ''
  const name = file.text([...at, 'name']) ?? key
  const legal = file.text([...at, 'legal_name'])
  const id = ids.of('system', key)
  const operator: Recipient | null =
    legal === undefined
      ? null
      : { id: ids.of('recipient', key), name: legal, role: { is: 'processor', because: saidIn(undefined) } }
  const joint = file.text([...at, 'joint_controller_info'])
  return {
    at,
    name,
    system: { id, name, ...(operator && { operator: operator.id }) },
    operator,
    joint: joint === undefined ? null : { name: joint },
  }
}
