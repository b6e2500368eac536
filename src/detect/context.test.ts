// What contextOf says of candidates in texts, tables and formats of programs, Danish and English, good and known-bad.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contextOf } from './context.ts'
import type { Context, HitKind } from './hit.ts'

/** The candidate is what stands between « and ». */
function seen(kind: HitKind, marked: string, encoding: 'utf8' | 'latin1' = 'utf8'): Context {
  const [before = '', value = '', behind = ''] = marked.split(/[«»]/)
  const bytes = Buffer.from(before + value + behind, encoding)
  const start = Buffer.byteLength(before, encoding)
  return contextOf(kind, { bytes, from: 0, to: bytes.length }, start, start + value.length)
}

const cases: readonly (readonly [HitKind, string, Context])[] = [
  ['cpr', 'Hendes cpr-nummer er «0101901234».', 'named'],
  ['cpr', 'CPR «0101901234»', 'named'],
  ['cpr', '{"customerCpr": "«0101901234»"}', 'named'],
  ['cpr', "insert … personnummer='«0101901234»'", 'named'],
  ['cpr', '<CprNr>«0101901234»</CprNr>', 'named'],
  ['cpr', 'Personnummer:\r\n  «0101901234»', 'named'],
  ['cpr', 'ordrenr. «0101901234»', 'other'],
  ['phone', 'HjemmeTelefon «12345678»', 'named'],
  ['phone', 'hjemmetelefoner «12345678»', 'bare'],
  ['cpr', '{"cpr" : ["«0101901234»"]}', 'named'],
  ['cpr', `cpr "${'x'.repeat(40)}": "«0101901234»"`, 'bare'],
  ['cpr', `cpr "${'x'.repeat(41)}": "«0101901234»"`, 'named'],
  ['cpr', `cpr <${'x'.repeat(40)}>«0101901234»`, 'bare'],
  ['cpr', '<a>cpr «0101901234»', 'named'],
  ['cpr', 'Cpr\r\n\u00a0\r\n  «0101901234»', 'named'],
  ['cpr', 'сpr «0101901234»', 'bare'],
  ['cpr', '{"cpr":"0101901234","orderId":"«0202901234»"}', 'other'],
  ['cpr', '{"cpr":"0101901234","note":"«0202901234»"}', 'bare'],
  ['cpr', 'cpr ukendt\nse side 12: «0101901234»', 'bare'],
  ['cpr', 'der er «0101901234» af dem', 'bare'],
  ['cpr', 'scrapers «0101901234»', 'bare'],
  ['cpr', 'beløb «0101901234»', 'other'],
  ['cpr', 'løbenr. «0101901234»', 'other'],
  ['cpr', 'i alt «0101901234» kr.', 'other'],
  ['cvr', 'CVR-nr.: «12345678»', 'named'],
  ['cvr', 'Tlf. «12345678»', 'other'],
  ['cvr', 'CVR 11111111 tlf. «12345678»', 'other'],
  ['phone', 'CVR 11111111 tlf. «12345678»', 'named'],
  ['phone', 'Tlf. 11 11 11 11 / «12 34 56 78»', 'named'],
  ['phone', 'phone_number = "«12345678»"', 'named'],
  ['phone', 'hjemmetelefon «12345678»', 'named'],
  ['phone', 'Ring til os på «12345678»', 'named'],
  ['phone', '«12 34 56 78» mobil', 'named'],
  ['phone', '«12 34 56 78»-Fax', 'named'],
  ['phone', 'faktura «12345678»', 'other'],
  ['phone', 'fakturering «12345678»', 'bare'],
  ['card', 'What is the limit for card «4454794511390933»?', 'named'],
  ['bank-account', 'Reg. nr. 1234 kontonr. «0001234567»', 'named'],
  ['iban', 'kontonummer «DK5000400440116243»', 'named'],
  ['ip', 'version «1.2.3.4»', 'other'],
  ['ip', 'client_ip=«1.2.3.4»', 'named'],
  ['phone', 'they are not answering at «12345678»', 'named'],
  ['phone', 'error message «12345678»', 'bare'],
  ['card', 'credit-card «4454794511390933»', 'named'],
  ['phone', 'contact   number: «12345678»', 'named'],
  ['phone', 'contact his number: «12345678»', 'bare'],
  ['cpr', 'sagsnr.: «0101901234»', 'other'],
  ['passport', 'pasnr. «123456789»', 'named'],
]

for (const [kind, text, context] of cases)
  test(`${kind}: ${JSON.stringify(text)} is ${context}`, () => assert.equal(seen(kind, text), context))

test('Danish letters are read in UTF-8 and in latin-1, also where the view begins within one', () => {
  for (const encoding of ['utf8', 'latin1'] as const) {
    assert.equal(seen('cpr', 'løbenr. «0101901234»', encoding), 'other')
    assert.equal(seen('cpr', `${'æ'.repeat(41)} beløb: «0101901234»`, encoding), 'other')
  }
})

test('nothing beyond what may be seen is looked at', () => {
  const bytes = Buffer.from('cpr 0101901234 kr')
  assert.equal(contextOf('cpr', { bytes, from: 0, to: bytes.length }, 4, 14), 'named')
  assert.equal(contextOf('cpr', { bytes, from: 4, to: bytes.length }, 4, 14), 'other')
  assert.equal(contextOf('cpr', { bytes, from: 4, to: 14 }, 4, 14), 'bare')
})

test('each of several numbers of one candidate has what stands before it', () => {
  const bytes = Buffer.from('cpr 0101901234 ordrenr 0202901234')
  const around = { bytes, from: 0, to: bytes.length }
  assert.deepEqual([contextOf('cpr', around, 4, 14), contextOf('cpr', around, 23, 33)], ['named', 'other'])
})
