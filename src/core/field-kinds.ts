// What a field of a form can ask a visitor for: the kinds the register gives reasons for (`fields` of a site) and an audit
// tells the fields of real forms apart by. Their words are in language/site-page.ts. Proven by src/site/judge/fields.test.ts.

export const fieldKinds = [
  'name',
  'email',
  'phone',
  'address',
  'country',
  'company',
  'company-number',
  'role',
  'subject',
  'message',
  'civil-registration',
  'birth',
  'sex',
  'payment',
  'username',
  'password',
  'code',
  'website',
  'picture',
  'file',
  'consent',
  'search',
  'date',
  'language',
] as const

export type FieldKind = (typeof fieldKinds)[number]
