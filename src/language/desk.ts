// The words around every page behind sign-in. Danish is the source.

import type { Words } from '../core/language.ts'

const both = (da: string, en: string): Words => Object.freeze({ da, en })

export const deskWords = Object.freeze({
  menu: both('Arbejdsbordet', 'The desk'),
  today: both('I dag', 'Today'),
  record: both('Fortegnelsen', 'The record'),
  signOut: both('Log ud', 'Sign out'),
  /** The way back to what everybody sees. */
  publicPages: both('Den offentlige side', 'The public page'),
  /** The rooms, by the headings of the policy; the first has none. */
  rooms: Object.freeze({
    now: both('Nu', 'Now'),
    controller: both('Dataansvarlig', 'Controller'),
    partners: both('Kunder, leverandører og samarbejdspartnere', 'Customers, suppliers and partners'),
    operations: both('Drift, sikkerhed og statistik', 'Operations, security and statistics'),
    engagements: both('Kundeopgaver', 'Engagements'),
    rights: both('Dine rettigheder', 'Your rights'),
    company: both('Virksomheden', 'The company'),
    oneself: both('Dig selv', 'Yourself'),
  }),
  search: Object.freeze({
    label: both('Sagsnummer', 'Case number'),
    button: both('Find', 'Find'),
    shape: both(
      'Et sagsnummer: bogstaver a-f, tal og bindestreger, evt. med et ord og et punktum foran. Ikke et navn.',
      'A case number: letters a-f, digits and hyphens, perhaps with a word and a dot before. Not a name.',
    ),
  }),
})
