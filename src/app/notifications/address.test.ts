import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../../core/refusal.ts'
import { type AddressFault, judgeAddress, parseInside } from './address.ts'

const inside = parseInside(
  'http://10.0.0.5:8080, Anna, 2026-01-31, our own chat; https://chat.inside, Bo, 2026-02-01, x',
)

test('https to the outside is taken as it stands, without its fragment', () => {
  assert.deepEqual(judgeAddress(' https://hooks.example.dk/a?b=c#d ', []), {
    ...{ kind: 'taken', url: 'https://hooks.example.dk/a?b=c', decision: null },
  })
})

test('what lies inside is taken where its origin was declared, with the decision', () => {
  const judged = judgeAddress('http://10.0.0.5:8080/x', inside)
  assert.deepEqual(judged, {
    ...{ kind: 'taken', url: 'http://10.0.0.5:8080/x', decision: 'Anna, 2026-01-31, our own chat' },
  })
  assert.equal(judgeAddress('http://10.0.0.5:8081/x', inside).kind, 'refused')
  assert.equal(judgeAddress('https://10.0.0.5:8080/x', inside).kind, 'refused')
})

const refused: readonly [string, AddressFault][] = [
  ['', 'no-url'],
  ['hooks.example.dk', 'no-url'],
  ['ftp://hooks.example.dk', 'no-url'],
  ['javascript:alert(1)', 'no-url'],
  ['http://hooks.example.dk/', 'plain'],
  ['https://user@hooks.example.dk/', 'user'],
  ['https://:secret@hooks.example.dk/', 'user'],
  [`https://hooks.example.dk/${'a'.repeat(1_024)}`, 'long'],
  ...[
    ...[
      'localhost',
      'a.localhost',
      'LOCALHOST.',
      '127.0.0.1',
      '127.1',
      '0177.0.0.1',
      '2130706433',
      '0x7f000001',
    ],
    ...['10.0.0.5', '192.168.1.1', '172.16.0.1', '100.64.0.1', '169.254.169.254', '0.0.0.0', 'intranet'],
    ...[
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:a00:5]',
      '[fd00::1]',
      '[fe80::1]',
      '[64:ff9b::7f00:1]',
      '[::]',
    ],
  ].map((host): [string, AddressFault] => [`https://${host}/`, 'inside']),
]
for (const [address, because] of refused)
  test(`${address.slice(0, 60)} is refused: ${because}`, () => {
    assert.deepEqual(judgeAddress(address, inside), { kind: 'refused', because })
  })

test('what is never public is refused also where it is declared', () => {
  const declared = parseInside('http://169.254.169.254, Anna, 2026-01-31, because')
  assert.deepEqual(judgeAddress('http://169.254.169.254/latest', declared), {
    kind: 'refused',
    because: 'inside',
  })
})

test('a declaration says who, when and why, and names an origin', () => {
  assert.deepEqual(parseInside(''), [])
  for (const text of [
    'http://10.0.0.5:8080',
    'http://10.0.0.5:8080, Anna, i dag, fordi',
    'http://10.0.0.5:8080, Anna, 2026-01-31',
    'http://10.0.0.5:8080/path, Anna, 2026-01-31, because',
    '10.0.0.5, Anna, 2026-01-31, because',
    'http://canary@10.0.0.5, Anna, 2026-01-31, because',
  ])
    assert.throws(
      () => parseInside(text),
      error => error instanceof Refusal && !error.message.includes('canary'),
      text,
    )
})
