import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooser, tellWords } from '../../../test/naive-words.ts'
import { Refusal } from '../../core/refusal.ts'
import { convertRe2, readGitleaks } from './gitleaks.ts'
import { formatPiece, type Piece, readRe2, Unreadable } from './re2.ts'

/** Expression, text, and what it matches there (null: nothing), as Go's regexp says. */
const meanings: readonly (readonly [string, string, string | null])[] = [
  ['(?i)ab', 'xAB', 'AB'],
  ['a(?i)b', 'AB aB', 'aB'],
  ['a(?i)b|c', 'C', 'C'],
  ['(a(?i)b)c', 'aBC', null],
  ['(?i)a(?-i:b)', 'AB Ab', 'Ab'],
  ['(?i)[a-c]x', 'CX', 'CX'],
  ['(?i)[^a]', 'A', null],
  ['.', '\r', '\r'],
  ['.', '\n', null],
  ['(?s).', '\n', '\n'],
  ['(?s:.)a.', 'x\na\n', null],
  ['^b', 'a\nb', null],
  ['(?m)^b$', 'a\nb\nc', 'b'],
  ['b$', 'b\n', null],
  ['b\\z', 'ab', 'b'],
  ['\\Aa', 'ba', null],
  ['\\s', '\v', null],
  ['[\\s]', '\xa0', null],
  ['[^\\S]', ' ', ' '],
  ['[[:alnum:]_]+', '-a1_-', 'a1_'],
  ['[[:^digit:]]', '7x', 'x'],
  ['[]a]+', ']a', ']a'],
  ['[a\\]-]+', '-]', '-]'],
  ['(?P<name>a)b', 'ab', 'ab'],
  ['a{2,3}?', 'aaa', 'aa'],
  ['a{,2}', 'a{,2}', 'a{,2}'],
  ['{a}', '{a}', '{a}'],
  ['\\x60\\x{7e}', '`~', '`~'],
  ['\\/\\-\\"', '/-"', '/-"'],
  ['(?:|a)b', 'ab', 'ab'],
  ['ø', 'Ã¸', 'Ã¸'],
]
for (const [source, text, expected] of meanings)
  test(`RE2 ${source} on ${JSON.stringify(text)}`, () => {
    assert.equal(convertRe2(source, '').exec(text)?.[0] ?? null, expected)
  })

for (const source of [
  '(?=a)',
  '(?<!a)b',
  '(?>a)',
  '(a)\\1',
  'a**',
  'a++',
  '+a',
  '\\pL',
  '(?U)a+',
  '[z-a]',
  '[a',
  '(a',
  'a)',
  'a{1001}',
  'a{3,2}',
  '[ø]',
  '\\Qa\\E',
  '[[:none:]]',
  '('.repeat(50),
])
  test(`refused, not guessed: ${source.slice(0, 12)}`, () => assert.throws(() => readRe2(source), Unreadable))

/** Where a match of a piece that begins at a place may end: straight from what the pieces mean. */
function endsOf(piece: Piece, text: string, at: number): ReadonlySet<number> {
  if (piece.kind === 'place') return new Set(new RegExp(piece.source, 'y').test(text) ? [at] : [at])
  if (piece.kind === 'one') {
    const code = text.charCodeAt(at)
    const within = piece.of.some(([first, last]) => code >= first && code <= last)
    return new Set(at < text.length && within !== piece.not ? [at + 1] : [])
  }
  const after = (places: ReadonlySet<number>, next: Piece): ReadonlySet<number> =>
    new Set([...places].flatMap(place => [...endsOf(next, text, place)]))
  if (piece.kind === 'group') return new Set(piece.ways.flatMap(way => [...way.reduce(after, new Set([at]))]))
  const ends = new Set<number>()
  let places: ReadonlySet<number> = new Set([at])
  for (let times = 0; places.size > 0 && times <= Math.min(piece.most, piece.least + text.length); times++) {
    if (times >= piece.least) for (const place of places) ends.add(place)
    places = after(places, piece.of)
  }
  return ends
}

test('what is written for JavaScript matches where the pieces say, on 2,000 random expressions', () => {
  const choose = chooser(11)
  const atoms = ['a', 'b', '[ab]', '[^a]', '.', 'ab', '\\d', '(?i)A', '(?:a|b)', '(a|)', '(?i:b)', 'c']
  const times = ['', '', '*', '+', '?', '{2}', '{1,2}', '{2,}?', '*?']
  const pick = (from: readonly string[]): string => from[choose(from.length)] ?? ''
  for (let run = 0; run < 2_000; run++) {
    const part = (): string => `(?:${pick(atoms)})${pick(times)}`
    const source = `${part()}${part()}${choose(3) === 0 ? '|' : ''}${part()}`
    const piece = readRe2(source)
    const text = Array.from({ length: choose(7) }, () => pick(['a', 'b', 'A', 'B', '1', 'c', '\n'])).join('')
    const whole = new RegExp(`^(?:${formatPiece(piece)})$(?![^])`).test(text)
    assert.equal(whole, endsOf(piece, text, 0).has(text.length), `${source} on ${JSON.stringify(text)}`)
  }
})

const ruleOf = (more: string, before = ''): string =>
  `${before}\n[[rules]]\nid = "own"\nregex = '''(?i)own[_-]key\\s*=\\s*([a-z0-9]{10,40})'''\nkeywords = ["own"]\n${more}`
const tell = (toml: string, text: string): readonly string[] => tellWords(readGitleaks(toml).rules, text)

test('a rule finds its secret, the first group of it', () => {
  assert.deepEqual(tell(ruleOf(''), 'x OWN_KEY = a8kd93nflq;'), ['gitleaks:own: a8kd93nflq (likely)'])
  assert.deepEqual(tell(ruleOf("path = '''tf$'''"), 'own-key=a8kd93nflq'), [
    'gitleaks:own: a8kd93nflq (possible)',
  ])
})

test('entropy, allow-lists and stop words let pass what is none, as gitleaks does', () => {
  const text = 'own_key = aaaaaaaaab # example'
  const passes = (more: string, before = ''): boolean => tell(ruleOf(more, before), text).length === 0
  assert.equal(passes(''), false)
  assert.equal(passes('entropy = 0.4'), false)
  assert.equal(passes('entropy = 2.0'), true)
  assert.equal(passes("[[rules.allowlists]]\nregexes = ['''^a+b$''']"), true)
  assert.equal(passes("[[rules.allowlists]]\nregexes = ['''example''']"), false)
  assert.equal(passes("[[rules.allowlists]]\nregexTarget = 'line'\nregexes = ['''example''']"), true)
  assert.equal(passes("[[rules.allowlists]]\nregexTarget = 'match'\nregexes = ['''^own''']"), true)
  assert.equal(passes("[[rules.allowlists]]\nstopwords = ['AAAB']"), true)
  assert.equal(
    passes("[[rules.allowlists]]\ncondition = 'AND'\nregexes = ['''b$''']\nstopwords = ['zz']"),
    false,
  )
  assert.equal(
    passes("[[rules.allowlists]]\ncondition = 'AND'\nregexes = ['''b$''']\npaths = ['''tf$''']"),
    false,
  )
  assert.equal(passes('', "[allowlist]\nregexes = ['''^a+b$''']"), true)
})

test('what cannot be used is named with its reason', () => {
  const rule = (id: string, rest: string): string => `[[rules]]\nid = "${id}"\n${rest}\n`
  const toml = [
    rule('fine', "regex = 'abc'\nkeywords = ['ab']"),
    rule('path-only', "path = 'x$'"),
    rule('wordless', "regex = 'abc'"),
    rule('look-around', "regex = '(?=a)bc'\nkeywords = ['bc']"),
    rule('endless', "regex = 'key(?:a+)+b'\nkeywords = ['key']"),
    rule('bad-list', "regex = 'abc'\nkeywords = ['ab']\n[[rules.allowlists]]\nregexes = ['(']"),
  ].join('\n')
  const { rules, left } = readGitleaks(toml)
  assert.deepEqual(
    rules.map(({ id }) => id),
    ['gitleaks:fine'],
  )
  assert.deepEqual(
    left.map(({ id, reason }) => `${id}: ${reason}`),
    [
      'path-only: no-expression',
      'wordless: no-word',
      'look-around: not-read',
      'endless: too-slow',
      'bad-list: not-read',
    ],
  )
})

for (const toml of [
  '[[rules',
  'title = "none"',
  '[[rules]]\nregex = "a"',
  "[allowlist]\nregexes = ['(']\n[[rules]]\nid='a'",
])
  test(`no file of rules: ${JSON.stringify(toml.slice(0, 20))}`, () =>
    assert.throws(
      () => readGitleaks(toml),
      error => error instanceof Refusal && error.code === 'format-invalid',
    ))
