// What a form's field asks for, by its autocomplete token (HTML, "Autofill"), its type, and the words of its name and label in
// Danish and English. Null where none of them tells; never a guess from the rest of the form. Proven by fields.test.ts.

import type { FieldKind } from '../../core/field-kinds.ts'
import type { FieldSeen } from '../sighting.ts'

/** Buttons, and what no visitor fills in. */
const silent = ['hidden', 'submit', 'button', 'reset', 'image', 'fieldset', 'output']

export const asksNothing = ({ type }: FieldSeen): boolean => silent.includes(type.toLowerCase())

const byToken: readonly (readonly [RegExp, FieldKind])[] = [
  [/^(?:name|given-name|family-name|additional-name|nickname|honorific-(?:prefix|suffix))$/, 'name'],
  [/^email$/, 'email'],
  [/^tel(?:-|$)/, 'phone'],
  [/^(?:street-address|address-(?:line|level)\d|postal-code)$/, 'address'],
  [/^country(?:-name)?$/, 'country'],
  [/^organization$/, 'company'],
  [/^organization-title$/, 'role'],
  [/^bday(?:-|$)/, 'birth'],
  [/^sex$/, 'sex'],
  [/^(?:cc-|transaction-)/, 'payment'],
  [/^username$/, 'username'],
  [/^(?:current|new)-password$/, 'password'],
  [/^one-time-code$/, 'code'],
  [/^(?:url|impp)$/, 'website'],
  [/^photo$/, 'picture'],
  [/^language$/, 'language'],
]

const byType: Readonly<Record<string, FieldKind>> = {
  email: 'email',
  tel: 'phone',
  password: 'password',
  url: 'website',
  file: 'file',
  search: 'search',
  date: 'date',
  'datetime-local': 'date',
  time: 'date',
  month: 'date',
  week: 'date',
}

const consent =
  /^(?:samtykke|accept|jeg (?:accepterer|giver)|ja tak|consent|i (?:agree|accept|consent)|nyhedsbrev|newsletter|gdpr|vilk[åa]r|terms)/

// In order: what says more comes first (»virksomhedens navn« is a company, not a name). Each is met at the start of a word.
const byWords: readonly (readonly [RegExp, FieldKind])[] = [
  [/^(?:cpr|personnummer|civil registration|social security|ssn)/, 'civil-registration'],
  [/^(?:cvr|company (?:registration|number)|vat)/, 'company-number'],
  [/^(?:e-?mail|mailadresse|mail)/, 'email'],
  [/^(?:telefon|tlf|mobil|phone|mobile|tel\b)/, 'phone'],
  [/^(?:f[øo]dsels|f[øo]dt|alder\b|birth|date of birth|dob\b|age\b)/, 'birth'],
  [/^(?:k[øo]n\b|sex\b|gender)/, 'sex'],
  [/^(?:kortnummer|kort nr|konto|reg nr|card|iban|bank|cvv|cvc)/, 'payment'],
  [/^(?:virksomhed|firma|organisation|company|organization|organisation|arbejdsplads|employer)/, 'company'],
  [/^(?:stilling|titel|jobtitel|rolle|job|position|title|role)/, 'role'],
  [/^(?:brugernavn|user ?name|login)/, 'username'],
  [/^(?:adgangskode|kodeord|password)/, 'password'],
  [/^(?:engangskode|one-time|otp\b)/, 'code'],
  [/^(?:adresse|address|vej\b|vejnavn|gade|street|postnummer|postnr|post nr|zip|postal|by$|city)/, 'address'],
  [/^(?:land\b|country)/, 'country'],
  [/^(?:emne|subject|vedr)/, 'subject'],
  [
    /^(?:besked|meddelelse|kommentar|sp[øo]rgsm|henvendelse|message|comment|question|inquiry|enquiry|body\b)/,
    'message',
  ],
  [/^(?:hjemmeside|website|web site|url\b|linkedin)/, 'website'],
  [/^(?:foto|billede|photo|picture)/, 'picture'],
  [/^(?:vedh[æa]ft|fil\b|attachment|file|upload|cv\b)/, 'file'],
  [/^(?:s[øo]g|search|q\b|query)/, 'search'],
  [/^(?:dato|tidspunkt|date|time\b)/, 'date'],
  [/^(?:sprog|language|lang\b)/, 'language'],
  [
    /^(?:navn|fornavn|efternavn|mellemnavn|kontaktperson|name|first name|last name|full name|fname|lname|surname|firstname|lastname|fullname)/,
    'name',
  ],
  [consent, 'consent'],
]

/** The author's own token weighs most, then the type, then what a visitor reads, then the field's name. */
export function kindOf({ autocomplete, type, label, name }: FieldSeen): FieldKind | null {
  const token = autocomplete.toLowerCase().replace('webauthn', '').trim().split(/\s+/).at(-1) ?? ''
  // »Ja tak til nyhedsbrevet på e-mail« is ticked, not written.
  if (type.toLowerCase() === 'checkbox' && wordsOf(label).some(word => consent.test(word))) return 'consent'
  return (
    byToken.find(([pattern]) => pattern.test(token))?.[1] ??
    byType[type.toLowerCase()] ??
    inWords(label) ??
    inWords(name)
  )
}

function inWords(text: string): FieldKind | null {
  const words = wordsOf(text)
  return byWords.find(([pattern]) => words.some(word => pattern.test(word)))?.[1] ?? null
}

/** The text from each of its words on, so that a pattern is met at the start of one. */
function wordsOf(text: string): readonly string[] {
  const plain = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[_.[\]:*()]+/g, ' ')
    .trim()
  return [...plain.matchAll(/(?<![\p{L}\d])[\p{L}\d]/gu)].map(({ index }) => plain.slice(index))
}
