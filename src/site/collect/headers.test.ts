import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinHeaders } from './headers.ts'

test('names are lower-case, several of a name are lines of one', () => {
  const headers = joinHeaders([
    { name: 'X-Frame-Options', value: 'DENY' },
    { name: 'Vary', value: 'a' },
    { name: 'vary', value: 'b' },
  ])
  assert.deepEqual(headers, { 'x-frame-options': 'DENY', vary: 'a\nb' })
})

test('of a cookie only its name and its flags', () => {
  const headers = joinHeaders([
    { name: 'Set-Cookie', value: 'id=secret=1; Path=/; Secure' },
    { name: 'Set-Cookie', value: 'secret; HttpOnly\nb=secret' },
  ])
  assert.deepEqual(headers, { 'set-cookie': 'id=; Path=/; Secure\n=; HttpOnly\nb=' })
})
