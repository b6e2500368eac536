// Columns of names are told from columns of what looks like them: made ones of every sort. How many of each are taken right
// is what decides the share a column is refused at (unfit.ts). UCI's Adult: test/adult-names.test.ts.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faker as da } from '@faker-js/faker/locale/da'
import { faker as en } from '@faker-js/faker/locale/en'
import { readWeights } from '../../detect/names/weights.ts'
import { openPersonCells, ownPersonCells, personsOf } from './person-cells.ts'

const { isPerson } = ownPersonCells()
const shareOf = (cells: readonly string[]): number => cells.filter(isPerson).length / cells.length
const many = (make: () => string): readonly string[] => Array.from({ length: 200 }, make)
const wordsOf = (text: string): readonly string[] => text.split('|')

da.seed(7)
en.seed(7)
const { person, location, company, commerce } = da
const first = (): string => person.firstName()
const last = (): string => person.lastName()
const places = wordsOf(
  'Viborg|Skive|Struer|Randers|Odder|Vejle|Assens|Faaborg|Faxe|Sorø|Greve|Thisted|Herning|Ribe|Nyborg',
)
const streets = wordsOf(
  'Jens Baggesens Vej|Niels Juels Gade|Hans Knudsens Plads|H.C. Andersens Boulevard|Vestergade|Skolevej',
)

// No name of these stands in a list the weights were made with, but for a few.
const rareFirst = wordsOf(
  'Yrsa|Sørine|Vilfred|Ellinor|Trine-Lise|Ragnhild|Svend-Erik|Thorvald|Solvej|Malthe|Rigmor|Vagn',
)
const rareLast = wordsOf(
  'Plovmand|Ravnholt-Lund|Ømose|Hvidtfeldt|Krogsgaard|Dalgas|Munkholm|Brask|Kragelund|Stubkjær',
)
const rare = rareFirst.flatMap(given => rareLast.map(family => `${given} ${family}`))

const names: Readonly<Record<string, readonly string[]>> = {
  'first and last': many(() => `${first()} ${last()}`),
  'last, first': many(() => `${last()}, ${first()}`),
  'first alone': many(first),
  'last alone': many(last),
  'an initial': many(() => `${first().slice(0, 1)}. ${last()}`),
  'in capitals': many(() => `${first()} ${last()}`.toUpperCase()),
  'in small letters': many(() => `${first()} ${last()}`.toLowerCase()),
  'with a title': many(() => `Hr. ${first()} ${last()}`),
  'with what they are': many(() => `${first()} ${last()} (formand)`),
  'English ones': many(() => `${en.person.firstName()} ${en.person.lastName()}`),
  'rare ones': rare,
  'rare ones, last first': rare.map(name => name.replace(/^(\S+) (.*)$/, '$2, $1')),
}

const others: Readonly<Record<string, readonly string[]>> = {
  towns: many(() => location.city()),
  municipalities: places,
  'towns in small letters': places.map(each => each.toLowerCase()),
  streets: many(() => location.street()),
  'streets called after somebody': streets,
  companies: many(() => company.name()),
  'companies called after their owner': many(() => `${last()} & Søn ApS`),
  occupations: many(() => person.jobTitle()),
  'occupations that are names': wordsOf(
    'Smed|Møller|Bager|Skrædder|Fisker|Jæger|Kok|Maler|Murer|Præst|Slagter|Lærer',
  ),
  'words of nature': wordsOf(
    'Skov|Bakke|Holm|Dal|Bjerg|Kirke|Sø|Mark|Eng|Hav|Storm|Frost|Sommer|Bæk|Bro|By|Hede|Strand',
  ),
  'words that are first names': wordsOf(
    'Rose|Lilje|Sol|Maj|August|April|Liv|Håb|Ask|Bjørn|Ulv|Sten|Pil|Iris|Viola|Kastanje',
  ),
  countries: many(() => location.country()),
  goods: many(() => commerce.productName()),
  cars: wordsOf('Mercedes|Skoda|Ford|Opel|Toyota|Audi|Tesla|Peugeot|Renault|Citroën|Fiat|Dacia'),
  illnesses: wordsOf('Alzheimers|Parkinson|Asperger|Crohn|Tourette|Downs syndrom|Astma|Gigt|Diabetes|KOL'),
  medicine: wordsOf('Panodil|Ipren|Truxal|Losartan|Marevan|Eliquis|Levaxin|Zoloft|Ritalin|Prednisolon'),
  months: wordsOf('Januar|Februar|Marts|April|Maj|Juni|Juli|August|September|Oktober|November|December'),
  hospitals: wordsOf(
    'Rigshospitalet|Bispebjerg Hospital|Sankt Hans|Regionshospitalet Viborg|Steno|Hvidovre Hospital',
  ),
  answers: wordsOf('Ja|Nej|Ved ikke|Gift|Ugift|Skilt|Mand|Kvinde|Andet'),
}

const mostly = 0.6

test('columns of names are mostly names', () => {
  const less = Object.entries(names).map(([sort, cells]) => [sort, shareOf(cells)] as const)
  assert.deepEqual(
    less.filter(([, share]) => share < mostly),
    [],
  )
})

test('columns of what looks like names are not', t => {
  const shares = Object.entries(others).map(([sort, cells]) => [sort, shareOf(cells)] as const)
  assert.deepEqual(
    shares.filter(([, share]) => share >= mostly),
    [],
  )
  t.diagnostic(shares.map(([sort, share]) => `${sort} ${share.toFixed(2)}`).join(', '))
})

test('what no name is: long texts, numbers, signs, nothing', () => {
  for (const cell of ['', '-', '42', '01.02.1980', 'x', 'Mette Hansen '.repeat(9)])
    assert.equal(isPerson(cell), false, cell)
})

test('of many values few are tried before the rest are looked at', () => {
  const asked: string[] = []
  const looking = { isKnown: true, isPerson: (cell: string) => asked.push(cell) > 0 && cell.startsWith('P') }
  const values = Array.from({ length: 50_000 }, (_, at) => `V${at}`)
  assert.ok(personsOf(looking, values).every(is => !is))
  assert.ok(asked.length <= 2_000, `${asked.length} of 50,000`)
  const persons = values.map((value, at) => (at % 3 === 0 ? `P${at}` : value))
  assert.equal(personsOf(looking, persons).filter(is => is).length, Math.ceil(50_000 / 3))
})

test('without the weights names in Danish are unknown, and said so', () => {
  assert.equal(openPersonCells(null).isKnown, false)
  assert.equal(openPersonCells(null).isPerson('Yrsa Plovmand'), false)
  assert.equal(openPersonCells(readWeights()).isKnown, true)
})
