// What is encoded in base64 in the middle of a text is found in it, wherever pieces are cut; what only looks like it is let be.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { lookInto, placesOf } from '../../../test/detected.ts'
import { Base64Runs } from './base64-runs.ts'

const planted = 'plantet@eksempel.dk'
const body = `GET /profil HTTP/1.1\r\nCookie: id=1\r\n\r\nmail=${planted}&x=ÆØÅ`
const encoded = Buffer.from(body).toString('base64')
const found = async (text: string): Promise<readonly string[]> =>
  placesOf(await lookInto('a.txt', Buffer.from(text)), planted).map(({ path, at }) => `${path} ${at}`)
const inBody = Buffer.from(body).indexOf(planted)

test('an item of Burp, a data: URL, a field of JSON, a wrapped body', async () => {
  const burp = `<?xml version="1.0"?><items><item><request base64="true"><![CDATA[${encoded}]]></request></item></items>`
  assert.deepEqual(await found(burp), [`a.txt/base64:${burp.indexOf(encoded)} ${inBody}`])
  const page = `<img src="data:text/plain;base64,${encoded}">`
  assert.deepEqual(await found(page), [`a.txt/base64:${page.indexOf(encoded)} ${inBody}`])
  const field = `{"body":"${encoded}"}`
  assert.deepEqual(await found(field), [`a.txt/base64:9 ${inBody}`])
  const wrapped = `${Buffer.from(body.repeat(9)).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n-- \r\n`
  assert.equal((await found(wrapped)).length, 9)
})

test('the middle of a JWT, letters of UTF-16, something packed, and one in the other', async () => {
  const claims = Buffer.from(JSON.stringify({ sub: '1', email: planted })).toString('base64url')
  assert.deepEqual(await found(`eyJhbGciOiJub25lIn0.${claims}.c2lnbg`), [`a.txt/base64:20 20`])
  const wide = Buffer.from(`Mail til ${planted}`, 'utf16le').toString('base64')
  assert.deepEqual(await found(`-EncodedCommand ${wide}`), ['a.txt/base64:16 18'])
  const packed = gzipSync(body).toString('base64')
  assert.match((await found(packed))[0] ?? '', /^a\.txt\/base64:0\/base64:0 \d+$/)
  const twice = Buffer.from(`x: ${encoded}`).toString('base64')
  assert.match((await found(twice))[0] ?? '', /^a\.txt\/base64:0\/base64:3 \d+$/)
})

test('in a text of UTF-16', async () => {
  const looked = await lookInto('a.txt', Buffer.from(`\ufeffdata ${encoded}\n`, 'utf16le'))
  assert.equal(placesOf(looked, planted).length, 1)
})

test('what only looks like base64 is let be', async () => {
  const digest = 'd2a84f4b8b650937ec8f73cd8be2c74add5a911ba64df27458ed8229da804a26'
  const words = `${digest} ${'x'.repeat(5_000)} ${'-'.repeat(300)} /usr/share/javascript/jquery/plugins/something/long/path/of/words`
  const looked = await lookInto('a.txt', Buffer.from(words))
  assert.equal(looked.texts.length, 1)
  assert.deepEqual(looked.unread, [])
})

test('runs are the same wherever pieces are cut', () => {
  const text = Buffer.from(
    `short words ${'W'.repeat(76)}\r\n${'W'.repeat(76)}\n ${'A'.repeat(39)}, ${'B'.repeat(40)}.${'C'.repeat(100)} and ${'D'.repeat(41)}`,
  )
  const runsOf = (...cuts: readonly number[]): string => {
    const runs = new Base64Runs()
    for (const [index, cut] of [0, ...cuts].entries())
      runs.look(text.subarray(cut, cuts[index] ?? text.length))
    runs.end()
    return JSON.stringify(runs.runs)
  }
  const whole = runsOf()
  assert.deepEqual(
    JSON.parse(whole).map(({ start, end }: { start: number; end: number }) => end - start),
    [76 + 2 + 76, 40, 100, 41],
  )
  for (let a = 1; a < text.length; a++) {
    assert.equal(runsOf(a), whole, `cut at ${a}`)
    assert.equal(runsOf(a, Math.min(a + 7, text.length)), whole, `cut at ${a} and 7 on`)
  }
})
