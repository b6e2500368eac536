// Papers for the tests of the three writers: one of everything, and random ones.

import fc from 'fast-check'
import {
  heading,
  list,
  note,
  type Paper,
  type PaperBlock,
  paragraph,
  strong,
  table,
} from '../src/paper/paper.ts'

/** How many random papers each property is held on. */
export const papers = Number(process.env['ORDHOLDEN_PAPERS'] ?? 25)

export const paperOf = (blocks: readonly PaperBlock[]): Paper => ({
  language: 'da',
  title: 'Fortegnelse på æ, ø og å',
  subtitle: 'Prøve ApS · 23. november 2026',
  footer: 'Prøve ApS',
  author: 'Prøve ApS',
  at: '2026-11-23T06:00:00.000Z',
  blocks,
})

const long = 'Vi behandler kontaktoplysninger om kunder og leverandører for at levere det aftalte. '

/** Forty rows, a cell of pages, empty cells, narrow columns, a word without end. */
export const everything = paperOf([
  paragraph('Efter ', strong('artikel 30'), ', stk. 1.'),
  note(strong('Forslag. '), 'Ikke godkendt af en person.'),
  heading(1, 'Hvem'),
  list(['Første punkt', ['Andet, ', strong('fed'), 't punkt']]),
  heading(2, 'Behandlinger'),
  table({
    caption: 'Modtagere',
    sheet: 'Modtagere',
    header: ['Aktivitet', 'Formål', 'Oplysninger', 'Slettefrist'],
    rows: Array.from({ length: 40 }, (_, row) => [
      `Aktivitet ${row + 1}`,
      row === 20 ? long.repeat(60) : long,
      ['Navn', 'E-mailadresse'],
      '',
    ]),
  }),
  heading(3, 'Smalle kolonner'),
  table({
    caption: 'Smalle',
    sheet: 'Smalle',
    header: ['Behandlingsaktiviteter', 'Databeskyttelsesrådgiver', 'C', 'D', 'E', 'F', 'G', 'Ansvarlig'],
    rows: [
      [
        'Speciallægepraksisplanlægningsstabiliseringsperiode'.repeat(2),
        'a@b.dk',
        '',
        '',
        'Łódź',
        'x',
        'y',
        'z',
      ],
    ],
  }),
])

const letters = 'abcdefghijklmnopqrstuvwxyzæøåéüABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789.,;:!?()@&%+=-–/§"\''
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 24 })
const text = fc.array(word, { minLength: 1, maxLength: 25 }).map(words => words.join(' '))
const cell = fc.oneof(text, fc.constant(''), fc.array(text, { maxLength: 3 }))

const randomTable = fc
  .integer({ min: 1, max: 6 })
  .chain(columns =>
    fc.record({
      caption: text,
      sheet: fc.string({ maxLength: 50 }),
      header: fc.array(word, { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 12 }),
      rowHeader: fc.boolean(),
    }),
  )
  .map(table)

const block: fc.Arbitrary<PaperBlock> = fc.oneof(
  fc
    .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), text)
    .map(([level, said]) => heading(level, said)),
  fc.tuple(text, text).map(([plain, fat]) => paragraph(plain, ' ', strong(fat))),
  text.map(said => note(said)),
  fc.array(text, { minLength: 1, maxLength: 4 }).map(items => list(items)),
  randomTable,
)

export const randomPaper: fc.Arbitrary<Paper> = fc.array(block, { minLength: 1, maxLength: 8 }).map(paperOf)
