// Mails and mailboxes: what is planted is found where it stands, what cannot be read is said, and what means harm is bounded.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookInto, placesOf } from '../../../test/detected.ts'

const planted = 'planted@eksempel.dk'
const head = [
  'From: =?utf-8?Q?S=C3=B8ren_=C3=86r=C3=B8?= <soeren@eksempel.dk>',
  'To: Ida Prøve <ida@eksempel.dk>, Bo <bo@eksempel.dk>',
  'Subject: =?utf-8?B?TsO4Z2xl?=',
  'MIME-Version: 1.0',
]
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const parts = (...bodies: readonly string[]): string =>
  [
    ...head,
    'Content-Type: multipart/mixed; boundary="skel"',
    '',
    ...bodies.flatMap(body => ['--skel', body]),
    '--skel--',
    '',
  ].join('\r\n')
const text = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nplanted=\r\n@eksempel.dk`
const html = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(`<p>${planted}</p>`)}`
const attached = (name: string, body: string): string =>
  `Content-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(body)}`
const look = (name: string, mail: string) => lookInto(name, Buffer.from(mail))

test('headers are decoded, and an address list stays together', async () => {
  const looked = await look('a.eml', [...head, '', 'hej'].join('\r\n'))
  assert.deepEqual(placesOf(looked, 'Søren Ærø <soeren@eksempel.dk>'), [
    { path: 'a.eml', part: 'headers', at: 'headers' },
  ])
  assert.equal(placesOf(looked, 'Ida Prøve <ida@eksempel.dk>, Bo <bo@eksempel.dk>').length, 1)
  assert.equal(placesOf(looked, 'Subject: Nøgle').length, 1)
  assert.deepEqual(looked.unread, [])
})

test('bodies are decoded, and what is attached is looked into', async () => {
  const looked = await look('a.eml', parts(text, html, attached('bilag.txt', `x ${planted}`)))
  const at = placesOf(looked, planted).map(({ path, part }) => `${path} ${part}`)
  assert.deepEqual([...new Set(at)].sort(), ['a.eml body', 'a.eml/bilag.txt whole', 'a.eml/body.html body'])
  assert.deepEqual(looked.unread, [])
})

test('a mail in a mail is one level further in', async () => {
  const inner = ['Content-Type: message/rfc822', '', ...head, '', planted].join('\r\n')
  const [place] = placesOf(await look('a.eml', parts(inner)), planted)
  assert.deepEqual(place, { path: 'a.eml/1.eml', part: 'body', at: 'body' })
})

const mailbox = (...mails: readonly string[]): string =>
  mails.map(mail => `From envelope@eksempel.dk Mon Nov 23 10:00:00 2026\n${mail}\n\n`).join('')

test('a mailbox is cut into its messages', async () => {
  const other = [
    ...head,
    '',
    'Hej',
    'From noon on: 10:00',
    '',
    'From now on nothing begins\nFrom here neither',
  ].join('\n')
  const mails = [other, [...head, '', planted].join('\n'), other]
  for (const box of [mailbox(...mails), mailbox(...mails).replaceAll('\n', '\r\n')]) {
    const looked = await look('a.mbox', box)
    assert.deepEqual(placesOf(looked, planted), [{ path: 'a.mbox/2.eml', part: 'body', at: 'body' }])
    assert.equal(placesOf(looked, 'envelope@eksempel.dk')[1]?.at, 'message 2')
    assert.deepEqual(looked.unread, [])
  }
})

test('a message that lies across pieces is found in one', async () => {
  const filler = [...head, '', 'fyld '.repeat(20_000)].join('\n')
  for (let shift = 0; shift < 20; shift += 3) {
    const mails = [
      `X-Shift: ${'x'.repeat(shift)}\n${filler}`,
      filler,
      [...head, '', planted].join('\n'),
      filler,
    ]
    const looked = await look('a.mbox', mailbox(...mails))
    assert.deepEqual(
      placesOf(looked, planted).map(({ path }) => path),
      ['a.mbox/3.eml'],
    )
  }
})

const damaged: readonly (readonly [string, string, string])[] = [
  ['a body that is cut off', parts(text).replace('--skel--', ''), 'damaged'],
  [
    'base64 that is none',
    parts(`Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!not base64`),
    'damaged',
  ],
]
for (const [name, mail, reason] of damaged)
  test(`${name} is not read as if it were whole`, async () => {
    const { unread } = await look('a.eml', mail)
    assert.deepEqual(
      unread.map(each => each.reason),
      [reason],
    )
    assert.doesNotMatch(JSON.stringify(unread), /skel|base64 \w+ none|!!!!/)
  })

test('mails that mean harm are bounded, and told or read', async () => {
  const nested = Array.from(
    { length: 5_000 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  )
  const deep = await look(
    'a.eml',
    `${head.join('\r\n')}\r\n${nested.join('')}Content-Type: text/plain\r\n\r\n${planted}`,
  )
  assert.deepEqual(
    deep.unread.map(({ reason }) => reason),
    ['too-deep'],
  )
  assert.equal(placesOf(deep, planted).length, 1, 'it is looked through as it stands')

  const many = Array.from({ length: 100_000 }, (_, n) => `X-H${n}: v`).join('\r\n')
  const headers = await look('a.eml', `${head.join('\r\n')}\r\n${many}\r\nX-Last: ${planted}\r\n\r\nhej`)
  assert.equal(placesOf(headers, planted).length, 1)

  const long = await look(
    'a.eml',
    `${head.join('\r\n')}\r\nX-Long: ${'a'.repeat(1_000_000)} ${planted}\r\n\r\nhej`,
  )
  assert.equal(placesOf(long, planted).length, 1)
})
