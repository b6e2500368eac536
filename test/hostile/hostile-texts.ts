// Texts made to harm who masks them: without end, of many values, of letters that are none. Each holds the planted name where it can.

import { type Hostile, mebibytes, planted } from './hostile-word.ts'

const mails = (many: number): string =>
  Array.from({ length: many }, (_, at) => `person${at}@eksempel${at % 97}.dk`).join('\n')

export const hostileTexts = (): readonly Hostile[] => [
  {
    name: 'one-line.txt',
    bytes: Buffer.from(`${planted} ${'a'.repeat(mebibytes(4))} ${planted}`),
    ends: 'masked',
  },
  { name: 'many-values.txt', bytes: Buffer.from(`${planted}\n${mails(40_000)}`), ends: 'masked' },
  {
    name: 'expression.txt',
    bytes: Buffer.from(
      `${planted} ${'a.'.repeat(2e5)} a@${'a.'.repeat(5e4)} ${'0'.repeat(1e5)} ${' '.repeat(1e6)}x`,
    ),
    ends: 'masked',
  },
  { name: 'letter-zero.txt', bytes: Buffer.from(`${planted}\0`), ends: /expected a text/ },
  { name: 'empty.txt', bytes: new Uint8Array(), ends: null },
  { name: 'utf16.txt', bytes: Buffer.from(`\ufeffKunde ${planted} Ærø`, 'utf16le'), ends: 'masked' },
  {
    name: 'odd-utf16.txt',
    bytes: Buffer.concat([Buffer.from(`\ufeffKunde ${planted}`, 'utf16le'), Buffer.of(0)]),
    ends: null,
  },
  {
    name: 'lone-half.txt',
    bytes: Buffer.concat([
      Buffer.from('\ufeff', 'utf16le'),
      Buffer.of(0, 0xd8),
      Buffer.from(planted, 'utf16le'),
    ]),
    ends: 'masked',
  },
  {
    name: 'no-utf8.txt',
    bytes: Buffer.concat([
      Buffer.from(`Ærø ${planted} Åse på en ø, æblegrød og blåbær `),
      Buffer.of(0xff, 0xfe, 0xc0, 0xaf),
    ]),
    ends: 'masked',
  },
  { name: 'escapes.txt', bytes: Buffer.from(`\x1b]0;x\x07\x1b[31m ${planted} \r\b\u202e`), ends: 'masked' },
  {
    name: 'apart.txt',
    bytes: Buffer.from(
      'Plantine Navnesen, PLANTINE\r\n\t NAVNESEN, Plantine\u00a0Navnesen, plantine  navnesen',
    ),
    ends: 'masked',
  },
  {
    name: 'packed-body.eml',
    bytes: mail(`Kunde ${planted}`, Buffer.from(`Igen: ${planted}`).toString('base64')),
    ends: /still there/,
  },
  {
    name: 'entities.html',
    bytes: Buffer.from(`<html><p>${planted}</p><p>Plantine&#32;&#78;avnesen</p></html>`),
    ends: null,
  },
  {
    name: 'escapes.json',
    bytes: Buffer.from(`{"a":"${planted}","b":"Plantine \\u004eavnesen"}`),
    ends: null,
  },
]

const mail = (subject: string, body: string): Buffer =>
  Buffer.from(
    `From: a@eksempel.dk\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`,
  )
