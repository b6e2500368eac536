// The authority a person may complain to (GDPR Art. 77), by the country the controller is seated in, as dated data. A
// country that is not here is a question to the owner, never a guess. Proven by src/register/draft/draft.test.ts.

export interface Authority {
  readonly name: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly email: string
  readonly source: string
  /** The day it was read. */
  readonly asOf: string
}

export const authorities: Readonly<Record<string, Authority>> = Object.freeze({
  DK: Object.freeze({
    name: 'Datatilsynet',
    street: 'Carl Jacobsens Vej 35',
    postcode: '2500',
    city: 'Valby',
    email: 'dt@datatilsynet.dk',
    source: 'https://github.com/datenanfragen/data/blob/master/supervisory-authorities/dkdi.json',
    asOf: '2026-11-22',
  }),
})
