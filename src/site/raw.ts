// What is kept beside an audit, in a folder of its own: the browser's log as it wrote it, and a picture of each page. Its hash
// stands for all of it: SHA-256 over the RFC 8785 list of the files and theirs, so that who holds the folder can show that it
// is what a look of the log speaks of. Proven by raw.test.ts.

import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256, toHex, utf8 } from '../core/bytes.ts'
import { canonicalJson } from '../core/json.ts'
import { Refusal } from '../core/refusal.ts'
import type { Raw } from './observe.ts'

/** One for each browser: where a page took it along, another was begun. */
const netlogName = (at: number): string => `netlog-${at}.json.gz`
const manifestName = 'files.json'
const pictureName = (page: number): string => `page-${page}.png`

/**
 * Makes the folder, which must not be there yet. Answers the lower-case hexadecimal hash of what is in it.
 * Throws a Refusal `usage` for one that is there.
 */
export async function keepRaw(folder: string, { netlogs, pictures }: Raw): Promise<string> {
  await makeFolder(folder)
  const files = [
    ...netlogs.map((log, at) => [netlogName(at), log] as const),
    ...[...pictures].map(([page, picture]) => [pictureName(page), picture] as const),
  ]
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes, { mode: 0o600 })
  const manifest = canonicalJson(Object.fromEntries(files.map(([name, bytes]) => [name, hashOf(bytes)])))
  await writeFile(join(folder, manifestName), manifest, { mode: 0o600 })
  return hashOf(utf8(manifest))
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
  await mkdir(folder, { mode: 0o700 }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EEXIST') throw fault
    throw new Refusal('usage', {
      message: `expected a folder that is not there yet, got ${folder}`,
      hint: 'name a new one: nothing that is there is overwritten',
    })
  })
}

/** The PNG of a page; null where none was taken or it is gone. */
export const readPicture = (folder: string, page: number): Promise<Uint8Array | null> =>
  readIfThere(join(folder, pictureName(page)))

/** How large the picture of a page is, in pixels (W3C PNG §11.2.1); null where there is none. */
export async function pictureSize(
  folder: string,
  page: number,
): Promise<{ readonly width: number; readonly height: number } | null> {
  const head = await readHead(join(folder, pictureName(page)), 24)
  if (head === null || head.byteLength < 24) return null
  return { width: head.getUint32(16), height: head.getUint32(20) }
}

async function readHead(path: string, bytes: number): Promise<DataView | null> {
  const file = await ifThere(open(path))
  if (file === null) return null
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(bytes), 0, bytes, 0)
    return new DataView(buffer.buffer, 0, bytesRead)
  } finally {
    await file.close()
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  const bytes = await ifThere(readFile(path))
  return bytes === null ? null : new Uint8Array(bytes)
}

async function ifThere<Of>(reading: Promise<Of>): Promise<Of | null> {
  try {
    return await reading
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null
    throw fault
  }
}

const hashOf = (bytes: Uint8Array): string => toHex(sha256(bytes))
