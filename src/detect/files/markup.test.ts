// What is planted in HTML, XML and JSON is found at its byte of the file, though it is escaped or cut by tags; what is broken is unread.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookInto, placesOf } from '../../../test/detected.ts'

const planted = 'plantet@eksempel.dk'
const found = async (name: string, text: string | Buffer): Promise<readonly string[]> =>
  placesOf(await lookInto(name, Buffer.from(text)), planted).map(({ part, at }) => `${part} ${at}`)
const reasons = async (name: string, text: string | Buffer): Promise<readonly string[]> =>
  (await lookInto(name, Buffer.from(text))).unread.map(({ reason }) => reason)
const at = (text: string, part: string): number => Buffer.from(text).indexOf(part)

test('html: text in the middle of tags, entities, comments, attributes, scripts', async () => {
  const cut = '<!doctype html><p>Ærø plan<b class="x">tet</b>@eksempel.dk</p>'
  assert.deepEqual(await found('a.html', cut), [`body ${at(cut, 'plan')}`])
  const entity = '<html><td>CPR</td><td>Æ plantet&#64;eksempel.dk</td>'
  assert.deepEqual(await found('a.html', entity), [`body ${at(entity, 'plantet')}`])
  const comment = `<html><!-- ${planted} -->`
  assert.deepEqual(await found('a.html', comment), ['comment 11'])
  const link = `<html><a class="y" href="mailto:plantet&commat;eksempel.dk" title='x'>skriv</a>`
  assert.deepEqual(await found('a.html', link), [`hidden ${at(link, 'plantet')}`])
  const script = `<html><script type="application/json">{"mail":"plantet\\u0040eksempel.dk"}</script>`
  assert.deepEqual(await found('a.html', script), [`whole ${at(script, 'plantet')}`])
  const plain = `<html><script>var mail = "${planted}"</script>`
  assert.deepEqual(await found('a.html', plain), [`hidden ${at(plain, 'plantet')}`])
})

test('html: cells of a row stay on one line, an input beside its name', async () => {
  const { texts } = await lookInto(
    'a.html',
    Buffer.from('<html><table><tr><th>CPR</th><td>010190-4321</td></tr></table>'),
  )
  assert.match(texts[0]?.letters ?? '', /CPR\t+010190-4321/)
  const input = await lookInto('a.html', Buffer.from('<html><input name="cpr" value="010190-4321">'))
  assert.match(input.texts[0]?.letters ?? '', /name: cpr value: 010190-4321/)
})

test('html: one that ends in the middle of a tag is damaged, and its end read', async () => {
  const file = `<html><p>x</p><a href="mailto:${planted}`
  assert.deepEqual(await reasons('a.html', file), ['damaged'])
  assert.equal((await found('a.html', file)).length, 1)
})

test('xml: as it stands, and once more where there are references', async () => {
  const plain = `<?xml version="1.0"?><kunde><mail>${planted}</mail></kunde>`
  assert.deepEqual(await found('a.xml', plain), [`whole ${at(plain, 'plantet')}`])
  const refers = '<?xml version="1.0"?><kunde navn="Søren"><mail>Æ plantet&#x40;eksempel.dk</mail></kunde>'
  assert.deepEqual(await found('a.xml', refers), [`whole ${at(refers, 'plantet')}`])
  const { texts } = await lookInto('a.xml', Buffer.from(refers))
  assert.equal(texts[1]?.letters, Buffer.from(`mail: Æ ${planted}\n`).toString('latin1'))
  const attribute = '<?xml version="1.0"?><kunde mail="plantet&#64;eksempel.dk"/>'
  assert.deepEqual(await found('a.xml', attribute), [`whole ${at(attribute, 'plantet')}`])
  assert.deepEqual(await reasons('a.xml', refers), [])
})

test('xml: what is not well-formed, or declares entities, is said to be damaged', async () => {
  assert.deepEqual(await reasons('a.xml', `<?xml version="1.0"?><a><b>${planted}</a>`), ['damaged'])
  assert.deepEqual(await reasons('a.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), [
    'damaged',
  ])
  assert.deepEqual(await reasons('a.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'), [
    'damaged',
  ])
  assert.deepEqual(await reasons('a.xml', '<?xml version="1.0"?><a>&unknown;</a>'), ['damaged'])
  assert.deepEqual(await reasons('a.xml', '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "a" "b"><plist/>'), [])
})

test('json: as it stands, and once more where something is escaped, behind its key', async () => {
  const plain = `{"navn":"Ærø","mail": "${planted}"}`
  assert.deepEqual(await found('a.json', plain), [`whole ${at(plain, 'plantet')}`])
  const escaped = '{"navn":"S\\u00f8ren \\ud83d\\ude00","mail":["plantet\\u0040eksempel.dk"]}'
  assert.deepEqual(await found('a.json', escaped), [`whole ${at(escaped, 'plantet')}`])
  const { texts } = await lookInto('a.json', Buffer.from(escaped))
  assert.equal(texts[1]?.letters, Buffer.from(`navn: Søren 😀\nmail: ${planted}\n`).toString('latin1'))
  const lines = '{"a":1}\n{"a":"x\\nplantet@eksempel.dk"}\n'
  assert.ok((await found('a.ndjson', lines)).includes(`whole ${at(lines, 'plantet')}`))
})

test('json: pieces may be cut in a string and in an escape', async () => {
  const padding = `{"x":"${'y'.repeat(262_144 - 22)}","mail":"plantet`
  const escaped = `${padding}\\u0040eksempel.dk"}`
  for (const shift of [0, 1, 2, 3, 4, 5, 6, 7]) {
    const file = ' '.repeat(shift) + escaped
    assert.deepEqual(await found('a.json', file), [`whole ${at(file, 'plantet')}`])
  }
})

test('json: one that ends in the middle of a string is damaged; a deep one is not', async () => {
  assert.deepEqual(await reasons('a.json', '{"a":"b'), ['damaged'])
  assert.deepEqual(await reasons('a.json', '['.repeat(100_000)), [])
})
