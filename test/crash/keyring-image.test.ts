// A destroyed key on the raw medium: a real ext4 image is mounted, a key destroyed on it, the image unmounted and searched.
// Needs root and loop devices. Known-bad: an eraser that writes a new file and renames it, and a journal that keeps data.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemRandom } from '../../src/core/clock.ts'
import { type Custody, fileCustody } from '../../src/keyring/custody.ts'
import { openDisk } from '../../src/keyring/disk.ts'
import { inspectMount, type Overwriting } from '../../src/keyring/mount.ts'
import { firstSlotAt, slotBytes } from '../../src/keyring/places.ts'
import { Slots } from '../../src/keyring/slots.ts'

const imageBytes = 64 * 1024 * 1024
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'

/** Why the image cannot be mounted here; false where it can. */
function skipped(): string | false {
  if (process.getuid?.() !== 0) return 'only root may mount an image'
  if (!existsSync('/dev/loop-control')) return 'this machine has no loop devices'
  const hasMkfs = spawnSync('mkfs.ext4', ['-V']).status === 0
  return hasMkfs || required ? false : 'mkfs.ext4 is not installed: apt-get install e2fsprogs'
}

function run(command: string, ...args: readonly string[]): void {
  const ran = spawnSync(command, args, { encoding: 'utf8' })
  assert.equal(ran.status, 0, `${command} ${args.join(' ')}: ${ran.stderr}`)
}

/** Acts on a fresh ext4 file system, then unmounts it and gives the raw image. */
async function onImage<T>(
  options: string,
  act: (folder: string) => Promise<T>,
): Promise<{ did: T; image: Buffer }> {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-image-'))
  const [file, mounted] = [join(folder, 'image'), join(folder, 'mounted')]
  try {
    writeFileSync(file, '')
    truncateSync(file, imageBytes)
    run('mkfs.ext4', '-q', '-F', file)
    mkdirSync(mounted)
    run('mount', '-o', options, file, mounted)
    const did = await act(mounted).finally(() => run('umount', mounted))
    return { did, image: readFileSync(file) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What is searched for afterwards. */
interface Traces {
  /** Every key-encryption key there ever was, in order. */
  readonly wrappingKeys: readonly Uint8Array[]
  /** Bytes of the places that held the destroyed key, and of those that hold one that stays. */
  readonly destroyed: readonly Uint8Array[]
  readonly staying: readonly Uint8Array[]
  /** The keys themselves, which are never written. */
  readonly bare: readonly Uint8Array[]
  readonly mount: Overwriting
}

async function destroyOne(folder: string, erase?: typeof destroyByRenaming): Promise<Traces> {
  const path = join(folder, 'keys')
  const wrappingKeys: Uint8Array[] = []
  const custody: Custody = {
    ...fileCustody,
    lock: async key => {
      wrappingKeys.push(key.slice())
      return fileCustody.lock(key)
    },
  }
  const slots = await Slots.open(await openDisk(path), custody, systemRandom)
  const bare = [await slots.key('log'), await slots.key('case:1'), await slots.key('case:2')]
  spawnSync('sync')
  const destroyed = wrapped(path, 1)
  await (erase?.(path, 1) ?? slots.destroy('case:1'))
  await slots.close()
  return { wrappingKeys, destroyed, staying: wrapped(path, 0), bare, mount: await inspectMount(folder) }
}

/** Nonce and the first wrapped bytes of both places of a slot. */
function wrapped(path: string, slot: number): readonly Uint8Array[] {
  const at = firstSlotAt + slot * slotBytes
  const file = readFileSync(path)
  return [at, at + slotBytes / 2].map(place => new Uint8Array(file.subarray(place + 16, place + 80)))
}

function copies(image: Buffer, searched: readonly Uint8Array[]): number {
  let count = 0
  for (const bytes of searched)
    for (let at = image.indexOf(bytes); at >= 0; at = image.indexOf(bytes, at + 1)) count++
  return count
}

/** The usual way: the whole file is written anew beside the old one without the key, synced, and renamed over it. */
async function destroyByRenaming(path: string, slot: number): Promise<void> {
  const bytes = readFileSync(path)
  const noise = systemRandom.bytes(slotBytes)
  bytes.set(noise, firstSlotAt + slot * slotBytes)
  bytes.set(noise.subarray(0, firstSlotAt), 0)
  const file = await open(`${path}.new`, 'w')
  await file.write(bytes)
  await file.sync()
  await file.close()
  renameSync(`${path}.new`, path)
}

const skip = skipped()

test('ext4: of a destroyed key and what could unwrap it, 0 copies on the raw image', {
  skip,
}, async context => {
  const { did, image } = await onImage('loop', folder => destroyOne(folder))
  assert.equal(did.mount.kind, 'in-place')
  assert.equal(did.wrappingKeys.length, 2)
  assert.equal(copies(image, did.wrappingKeys.slice(1)), 2, 'the present key-encryption key, in both headers')
  assert.equal(copies(image, did.staying), 2, 'both places of a key that stays')
  const left = {
    wrapped: copies(image, did.destroyed),
    wrappingKey: copies(image, did.wrappingKeys.slice(0, 1)),
    bare: copies(image, did.bare),
  }
  context.diagnostic(`${imageBytes} bytes searched: ${JSON.stringify(left)}`)
  assert.deepEqual(left, { wrapped: 0, wrappingKey: 0, bare: 0 })
})

test('known-bad: an eraser that only renames leaves copies, and the search finds them', {
  skip,
}, async context => {
  const { did, image } = await onImage('loop', folder => destroyOne(folder, destroyByRenaming))
  const left = {
    wrapped: copies(image, did.destroyed),
    wrappingKey: copies(image, did.wrappingKeys.slice(0, 1)),
  }
  context.diagnostic(`copies found: ${JSON.stringify(left)}`)
  assert.ok(left.wrapped > 0)
  assert.ok(left.wrappingKey > 0)
})

test('known-bad: data=journal leaves copies, and the mount is said to be doubtful', {
  skip,
}, async context => {
  const { did, image } = await onImage('loop,data=journal', folder => destroyOne(folder))
  const left = {
    wrapped: copies(image, did.destroyed),
    wrappingKey: copies(image, did.wrappingKeys.slice(0, 1)),
  }
  context.diagnostic(`copies found: ${JSON.stringify(left)}`)
  assert.ok(left.wrapped + left.wrappingKey > 0)
  assert.equal(did.mount.because, 'data-journal')
})
