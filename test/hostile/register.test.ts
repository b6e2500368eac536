// Notices and registers made to be slow, deep, huge or misleading: each is answered in bounded time, with a fault that
// has a place, and never with a crash. Sizes grow with ORDHOLDEN_HOSTILE (default 1).

import assert from 'node:assert/strict'
import { test } from 'node:test'

import fc from 'fast-check'

import { utf8 } from '../../src/core/bytes.ts'
import { limits } from '../../src/core/limits.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { bindNotice } from '../../src/register/bind.ts'
import { readNotice } from '../../src/register/notice.ts'
import { parseRegister } from '../../src/register/parse.ts'
import { exampleEdition, exampleTexts } from '../example-policy.ts'

const size = Number(process.env['ORDHOLDEN_HOSTILE'] ?? 1)
/** No hostile file may take longer than this on a slow machine. */
const mostMs = 20_000

const notice = (text: string | Uint8Array) =>
  readNotice({ path: 'n.md', bytes: typeof text === 'string' ? utf8(text) : text })
const register = (text: string | Uint8Array) =>
  parseRegister({ path: 'register.yaml', bytes: typeof text === 'string' ? utf8(text) : text })

/** What came of it: `read`, or the code and first fault of the refusal. Anything else thrown fails the test. */
function outcome(read: () => unknown): string {
  const started = performance.now()
  try {
    read()
    return 'read'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    assert.ok(
      error.faults.every(({ place }) => place !== undefined) || error.faults.length > 50,
      error.message,
    )
    return `${error.code}: ${error.faults[0]?.message}`
  } finally {
    const took = performance.now() - started
    assert.ok(took < mostMs, `took ${took} ms`)
  }
}

const mebibyte = 1 << 20
const fill = (piece: string, bytes = mebibyte): string =>
  piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)))

const notices: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  [
    'one byte too many',
    fill('a').padEnd(limits.noticeBytes + 1, 'a'),
    /^limit: expected at most 1048576 bytes, got 1048577/,
  ],
  ['one line without end', fill('ord '), /^limit: .* letters in a line/],
  ['quotes in quotes', `${'> '.repeat(5_000)}x`, /^limit: .* within each other/],
  ['lists in lists', '- '.repeat(5_000), /^read$|^limit/],
  [
    'lists by indent',
    Array.from({ length: 200 }, (_, at) => `${' '.repeat(2 * at)}- x`).join('\n'),
    /^limit: .* within each other/,
  ],
  ['many quoted lines', fill('> a\n\n', 20_000), /^limit: .* quoted lines/],
  ['very many lines', fill('a\n\n', 90_000), /^limit: .* lines/],
  [
    'too many sentences',
    'Vi ser. '.repeat(2_001).replace(/(.{8000}) /g, '$1\n'),
    /^limit: expected at most 2000 sentences, got 2001/,
  ],
  ['brackets', fill(`${'['.repeat(8_000)}\n\n`, 200_000 * size), /^read$/],
  ['emphasis', fill(`${'*a _b '.repeat(2_000)}\n\n`, 100_000 * size), /^read$/],
  ['back-ticks', `${Array.from({ length: 170 }, (_, at) => '`'.repeat(at)).join(' ')}`, /^read$/],
  ['links in links', `${'[a]('.repeat(4_000)}`, /^read$/],
  ['definitions', fill('[a]: b\n', 100_000), /^read$/],
  ['full stops', fill(`${'.A '.repeat(5_000)}\n\n`, 300_000), /^limit|^read/],
  ['entities', `${'&amp;'.repeat(3_000)}`, /^read$/],
  [
    'UTF-16',
    new Uint8Array(Buffer.from('\uFEFFVi lover', 'utf16le')),
    /^notice-invalid: expected UTF-8, got UTF-16/,
  ],
  [
    'Latin-1',
    new Uint8Array(Buffer.from('Vi sælger', 'latin1')),
    /^notice-invalid: expected UTF-8, got the byte 0xe6 at byte 4/,
  ],
  ['text that turns around', 'Vi \u202Esælger', /^notice-invalid: expected visible text, got U\+202E/],
  ['front matter without end', '---\ntitle: x\n', /^notice-invalid: expected front matter to end/],
  ['aliases in front matter', `---\na: &a [x]\nb: [${'*a,'.repeat(1_000)}]\n---\nVi ser.`, /^read$/],
  ['nothing', '', /^read$/],
]
for (const [name, text, expected] of notices)
  test(`notice: ${name}`, () =>
    assert.match(
      outcome(() => notice(text)),
      expected,
    ))

const yaml = exampleTexts['register.yaml']
const aliases = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...[...'bcdefghi'].map((to, at) => `${to}: &${to} [${`*${'abcdefgh'[at]},`.repeat(9)}]`),
].join('\n')

const registers: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
  ['one byte too many', `#${fill('a')}`, /^limit: expected at most 1048576 bytes, got 1048577/],
  ['nothing', '', /^register-invalid: expected object, got an empty value/],
  ['a list', '- 1\n', /^register-invalid: expected object, got a list of 1/],
  [
    'two documents',
    `${yaml}\n---\nversion: 1\n`,
    /^register-invalid: expected one register, got a second document/,
  ],
  ['a bomb of aliases', aliases, /^limit: expected at most 100 repetitions by \*/],
  ['flow nested deep', '['.repeat(100_000), /^limit: expected entries at most 64 deep/],
  ['flow nested deep over lines', '[\n'.repeat(100_000), /^limit: expected entries at most 64 deep/],
  ['lists nested deep', '- '.repeat(100_000), /^limit: expected entries at most 64 deep/],
  ['maps nested deep', Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'), /^limit/],
  [
    'a hundred thousand keys',
    Array.from({ length: 60_000 * size }, (_, at) => `k${at}: 1`).join('\n'),
    /^register-invalid: (?:unknown key|\w+: expected)/,
  ],
  ['an unclosed quote', `${yaml}\nx: "abc`, /^register-invalid: expected the end of what was opened/],
  [
    'tabs for indent',
    yaml.replace('  name: WelcomeSecurity', '\tname: WelcomeSecurity'),
    /^register-invalid: /,
  ],
  ['a tag nobody knows', yaml.replace('version: 1', 'version: !!js/function "x"'), /^register-invalid: /],
  [
    'a key that reaches for the prototype',
    `${yaml}\n__proto__: {polluted: yes}\n`,
    /^register-invalid: unknown key/,
  ],
  ['Latin-1', new Uint8Array(Buffer.from(yaml, 'latin1')), /^register-invalid: expected UTF-8/],
]
for (const [name, text, expected] of registers)
  test(`register: ${name}`, () =>
    assert.match(
      outcome(() => register(text)),
      expected,
    ))

const withActivities = (count: number): string =>
  `${yaml}\n`.replace(
    'activities:\n',
    `activities:\n${Array.from({ length: count }, (_, at) => `  - {id: a${at}, name: {da: a, en: a}}\n`).join('')}`,
  )

test('register: 5,000 activities are read, one more is refused', () => {
  const left = limits.activities - exampleEdition().file.register.activities.length
  assert.equal(
    outcome(() => register(withActivities(left))),
    'read',
  )
  assert.match(
    outcome(() => register(withActivities(left + 1))),
    /^register-invalid: activities: too big/,
  )
})

test('a selector made to be slow binds in bounded time', () => {
  const text = Array.from({ length: 60 }, () => `${'a'.repeat(8_000)} `.repeat(2)).join('\n')
  const slow = notice(text)
  const { file } = exampleEdition()
  const sentences = Array.from({ length: 200 }, (_, at) => ({
    id: `s${at}`,
    da: { exact: `${'a'.repeat(4_000)}b${at}`, prefix: 'a', suffix: 'a' },
    pledge: 'open' as const,
  }))
  const started = performance.now()
  const bound = bindNotice(slow, 'da', { ...file, register: { ...file.register, sentences } })
  assert.equal(bound.bindings.length, 0)
  assert.ok(performance.now() - started < mostMs)
})

test('whatever the bytes, a notice is read or refused', () => {
  const piece = fc.constantFrom(
    '- ',
    '> ',
    '\n',
    '\n\n',
    '# ',
    '**',
    '_',
    '`',
    '[a](b)',
    '<b>',
    '<!--',
    '-->',
    'Vi ser. ',
    'at:',
    '&lt;',
    '    ',
    '1. ',
    '---\n',
    '\\',
    '|',
    '\r',
    'å',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), parts => {
      outcome(() => notice(parts.join('')))
    }),
    { numRuns: 300 * size },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      outcome(() => notice(bytes))
      outcome(() => register(bytes))
    }),
    { numRuns: 300 * size },
  )
})

test('every word of a notice that is read belongs to a sentence or a heading', () => {
  const word = fc.constantFrom(
    'ord',
    'at:',
    'slut.',
    '**fed**',
    '\n',
    '\n\n',
    '\n- ',
    '\n  - ',
    '\n> ',
    '\n\n## H\n\n',
    '  \n',
    'x@y.dk',
    '123456',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), parts => {
      const text = parts.join(' ')
      let read: ReturnType<typeof notice>
      try {
        read = notice(text)
      } catch {
        return
      }
      const own = read.sentences.map(sentence => sentence.text).join(' ')
      const heads = read.blocks
        .filter(({ kind }) => kind === 'heading')
        .map(block => JSON.stringify(block))
        .join()
      for (const each of ['ord', 'fed', 'slut', '123456'])
        if (text.includes(each))
          assert.ok(own.includes(each) || heads.includes(each), `${each} in ${JSON.stringify(text)}`)
    }),
    { numRuns: 500 * size },
  )
})

test('a register with one letter changed anywhere is read or refused with a place', () => {
  fc.assert(
    fc.property(
      fc.nat(yaml.length - 1),
      fc.constantFrom(':', '"', '[', '{', '\n', ' ', '*', '&', 'x', ''),
      (at, letter) => {
        outcome(() => register(yaml.slice(0, at) + letter + yaml.slice(at + 1)))
      },
    ),
    { numRuns: 40 * size },
  )
})
