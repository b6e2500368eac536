// A memory of fixed size: who was seen last stays, what was known of an address is found again, and a wipe leaves zeros.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Sightings } from './sightings.ts'

const address = (last: number): Uint8Array => {
  const bytes = new Uint8Array(16).fill(0xff, 10, 12)
  new DataView(bytes.buffer).setUint32(12, last)
  return bytes
}
const nobody = () => undefined

test('an address is found again for the same thing, and is another one for another', () => {
  const seen = new Sightings(7, 1_024)
  const places = Array.from({ length: 100 }, (_, at) => {
    const place = seen.find(at % 2, address(at), nobody)
    seen.last[place] = 1
    return place
  })
  assert.equal(new Set(places).size, 100)
  assert.deepEqual(
    places.map((_, at) => seen.find(at % 2, address(at), nobody)),
    places,
  )
  assert.notEqual(seen.find(1, address(0), nobody), places[0])
  assert.deepEqual(seen.addressAt(places[5] ?? -1), address(5))
  assert.equal(seen.scenarioAt(places[5] ?? -1), 1)
})

test('however many come, who was seen last stays and who leaves is told of while they are known', () => {
  const seen = new Sightings(1, 64)
  const left: Uint8Array[] = []
  const many = 10_000
  const inOrder: { readonly address: Uint8Array; readonly place: number }[] = []
  for (let at = 0; at < many; at++) {
    const place = seen.find(0, address(at), leaving => left.push(seen.addressAt(leaving)))
    seen.last[place] = at + 1
    inOrder.push({ address: address(at), place })
  }
  assert.equal(seen.places, 64)
  assert.equal(left.length, many - 64)
  assert.equal(new Set(left.map(bytes => bytes.join())).size, left.length)
  const newest = inOrder.slice(-8)
  assert.deepEqual(
    newest.filter(one => seen.find(0, one.address, () => left.push(one.address)) !== one.place),
    [],
  )
})

test('who was seen before a time is forgotten, for one thing and no other', () => {
  const seen = new Sightings(3, 64)
  const place = (scenario: number, who: number, last: number) => {
    const at = seen.find(scenario, address(who), nobody)
    seen.last[at] = last
    return at
  }
  const [old, young, other] = [place(1, 1, 10), place(1, 2, 20), place(2, 1, 10)]
  seen.forget(1, 20)
  assert.deepEqual(
    [old, young, other].map(at => seen.scenarioAt(at)),
    [-1, 1, 2],
  )
  assert.deepEqual(seen.addressAt(old), new Uint8Array(16))
})

test('a wipe leaves nothing', () => {
  const seen = new Sightings(3, 64)
  for (let at = 0; at < 64; at++) seen.last[seen.find(2, address(at), nobody)] = 9
  seen.wipe()
  for (let place = 0; place < seen.places; place++) {
    assert.equal(seen.scenarioAt(place), -1)
    assert.deepEqual(seen.addressAt(place), new Uint8Array(16))
    assert.equal(seen.last[place], 0)
  }
})
