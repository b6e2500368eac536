import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../core/limits.ts'
import { parseSpf } from './spf.ts'

const read = (text: string) => parseSpf(text, 'firm.dk')
const names = (text: string) => read(text)?.terms.map(({ kind, name }) => `${kind} ${name}`)

test('what is not version 1 of SPF is no SPF record (RFC 7208 §4.5)', () => {
  for (const text of ['', 'v=spf10 include:a.dk', 'v=spf2.0/pra', 'spf1', 'MS=ms1', ' v=spf1'])
    assert.equal(read(text), null, text)
  assert.deepEqual(names('v=spf1'), [])
  assert.deepEqual(names('V=SPF1 -ALL'), [])
})

// The records of RFC 7208 appendix A, and what each lets send.
const examples: readonly (readonly [string, readonly string[], number])[] = [
  ['v=spf1 +all', [], 0],
  ['v=spf1 a -all', ['a firm.dk'], 0],
  ['v=spf1 a:example.org -all', ['a example.org'], 0],
  ['v=spf1 mx -all', ['mx firm.dk'], 0],
  ['v=spf1 mx:example.org -all', ['mx example.org'], 0],
  ['v=spf1 mx mx:example.org -all', ['mx firm.dk', 'mx example.org'], 0],
  ['v=spf1 mx/30 mx:example.org/30 -all', ['mx firm.dk', 'mx example.org'], 0],
  ['v=spf1 ptr -all', ['ptr firm.dk'], 0],
  ['v=spf1 ip4:192.0.2.128/28 -all', [], 1],
  ['v=spf1 ip6:2001:db8::/32 ip4:192.0.2.1 ~all', [], 2],
  ['v=spf1 include:example.com include:example.net -all', ['include example.com', 'include example.net'], 0],
  ['v=spf1 redirect=example.org', ['redirect example.org'], 0],
  ['v=spf1 a:Mail.Firm.dk./24//64 ?include:Example.COM ~all', ['a mail.firm.dk', 'include example.com'], 0],
  ['v=spf1 exists:%{ir}.%{v}._spf.provider.example -all', ['exists _spf.provider.example'], 0],
  ['v=spf1 include:_spf.%{d} -all', ['include _spf.firm.dk'], 0],
]
for (const [text, expected, addresses] of examples)
  test(text, () => {
    assert.deepEqual(names(text), expected)
    assert.equal(read(text)?.addresses, addresses)
    assert.equal(read(text)?.malformed, 0)
  })

test('a term that forbids lets nobody send, but costs a look-up', () => {
  assert.deepEqual(names('v=spf1 -include:blocked.example +all'), [])
  assert.equal(read('v=spf1 -include:blocked.example +all')?.lookups, 1)
})

test('a redirect beside all is ignored (§6.1)', () => {
  assert.deepEqual(names('v=spf1 redirect=other.example -all'), [])
})

test('each term with a name costs one look-up (§4.6.4); numbers, all and unknown modifiers cost none', () => {
  const text = 'v=spf1 include:a.dk a mx ptr exists:b.dk ip4:192.0.2.1 exp=c.dk new=d.dk redirect=e.dk'
  assert.equal(read(text)?.lookups, 6)
})

test('a macro that leaves no name to be read says so', () => {
  assert.deepEqual(names('v=spf1 include:%{i} exists:%{l}.%{h} -all'), ['include null', 'exists null'])
})

test('what is no term is counted as malformed', () => {
  assert.equal(read('v=spf1 include: inclde:a.dk all:x include exists -all')?.malformed, 4)
})

test('any text is read within its limits and without an error', () => {
  const words = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('include:a.dk', 'redirect=b.dk', '%{', '-all', 'mx:')),
  )
  fc.assert(
    fc.property(words, list => {
      const record = read(`v=spf1 ${list.join(' ')}`)
      assert.ok(record !== null && record.lookups <= limits.spfTerms)
      for (const { name } of record.terms) assert.ok(name === null || name.includes('.'))
    }),
  )
  const started = performance.now()
  read(`v=spf1 ${'a:'.repeat(50_000)}`)
  read(`v=spf1 include:${'a.'.repeat(50_000)}/${'/1'.repeat(50_000)}`)
  read(`v=spf1 include:${'%{d}'.repeat(25_000)}`)
  assert.ok(performance.now() - started < 500)
})
