import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ascii, Found, Shapes } from './shape.ts'

function find(pattern: string, message: string): Readonly<Record<string, string>> | null {
  const bytes = ascii(message)
  const found = new Found()
  const shape = new Shapes({ pattern, tell: () => null }).find(bytes, 0, bytes.length, found)
  if (shape === null) return null
  const span = (n: number): string => Buffer.from(bytes.subarray(found.from[n], found.to[n])).toString()
  return Object.fromEntries(shape.names.map((name, n) => [name, span(n)]))
}

test('a place ends where what follows it first stands, and with a star where it last does', () => {
  const message = 'for x from 1 from 2 port 3'
  assert.deepEqual(find('for {user} from {rest}', message), { user: 'x', rest: '1 from 2 port 3' })
  assert.deepEqual(find('for {user*} from {peer} port {number}', message), {
    user: 'x from 1',
    peer: '2',
    number: '3',
  })
})

test('a peer is an address or a name, a number digits, an id letters and digits', () => {
  assert.deepEqual(find('[{peer}]', '[2001:db8::7%eth0]'), { peer: '2001:db8::7%eth0' })
  assert.deepEqual(find('[{peer}]', '[IPv6:2001:db8::7]'), { peer: '2001:db8::7' })
  assert.equal(find('[{peer}]', '[192.0.2.1 x]'), null)
  assert.equal(find('[{peer}]', '[]'), null)
  assert.deepEqual(find('{id}: removed', '4F9D195C2F: removed'), { id: '4F9D195C2F' })
  assert.equal(find('{id}: removed', 'a b: removed'), null)
  assert.equal(find('n={number};', 'n=;'), null)
})

test('a shape fits to the end, or has a place for what remains', () => {
  assert.equal(find('removed', 'removed twice'), null)
  assert.deepEqual(find('removed{}', 'removed twice'), { '': ' twice' })
  assert.equal(find('removed', 'remove'), null)
})
