import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

import { limits } from '../core/limits.ts'
import { parseAddress } from '../mail/address.ts'
import { faultOfLine } from '../mail/line.ts'
import { isMail, isName } from './person-typed.ts'

const isTaken = (mail: string): boolean => {
  try {
    return parseAddress(mail).includes('.')
  } catch {
    return false
  }
}

test('an address is one a letter can go to', () => {
  for (const mail of ['anna@example.dk', "o'neil+ord@a-b.example", 'bo@blåbær.example', 'BO@EXAMPLE.DK'])
    assert.ok(isMail(mail) && isTaken(mail), mail)
  for (const mail of [
    ...['', '@', 'a', 'a@b', 'a@b@c.dk', 'a..b@c.dk', '.a@b.dk', 'bøf@example.dk', 'a(x)@b.dk', 'a b@c.dk'],
    ...[
      'a@-b.dk',
      'a@b..dk',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@1.2',
      'a@b.dk\n',
      'a@b.dk,c@d.dk',
      '<a@b.dk>',
    ],
    ...[`${'a'.repeat(65)}@b.dk`, `a@${'b'.repeat(64)}.dk`, 'a@b.dk/x', 'a@b.dk:25', 'a\u202e@b.dk'],
  ])
    assert.ok(!isMail(mail), mail)
})

test('whatever is taken here, a letter takes too', () => {
  const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  const plain = fc.stringMatching(/^[a-z0-9.-]{1,12}$/)
  const mail = fc.tuple(fc.oneof(part, plain), fc.oneof(part, plain), plain)
  fc.assert(
    fc.property(mail, ([name, host, top]) => {
      const typed = `${name}@${host}.${top}`
      assert.ok(!isMail(typed) || isTaken(typed), typed)
    }),
    { numRuns: 5_000 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), name => {
      assert.equal(isName(name), faultOfLine(name, limits.mailNameLetters) === null)
    }),
    { numRuns: 5_000 },
  )
})
