// Items of Outlook, burned as compound files: what is planted is found where it stands, and what is damaged or leads back into itself is
// told and ends.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js'
import { lookInto, placesOf } from '../../../test/detected.ts'
import { unpackedRtf } from './rtf-packed.ts'

const planted = 'planted@eksempel.dk'
const [folder, file, root] = [1, 2, 5]

type Tree = { readonly [name: string]: Tree | Buffer }

/** A compound file of folders and files. */
function burned(tree: Tree): Buffer {
  const entries: Entry[] = []
  const add = (name: string, what: Tree | Buffer, type: number): number => {
    const index = entries.length
    if (what instanceof Buffer) {
      entries.push({ name, type, length: what.length, binaryProvider: () => [...what] })
      return index
    }
    const children: number[] = []
    entries.push({ name, type, length: 0, children })
    for (const [each, inner] of Object.entries(what))
      children.push(add(each, inner, inner instanceof Buffer ? file : folder))
    return index
  }
  add('Root Entry', tree, root)
  return Buffer.from(burn(entries))
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')
const property = (tag: string): string => `__substg1.0_${tag}`
const plainRtf = (rtf: string): Buffer => {
  const head = Buffer.alloc(16)
  head.writeUInt32LE(rtf.length, 4)
  head.writeUInt32LE(0x414c454d, 8)
  return Buffer.concat([head, Buffer.from(rtf, 'latin1')])
}
const item = (more: Tree = {}): Tree => ({
  '__properties_version1.0': Buffer.alloc(32),
  [property('0037001F')]: utf16('Nøgle'),
  [property('1000001F')]: utf16('hej'),
  ...more,
})
const recipient: Tree = {
  '__properties_version1.0': Buffer.alloc(8),
  [property('3001001F')]: utf16('Søren Ærø'),
  [property('3003001F')]: utf16(planted),
}
const attachment = (name: string, bytes: Buffer): Tree => ({
  '__properties_version1.0': Buffer.alloc(8),
  [property('3707001F')]: utf16(name),
  [property('37010102')]: bytes,
})

const parts: readonly (readonly [string, Tree, string])[] = [
  ['the subject', { [property('0037001F')]: utf16(`Nøgle ${planted}`) }, 'a.msg headers'],
  ['a recipient', { '__recip_version1.0_#00000000': recipient }, 'a.msg headers'],
  ['the headers', { [property('007D001F')]: utf16(`Received: by ${planted}`) }, 'a.msg headers'],
  ['the body', { [property('1000001F')]: utf16(`hej ${planted}`) }, 'a.msg body'],
  [
    'the body as HTML',
    { [property('10130102')]: Buffer.from(`<html><p>${planted}</p></html>`) },
    'a.msg/body.html body',
  ],
  [
    'the body as RTF',
    { [property('10090102')]: plainRtf(`{\\rtf1 hej ${planted}}`) },
    'a.msg/body.rtf whole',
  ],
  [
    'an attachment',
    { '__attach_version1.0_#00000000': attachment('b.txt', Buffer.from(planted)) },
    'a.msg/b.txt whole',
  ],
]
for (const [name, tree, where] of parts)
  test(`${name} is read`, async () => {
    const looked = await lookInto('a.msg', burned(item(tree)))
    const at = placesOf(looked, planted).map(({ path, part }) => `${path} ${part}`)
    assert.ok(at.includes(where), `${at}`)
    assert.ok(
      at.every(each => each === where),
      `${at}`,
    )
    assert.deepEqual(looked.unread, [])
  })

test('an item in an item is one level further in', async () => {
  const inner: Tree = {
    '__properties_version1.0': Buffer.alloc(8),
    [property('3001001F')]: utf16('inner'),
    [property('3701000D')]: item({ [property('1000001F')]: utf16(planted) }),
  }
  const looked = await lookInto('a.msg', burned(item({ '__attach_version1.0_#00000000': inner })))
  assert.deepEqual(
    placesOf(looked, planted).map(({ path, part }) => `${path} ${part}`),
    ['a.msg/inner.msg body'],
  )
})

test('what is damaged is told', async () => {
  const whole = burned(item({ [property('1000001F')]: utf16('x'.repeat(20_000)) }))
  for (const bytes of [whole.subarray(0, 1_500), whole.subarray(0, whole.length / 2)]) {
    const { unread } = await lookInto('a.msg', bytes)
    assert.ok(unread.length > 0, `${bytes.length} bytes`)
  }
})

test('a chain of sectors that leads back into itself ends', async () => {
  const whole = burned(item({ [property('1000001F')]: utf16('x'.repeat(20_000)) }))
  // The table of sectors stands in the first sector that the header names; each now leads to itself.
  const table = (whole.readUInt32LE(76) + 1) * 512
  for (let sector = 0; sector < 128; sector++)
    if (whole.readInt32LE(table + sector * 4) >= 0) whole.writeUInt32LE(sector, table + sector * 4)
  const began = performance.now()
  const { unread } = await lookInto('a.msg', whole)
  assert.ok(unread.some(({ reason }) => reason === 'damaged'))
  assert.ok(performance.now() - began < 25_000)
})

test('RTF is unpacked as its specification says', () => {
  // [MS-OXRTFCP] §3.1.
  const packed = Buffer.from(
    '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c0900206277 05b06c647d0a800fa0'
      .replaceAll(' ', '')
      .replaceAll(' ', ''),
    'hex',
  )
  assert.equal(unpackedRtf(packed), '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n')
  assert.equal(unpackedRtf(packed.subarray(0, 30)), null)
})
