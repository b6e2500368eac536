// Hardware addresses with colons and hyphens, and fingerprints, hours and nobody's addresses.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs, tellText } from '../../../test/expressions.ts'

const cases: readonly (readonly [string, readonly string[]])[] = [
  ['ether 00:1a:2B:3c:4d:5e', ['mac certain 00:1a:2B:3c:4d:5e']],
  ['00-1A-2B-3C-4D-5E', ['mac certain 00-1A-2B-3C-4D-5E']],
  ['00:1a:2b:ff:fe:3c:4d:5e', ['mac certain 00:1a:2b:ff:fe:3c:4d:5e']],
  ['er 00:1a:2b:3c:4d:5e.', ['mac certain 00:1a:2b:3c:4d:5e']],
  ['ff:ff:ff:ff:ff:ff', []],
  ['00:00:00:00:00:00', []],
  ['01:00:5e:00:00:fb', []],
  ['SHA1 00:1a:2b:3c:4d:5e:00:1a:2b:3c:4d:5e:00:1a:2b:3c:4d:5e:6f:70', []],
  ['12:34:56', []],
  ['00:1a:2b:3c:4d', []],
  ['00-1A-2B-3C-4D-5E-6F', []],
  ['00:1a:2b:3c:4d:5g', []],
]

for (const [text, told] of cases)
  test(`${JSON.stringify(text)}: ${told[0] ?? 'nothing'}`, () => assert.deepEqual(tellText(text), told))

test('every address of a device is certain', () => {
  const pairs = fc.array(fc.stringMatching(/^[0-9a-f]{2}$/), { minLength: 5, maxLength: 5 })
  const property = fc.property(pairs, fc.constantFrom(':', '-'), (rest, sign) => {
    const text = ['02', ...rest].join(sign)
    assert.deepEqual(tellText(`på ${text} i`), [`mac certain ${text}`])
  })
  fc.assert(property, { numRuns: runs })
})
