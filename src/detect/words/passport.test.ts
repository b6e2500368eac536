import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellWords } from '../../../test/naive-words.ts'
import { passportRules } from './passport.ts'

const found: readonly (readonly [string, string, string])[] = [
  ['pas nr. 123456789', '123456789', 'certain'],
  ['Pasnummer: 202345678', '202345678', 'certain'],
  ['"passportNumber":"204567891"', '204567891', 'certain'],
  ['passport no. C01X00T47', 'C01X00T47', 'likely'],
  ['passport number is 12345678', '12345678', 'likely'],
]
for (const [text, number, sure] of found)
  test(`a passport: ${text}`, () => {
    assert.deepEqual(tellWords(passportRules, text), [`passport: ${number} (${sure})`])
  })

const none: readonly (readonly [string, string])[] = [
  ['nine digits without a word', '204567891'],
  ['to look out', 'pas på 204567891'],
  ['a date', 'passport: 20240101'],
  ['the day it was issued', 'passport issued 204567891'],
  ['a phone number', 'pas: 2045 6789'],
  ['a word', 'passport: REQUIRED'],
  ['too long', 'passport no 20456789112345'],
]
for (const [because, text] of none)
  test(`no passport: ${because}`, () => assert.deepEqual(tellWords(passportRules, text), []))

// The specimens of ICAO Doc 9303, parts 4 (TD3), 6 (TD2) and 5 (TD1).
const zones: Readonly<Record<string, readonly string[]>> = {
  TD3: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  TD2: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
  TD1: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
}

for (const [name, lines] of Object.entries(zones))
  for (const ending of ['\n', '\r\n'])
    test(`the zone of ${name}, lines ended by ${JSON.stringify(ending)}, once and certain`, () => {
      const zone = lines.join(ending)
      assert.deepEqual(tellWords(passportRules, `scan:${ending}${zone}${ending}`), [
        `passport: ${zone} (certain)`,
      ])
    })

test('a zone with any one digit changed is none', () => {
  for (const lines of Object.values(zones)) {
    const zone = lines.join('\n')
    for (const match of zone.matchAll(/[0-9]/g)) {
      const other = String((Number(match[0]) + 1) % 10)
      const spoiled = zone.slice(0, match.index) + other + zone.slice(match.index + 1)
      assert.deepEqual(tellWords(passportRules, spoiled), [], spoiled)
    }
  }
})

test('shifts and arrows of programs are none', () => {
  assert.deepEqual(tellWords(passportRules, 'A<<2; 1<<<3; <<<<<<< HEAD; cout << X<<Y'), [])
})
