// What is planted in an RTF file is found where it stands, hidden or not; its pictures are opened; what is embedded besides, and a file
// that was cut, is told.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookInto, placesOf } from '../../../test/detected.ts'

const planted = 'planted@eksempel.dk'
const rtf = (body: string): Buffer =>
  Buffer.from(`{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}${body}}`, 'latin1')
const lettersOf = async (bytes: Buffer): Promise<string> => {
  const { texts } = await lookInto('a.rtf', bytes)
  return Buffer.from(texts.map(({ letters }) => letters).join(''), 'latin1').toString()
}

test('RTF is read as the text it shows, letter by letter', async () => {
  const said = await lettersOf(
    rtf("{\\*\\htmltag64 <p>}S\\'f8ren \\u198?r\\u248?\\par {\\v skjult}\\{1\\} 010190\\_1234\\~x\\tab y"),
  )
  assert.equal(said, 'Søren Ærø\nskjult{1} 010190-1234 x\ty\n')
})

test('letters are those of its code page', async () => {
  assert.equal(await lettersOf(Buffer.from("{\\rtf1\\ansi\\ansicpg1250 Ko\\'9aice}", 'latin1')), 'Košice\n')
})

for (const [where, body, at] of [
  ['a line', `en\\par to\\par ${planted}\\par`, '3'],
  ['a table', `\\trowd ${planted}\\cell x\\cell\\row`, '1'],
  ['hidden text', `{\\v ${planted}}`, '1'],
  ['what the file says of itself', `{\\info{\\author ${planted}}}`, '1'],
] as const)
  test(`${where} is read`, async () => {
    const looked = await lookInto('a.rtf', rtf(body))
    assert.deepEqual(placesOf(looked, planted), [{ path: 'a.rtf', part: 'whole', at }])
    assert.deepEqual(looked.unread, [])
  })

test('a picture in it is opened, and is unread where nobody reads pictures', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const looked = await lookInto(
    'a.rtf',
    rtf(`hej{\\pict\\pngblip\\picw1 ${png.toString('hex')}}du ${planted}`),
  )
  assert.equal(placesOf(looked, planted).length, 1)
  assert.deepEqual(
    looked.unread.map(({ path, reason }) => [path.at(-1), reason]),
    [['picture 1', 'tool-missing']],
  )
})

for (const [what, body] of [
  ['a picture of a kind nobody reads', '{\\pict\\wmetafile8 0100}'],
  ['an embedded object', '{\\object{\\*\\objdata 0105}}'],
] as const)
  test(`${what} is told as unread, and what follows is read`, async () => {
    const looked = await lookInto('a.rtf', rtf(`${body} ${planted}`))
    assert.equal(placesOf(looked, planted).length, 1)
    assert.deepEqual(
      looked.unread.map(({ reason }) => reason),
      ['unknown-format'],
    )
  })

test('bytes that are no RTF are passed over', async () => {
  const looked = await lookInto('a.rtf', rtf(`{\\pict\\bin4 }{}}}${planted}`))
  assert.equal(placesOf(looked, planted).length, 1)
})

test('a file that was cut is damaged, and what is there is read', async () => {
  const looked = await lookInto('a.rtf', rtf(`hej ${planted} {\\b du`).subarray(0, -1))
  assert.equal(placesOf(looked, planted).length, 1)
  assert.deepEqual(
    looked.unread.map(({ reason }) => reason),
    ['damaged'],
  )
})
