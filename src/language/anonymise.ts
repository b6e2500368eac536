// What `ordholden anonymise` and its report say. No sentence says more than was tried, and when.

import type { Language, Words } from '../core/language.ts'
import { dayInWords } from './dates.ts'
import { both } from './finding.ts'
import { inFull, shareOf } from './numbers.ts'

type Criterion = 'k' | 'distinct-l' | 'entropy-l' | 't' | 'ordered-t'
type Unfit = 'free-text' | 'pseudonym' | 'unique' | 'direct-identifier'
type Seen = 'seen' | 'not-seen' | 'not-tested'

const number = (value: number, digits = 2): Words =>
  both(
    value.toLocaleString('da-DK', { maximumFractionDigits: digits }),
    value.toLocaleString('en-GB', { maximumFractionDigits: digits }),
  )
const full = (value: number): Words => both(inFull(value, 'da'), inFull(value, 'en'))
const share = (part: number, all: number): Words => both(shareOf(part, all, 'da'), shareOf(part, all, 'en'))
const outOf = (part: number, all: number): Words =>
  both(
    `${about(part).da} af ${full(all).da} (${share(part, all).da})`,
    `${about(part).en} of ${full(all).en} (${share(part, all).en})`,
  )
/** Little is not nothing. */
const about = (part: number): Words => (part > 0 && part < 0.05 ? both('<0,1', '<0.1') : number(part, 1))
/** A day in full, with its year: a report is read long after. */
const day = (iso: string): Words => {
  const never = new Date(0)
  return both(dayInWords(iso, never, 'da'), dayInWords(iso, never, 'en'))
}
const name = (column: string | null): string => (column === null ? '' : ` · ${column}`)

const rowsOf = (rows: number): Words =>
  both(
    `${full(rows).da} ${rows === 1 ? 'række' : 'rækker'}`,
    `${full(rows).en} ${rows === 1 ? 'row' : 'rows'}`,
  )

/** Of what is being read or made, where it is known how much there is. */
const howFar = (rows: number, done: number | null): Words => {
  const far = (language: Language): string =>
    `${rowsOf(rows)[language]}${done === null ? '' : ` (${shareOf(Math.floor(done * 100), 100, language)})`}`
  return both(far('da'), far('en'))
}

const criteria: Readonly<Record<Criterion, Words>> = {
  k: both('rækker i hver klasse (k)', 'rows in every class (k)'),
  'distinct-l': both('forskellige værdier i hver klasse (l)', 'different values in every class (l)'),
  'entropy-l': both('jævnhed i hver klasse (l, entropi)', 'evenness in every class (l, entropy)'),
  'ordered-t': both(
    'afstand på skalaen til hele tabellens fordeling (t)',
    'distance on the scale to the spread of the whole table (t)',
  ),
  t: both('afstand til hele tabellens fordeling (t)', 'distance to the spread of the whole table (t)'),
}

const unfit: Readonly<Record<Unfit, Words>> = {
  'free-text': both('ligner fri tekst', 'looks like free text'),
  pseudonym: both(
    'ligner et pseudonym (hash, nøgle eller kryptering)',
    'looks like a pseudonym (hash, token or ciphertext)',
  ),
  unique: both(
    'har en værdi for hver række, som ingen anden har',
    'has a value for every row that no other has',
  ),
  'direct-identifier': both('peger direkte på personer', 'points directly at persons'),
}

const tests: Readonly<Record<'singlingOut' | 'linkability' | 'inference', Words>> = {
  singlingOut: both(
    'Udpegning: kan én persons række skilles ud?',
    'Singling out: can one person’s row be isolated?',
  ),
  linkability: both(
    'Sammenkobling: kobles en person med mere end 1 af k?',
    'Linkability: is a person linked by more than 1 in k?',
  ),
  inference: both(
    'Slutning: læses eller gættes et følsomt felt?',
    'Inference: is a sensitive value learned or guessed?',
  ),
}

const seen: Readonly<Record<Seen, Words>> = {
  seen: both('set i testen', 'seen in the test'),
  'not-seen': both('ikke set i testen', 'not seen in the test'),
  'not-tested': both('ikke testet', 'not tested'),
}

export const anonymiseWords = Object.freeze({
  ...{ number, full, share, outOf, criteria, unfit, tests, seen },
  title: both('Anonymisering af en tabel', 'Anonymisation of a table'),
  anonymised: (at: string, method: Words, again: string): Words =>
    both(
      `Anonymiseret: ingen enkeltperson kunne genfindes i vores test den ${day(at).da} (${method.da}). Testen udelukker ikke, at det kan lykkes med andre oplysninger; den gentages senest ${day(again).da}.`,
      `Anonymised: no single person could be found again in our test on ${day(at).en} (${method.en}). The test does not rule out that it can be done with other information; it is repeated no later than ${day(again).en}.`,
    ),
  notAnonymised: (at: string): Words =>
    both(
      `Ikke anonymiseret: i vores test den ${day(at).da} kunne enkeltpersoner genfindes.`,
      `Not anonymised: in our test on ${day(at).en} single persons could be found again.`,
    ),
  method: (k: number, more: readonly string[]): Words => {
    const asked = [`k = ${k}`, ...more].join(', ')
    return both(`lokal omkodning, ${asked}`, `local recoding, ${asked}`)
  },
  inferred: (column: string, certain: number, all: number): Words =>
    both(
      `Men ${column} kunne læses med sikkerhed for ${outOf(certain, all).da}, fordi alle, der ligner dem, har samme værdi. Bed om --l 2 eller --t, eller skriv en risikovurdering.`,
      `But ${column} could be learned for certain of ${outOf(certain, all).en}, because all who look like them have the same value. Ask for --l 2 or --t, or write a risk assessment.`,
    ),
  told: (column: string): Words =>
    both(
      `Men i mindst én klasse har alle rækker samme ${column}: den, der finder en person dér, læser det med sikkerhed. Bed om --l 2 eller --t, eller skriv en risikovurdering.`,
      `But in at least one class all rows have the same ${column}: whoever finds a person there learns it for certain. Ask for --l 2 or --t, or write a risk assessment.`,
    ),
  guessed: (column: string, right: number, baseRate: number, all: number): Words =>
    both(
      `Men ${column} kunne gættes rigtigt for ${outOf(right, all).da} med tabellen, og for ${outOf(baseRate, all).da} uden. Bed om et større --l eller om --t, eller skriv en risikovurdering.`,
      `But ${column} could be guessed right for ${outOf(right, all).en} with the table, and for ${outOf(baseRate, all).en} without it. Ask for a larger --l or for --t, or write a risk assessment.`,
    ),
  testsSay: (most: number, gain: number): Words =>
    both(
      `De to første følger af k og er prøvet alligevel. Gættet er rigtigt for mere end ${number(most * 100).da} af 100 personer og for ${number(gain * 100).da} flere end uden tabellen. Om en person kan kobles mellem denne tabel og en anden, du frigiver, er ikke testet.`,
      `The first two follow from k and were tried all the same. Guessed is right for more than ${number(most * 100).en} of 100 persons and for ${number(gain * 100).en} more than without the table. Whether a person can be linked between this table and another one you release is not tested.`,
    ),
  kept: (columns: string): Words =>
    both(
      `Ikke testet: ${columns} er frigivet, som de står. Den, der kender dem om en person, kan finde rækken.`,
      `Not tested: ${columns} are released as they stand. Whoever knows them of a person can find the row.`,
    ),
  nothingLeft: (columns: string): Words =>
    both(
      `Intet er tilbage af ${columns}: der står * i alle rækker, eller et interval fra ende til anden. Giv kolonnen trin i --hierarchies, eller udelad den med --drop, så de andre kolonner beholder mere.`,
      `Nothing is left of ${columns}: every row says *, or a range from end to end. Give the column steps in --hierarchies, or leave it out with --drop, so that the other columns keep more.`,
    ),
  noNames: both(
    'Uafklaret: der blev ikke ledt efter navne på personer, fordi vægtene i weights/da-names mangler. Se efter selv i det, der er frigivet, som det står.',
    'Unknown: names of persons were not looked for, because the weights in weights/da-names are missing. Look yourself at what is released as it stands.',
  ),
  everyRow: both(
    'Hver række er regnet for én person. Har en person flere rækker, gælder tallene rækkerne.',
    'Every row is taken for one person. Where a person has several rows, the figures are of rows.',
  ),
  parts: {
    tests: both('De tre test (WP216)', 'The three tests (WP216)'),
    verified: both('Efterprøvet', 'Checked'),
    attack: both('Et angreb, der blev udført', 'An attack that was carried out'),
    risk: both('Risiko', 'Risk'),
    utility: both('Hvad der er tilbage', 'What is left'),
    classes: both('Klassernes størrelse', 'Sizes of the classes'),
    values: both('Værdier før og efter', 'Values before and after'),
  },
  verifiedSays: both(
    'Den skrevne fil blev læst igen af en kontrol, der intet deler med det, der lavede den.',
    'The file that was written was read again by a check that shares nothing with what made it.',
  ),
  attackSays: (sampled: number): Words =>
    both(
      `En angriber, der kender de sande kvasiidentifikatorer for ${full(sampled).da} tilfældige personer, leder efter dem i tabellen.`,
      `An attacker who knows the true quasi-identifiers of ${full(sampled).en} persons drawn at random looks for them in the table.`,
    ),
  classesSays: both(
    'En klasse er de rækker, der ser ens ud for den, der kun kender kvasiidentifikatorerne.',
    'A class is the rows that look alike to whoever knows only the quasi-identifiers.',
  ),
  valuesSays: (k: number): Words =>
    both(
      `Værdier, som færre end ${k} rækker har, er lagt sammen.`,
      `Values that fewer than ${k} rows have are put together.`,
    ),
  heads: {
    criterion: both('Krav', 'Asked'),
    asked: both('Bedt om', 'Asked for'),
    worst: both('Dårligste klasse', 'Worst class'),
    held: both('Resultat', 'Result'),
    before: both('Før', 'Before'),
    after: both('Efter', 'After'),
    measure: both('Mål', 'Measure'),
    test: both('Test', 'Test'),
    column: both('Kolonne', 'Column'),
    value: both('Værdi', 'Value'),
    rows: both('Rækker', 'Rows'),
    granularity: both('Bevaret detalje', 'Detail kept'),
    size: both('Rækker i klassen', 'Rows in the class'),
  },
  held: both('opfyldt', 'held'),
  notHeld: both('ikke opfyldt', 'not held'),
  onlyTold: both('ikke bedt om', 'not asked for'),
  criterion: (criterion: Criterion, column: string | null): Words =>
    both(`${criteria[criterion].da}${name(column)}`, `${criteria[criterion].en}${name(column)}`),
  measures: {
    alone: both('Personer, der passer på én række alene', 'Persons whom one row alone fits'),
    linked: both(
      'Koblet til egen række ved gæt blandt dem, der passer',
      'Linked to their own row by a guess among those that fit',
    ),
    chance: both('Det samme ved gæt uden tabellen', 'The same by a guess without the table'),
    fewest: both('Færreste rækker, der passer på en person', 'Fewest rows that fit a person'),
    certain: (column: string): Words => both(`${column} læst med sikkerhed`, `${column} learned for certain`),
    right: (column: string): Words => both(`${column} gættet rigtigt`, `${column} guessed right`),
    baseRate: (column: string): Words =>
      both(`${column} gættet rigtigt uden at lede`, `${column} guessed right without looking`),
    prosecutor: both('Anklager, højeste risiko', 'Prosecutor, highest risk'),
    prosecutorAverage: both('Anklager, i gennemsnit', 'Prosecutor, on average'),
    journalist: both('Journalist, højeste risiko', 'Journalist, highest risk'),
    marketer: both('Markedsfører, andel genfundne', 'Marketer, share found again'),
  },
  noPopulation: both('ikke beregnet (--population)', 'not computed (--population)'),
  facts: {
    rows: both('Rækker', 'Rows'),
    classes: both('Klasser', 'Classes'),
    smallest: both('Mindste klasse', 'Smallest class'),
    average: both('Klasse i gennemsnit', 'Average class'),
    granularity: both('Bevaret detalje', 'Detail kept'),
    suppressed: both('Rækker, der intet siger mere (* i alt)', 'Rows that say nothing any more (* in all)'),
    discernibility: both('Skelnelighed (mindre er bedre)', 'Discernibility (less is better)'),
    dropped: both('Udeladte kolonner', 'Columns left out'),
  },
  rest: (values: number): Words =>
    both(`${full(values).da} andre værdier`, `${full(values).en} other values`),
  empty: both('(tom)', '(empty)'),
  none: both('ingen', 'none'),
  madeBy: (version: string): Words => both(`Lavet af ordholden ${version}`, `Made by ordholden ${version}`),
  leftOut: (rows: number): Words =>
    both(
      `udelod ${rowsOf(rows).da}, hvor der intet står`,
      `left out ${rowsOf(rows).en} in which nothing stands`,
    ),
  reading: (rows: number, read: number | null): Words => {
    const how = howFar(rows, read)
    return both(`1/4 læser: ${how.da}`, `1/4 reading: ${how.en}`)
  },
  judging: both('1/4 ser på kolonnerne', '1/4 looking at the columns'),
  parting: (rows: number, all: number): Words => {
    const how = howFar(rows, rows / all)
    return both(`2/4 deler op: ${how.da}`, `2/4 parting: ${how.en}`)
  },
  recoding: (rows: number, all: number): Words => {
    const how = howFar(rows, rows / all)
    return both(`3/4 omkoder: ${how.da}`, `3/4 recoding: ${how.en}`)
  },
  reviewing: (rows: number, read: number | null): Words => {
    const how = howFar(rows, read)
    return both(`4/4 efterprøver og angriber: ${how.da}`, `4/4 checking and attacking: ${how.en}`)
  },
  checking: (rows: number, read: number | null): Words => {
    const how = howFar(rows, read)
    return both(`efterprøver: ${how.da}`, `checking: ${how.en}`)
  },
  wrote: (file: string, rows: number): Words =>
    both(`skrev ${file} (${full(rows).da} rækker)`, `wrote ${file} (${full(rows).en} rows)`),
  verdict: (isHeld: boolean, rows: number, classes: number): Words =>
    isHeld
      ? both(
          `Opfyldt: ${full(rows).da} rækker i ${full(classes).da} klasser.`,
          `Held: ${full(rows).en} rows in ${full(classes).en} classes.`,
        )
      : both(
          `Ikke opfyldt: ${full(rows).da} rækker i ${full(classes).da} klasser.`,
          `Not held: ${full(rows).en} rows in ${full(classes).en} classes.`,
        ),
  failing: (classes: number, rows: number): Words =>
    both(
      `${full(classes).da} ${classes === 1 ? 'klasse' : 'klasser'} (${rowsOf(rows).da}) opfylder det ikke; de værste:`,
      `${full(classes).en} ${classes === 1 ? 'class' : 'classes'} (${rowsOf(rows).en}) ${classes === 1 ? 'does' : 'do'} not; the worst:`,
    ),
  worstClass: (rows: number, firstRow: number, measured: number, values: readonly string[] | null): Words => {
    const said = values === null ? '' : `: ${values.join(' · ')}`
    return both(
      `${number(measured, 3).da} i ${rowsOf(rows).da}, den første i række ${full(firstRow).da}${said}`,
      `${number(measured, 3).en} in ${rowsOf(rows).en}, the first in row ${full(firstRow).en}${said}`,
    )
  },
  noRows: both(
    'Uafklaret: tabellen har ingen rækker, så der er intet at efterprøve.',
    'Unknown: the table has no rows, so there is nothing to check.',
  ),
})
