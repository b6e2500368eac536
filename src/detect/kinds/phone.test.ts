// Telephone numbers as people write them in Denmark and elsewhere, and digits that are dates, hours, addresses, sums and versions.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs, tellText } from '../../../test/expressions.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['+45 12 34 56 78', ['phone likely +45 12 34 56 78']],
  ['+45 33 34 56 78', ['phone certain +45 33 34 56 78']],
  ['+4533345678', ['phone certain +4533345678']],
  ['0045 33345678', ['phone certain 0045 33345678']],
  ['(+45) 33 34 56 78', ['phone certain (+45) 33 34 56 78']],
  ['(+45 33 34 56 78 i dag)', ['phone certain +45 33 34 56 78']],
  ['(tlf. +45 33345678)', ['phone certain +45 33345678']],
  ['Tlf. 33345678', ['phone certain 33345678']],
  ['Tlf.: 33 34 56 78 / 33 34 56 79', ['phone certain 33 34 56 78', 'phone certain 33 34 56 79']],
  ['mobil: 3334 5678', ['phone certain 3334 5678']],
  ['{"phone":"33345678"}', ['phone certain 33345678']],
  ['Jens, 33 34 56 78, Aarhus', ['phone likely 33 34 56 78']],
  ['Jens, 33.34.56.78, Aarhus', ['ip likely 33.34.56.78']],
  ['log message from 203.0.113.7: 550 5.7.20', ['ip likely 203.0.113.7']],
  ['ring 142.0.7444.60', []],
  ['tlf. 33.34.56.78', ['phone certain 33.34.56.78']],
  ['og 3334 5678 der', ['phone possible 3334 5678']],
  ['og 33345678 der', []],
  ['+1-202-456-1111 ext. 123', ['phone certain +1-202-456-1111 ext. 123']],
  ['call 202-456-1111x042', ['phone likely 202-456-1111x042']],
  ['(579)888-3058', ['phone likely (579)888-3058']],
  ['905-674-3793', ['phone likely 905-674-3793']],
  ['+46 (0)8 928 571 38', ['phone certain +46 (0)8 928 571 38']],
  ['+49 30 901820', ['phone certain +49 30 901820']],
  ['03.93.92.16.85', ['phone likely 03.93.92.16.85']],
  ['33 34 56 78 mobil', ['phone certain 33 34 56 78']],
  ['tlf. 33345678/33345679', ['phone certain 33345678', 'phone certain 33345679']],
  ['Jens 010257-6004 33 34 56 78', ['cpr certain 010257-6004', 'phone likely 33 34 56 78']],
  ['33 34 56 78 010257-6004', ['phone likely 33 34 56 78', 'cpr certain 010257-6004']],
  // Known to look like one.
  ['11 22 33 44 55 66 77 88 99 10 11 12 33 34 56 78', []],
  ['2024-01-31 11:34', []],
  ['Ring 01.02.2024', []],
  ['Telefontid 08.00-16.00', []],
  ['460-89-9847', []],
  ['3747 3911 fourth avenue', []],
  ['12 34 56 78 90 12', []],
  ['1.234.567 kr.', []],
  ['faktura 33345678', []],
  ['faktura 33 34 56 78', ['phone possible 33 34 56 78']],
  ['Fakturanr. er: 33 34 56 78', ['phone possible 33 34 56 78']],
  // Other words stand between it and the word for something else.
  ['Ordre fra Bo Lund, 22 33 44 55', ['phone likely 22 33 44 55']],
  ['Aftalt tid kl. 14 med Karen, 23 45 67 89', ['phone likely 23 45 67 89']],
  ['version 33.34.56.78', ['ip possible 33.34.56.78']],
  ['3.14159265', []],
  ['+1 2', []],
  ['33345678901234567890', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

test('every Danish number is found with its country and behind a word, and digits alone are none', () => {
  const numbers = fc.stringMatching(/^[2-9][0-9]{7}$/)
  const property = fc.property(numbers, fc.constantFrom('', ' '), (digits, sign) => {
    const written = digits.replace(/(..)(?=.)/g, `$1${sign}`)
    assert.match(tellText(`+45 ${written}`).join(), new RegExp(`^phone (?:likely|certain) \\+45 ${written}$`))
    assert.match(tellText(`mobilnr. ${written}`).join(), new RegExp(`^phone (?:likely|certain) ${written}$`))
    assert.deepEqual(
      tellText(`og ${digits} der`).filter(told => told.startsWith('phone')),
      [],
    )
  })
  fc.assert(property, { numRuns: runs })
})
