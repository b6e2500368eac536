// Invented personal data of every kind that has a form or a word, each in the words it stands in: what tests plant in texts and files
// and look for again. Nobody carries them: CPR numbers are of people born before 1900, the rest is drawn by lot.
// Persons' names are not among them: they are told by likelihood, and measured by bench/detect/names.ts.

import { crc32 } from 'node:zlib'
import { type HitKind, hitKinds } from '../src/detect/hit.ts'

/** A number below the one given. */
export type Pick = (below: number) => number

/** What is to be found, and what stands on its line around it. */
export interface Planted {
  readonly kind: HitKind
  readonly before: string
  readonly value: string
  readonly after: string
}

type Plant = (pick: Pick) => Omit<Planted, 'kind'>

const of = <Value>(pick: Pick, values: readonly Value[]): Value => {
  const value = values[pick(values.length)]
  if (value === undefined) throw new Error('expected something to choose from')
  return value
}
const digits = (pick: Pick, count: number): string => Array.from({ length: count }, () => pick(10)).join('')
const among = (pick: Pick, letters: string, count: number): string =>
  Array.from({ length: count }, () => letters[pick(letters.length)]).join('')
const two = (value: number): string => String(value).padStart(2, '0')

const plain = (before: string, value: string, after = ''): Omit<Planted, 'kind'> => ({ before, value, after })

/** Digits whose last is chosen so that they hold. */
function holding(pick: Pick, count: number, holds: (digits: string) => boolean, begin = ''): string {
  for (;;) {
    const drawn = begin + digits(pick, count - begin.length)
    if (drawn[0] !== '0' && holds(drawn)) return drawn
  }
}

const weighed = (text: string, weights: readonly number[]): number =>
  [...text].reduce((sum, digit, at) => sum + Number(digit) * (weights[at] ?? 0), 0)
const luhn = (text: string): boolean =>
  [...text]
    .reverse()
    .map((digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) %
    10 ===
  0
const gln = (text: string): boolean => weighed(text, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0
const cvr = (text: string): boolean => weighed(text, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0

/** ISO 13616: D and K are 13 and 20. */
function iban(pick: Pick): string {
  const account = holding(pick, 14, () => true)
  return `DK${two(98 - Number(BigInt(`${account}132000`) % 97n))}${account}`
}

const day = (pick: Pick): readonly [string, string] => [two(1 + pick(28)), two(1 + pick(12))]
const months = [
  'januar',
  'februar',
  'marts',
  'april',
  'maj',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
]
const english = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September']

function birthDate(pick: Pick): Omit<Planted, 'kind'> {
  const [[dayOf, month], year] = [day(pick), 1900 + pick(120)]
  return of(pick, [
    plain('født den ', `${Number(dayOf)}. ${of(pick, months)} ${year}`),
    plain('Fødselsdato: ', `${dayOf}-${month}-${year}`),
    plain('født i Århus den ', `${dayOf}.${month}.${year}`, ', siger han'),
    plain('"dateOfBirth":"', `${year}-${month}-${dayOf}`, '"'),
    plain('born on ', `${of(pick, english)} ${Number(dayOf)}, ${year}`),
  ])
}

function address(pick: Pick): Omit<Planted, 'kind'> {
  const street = `${of(pick, ['Nørre', 'Vester', 'Ærø', 'Ålborg', 'Skole', 'Kirke'])}${of(pick, ['gade', 'vej', 'allé', 'stræde'])}`
  const town = `${1_000 + pick(8_990)} ${of(pick, ['Køge', 'Aarhus C', 'Nykøbing Sjælland', 'Ærøskøbing'])}`
  const house = String(1 + pick(199))
  return of(pick, [
    plain('', `${street} ${house}, ${town}`),
    plain('', `${street} ${house}`),
    plain('adresse: ', `${street} ${house}, ${1 + pick(5)}. tv., ${town}`),
    plain(
      '',
      `${house} ${of(pick, ['Elm', 'Oak Hill', 'Old Mill'])} Street, Springfield, IL ${digits(pick, 5)}`,
    ),
  ])
}

const mixed = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
/** No letter follows itself, as in what is drawn well. */
function token(pick: Pick, count: number): string {
  let text = ''
  while (text.length < count) {
    const letter = among(pick, mixed, 1)
    if (!text.slice(-8).includes(letter)) text += letter
  }
  return text
}

function githubToken(pick: Pick): string {
  const [body, letters] = [token(pick, 30), '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']
  let [rest, check] = [crc32(body), '']
  for (; rest > 0; rest = Math.floor(rest / 62)) check = (letters[rest % 62] ?? '') + check
  return `ghp_${body}${check.padStart(6, '0')}`
}

const jwt = (pick: Pick): string => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: token(pick, 12) })}.${token(pick, 43)}`
}

const secret: Plant = pick =>
  of(pick, [
    plain('', `AKIA${among(pick, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16)}`),
    plain('', githubToken(pick)),
    plain('', jwt(pick)),
    plain('', `AIza${token(pick, 35)}`),
    plain('', `sk_live_${token(pick, 24)}`),
    plain('password = "', `${token(pick, 9)}7!q`, '"'),
    plain('adgangskode: ', `${token(pick, 9)}7!q`),
    plain('postgres://', `app:${token(pick, 12)}7q@db.example.org`, '/x'),
  ])

const special: Plant = pick =>
  of(pick, [
    plain('hun har ', of(pick, ['kræft', 'skizofreni', 'diabetes', 'HIV', 'epilepsi']), ' og bliver hjemme'),
    plain('he is ', of(pick, ['bisexual', 'Muslim', 'epileptic', 'Jewish']), ' and says so'),
    plain(
      'hans ',
      of(pick, ['fingeraftryk', 'straffeattest', 'fagforening', 'religion', 'kørestol']),
      ' er her',
    ),
  ])

const hex = (pick: Pick, count: number): string => among(pick, '0123456789abcdef', count)
const groups = (text: string, size: number, sign: string): string =>
  (text.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(sign)

const mobile = (pick: Pick): string =>
  `${of(pick, ['20', '22', '30', '40', '42', '51', '60'])}${digits(pick, 6)}`
const cpr = (pick: Pick): string => `${day(pick).join('')}${58 + pick(42)}`

export const plants: Readonly<Record<Exclude<HitKind, 'person'>, Plant>> = {
  cpr: pick =>
    of(pick, [
      plain('', `${cpr(pick)}-${5 + pick(4)}${digits(pick, 3)}`),
      plain('CPR: ', `${cpr(pick)}${5 + pick(4)}${digits(pick, 3)}`),
    ]),
  cvr: pick => plain('CVR ', holding(pick, 8, cvr)),
  ean: pick => plain('EAN ', holding(pick, 13, gln, '579')),
  phone: pick =>
    of(pick, [plain('', `+45${mobile(pick)}`), plain('tlf. ', groups(mobile(pick), 2, ' '), ' hele dagen')]),
  email: pick =>
    plain('', `${among(pick, 'abcdefgh', 6)}.${among(pick, 'klmno', 5)}@${among(pick, 'prst', 5)}.dk`),
  iban: pick => of(pick, [plain('', iban(pick)), plain('', groups(iban(pick), 4, ' '))]),
  'bank-account': pick => plain('konto ', `${holding(pick, 4, () => true)}-${holding(pick, 10, () => true)}`),
  card: pick => plain('', groups(holding(pick, 16, luhn, '4'), 4, ' ')),
  ip: pick =>
    of(pick, [
      plain('ip ', `81.${pick(256)}.${pick(256)}.${1 + pick(250)}`),
      plain('ip ', `2a01:4f8:${[1, 2, 3, 4, 5, 6].map(() => `a${hex(pick, 3)}`).join(':')}`),
    ]),
  mac: pick => plain('mac ', groups(`a4${hex(pick, 10)}`, 2, ':')),
  coordinates: pick => plain('', `55.${digits(pick, 5)}1, 12.${digits(pick, 5)}1`),
  'birth-date': birthDate,
  address,
  'licence-plate': pick =>
    plain('nummerplade ', `${among(pick, 'BCHJMNRSTUVXYZ', 2)} ${2 + pick(7)}${pick(10)} ${digits(pick, 3)}`),
  passport: pick =>
    plain(
      'pas nr. ',
      holding(pick, 9, () => true),
    ),
  'special-category': special,
  secret,
}

export const plantedKinds = hitKinds.filter(kind => kind !== 'person')

export const plant = (pick: Pick, kind: Exclude<HitKind, 'person'>): Planted => ({
  kind,
  ...plants[kind](pick),
})
