// Who is the keeper of a home: files with rising numbers, of which the highest counts and is never removed.
// Spec: docs/reference/keyring.md, "Lock". Proven by lock.test.ts and test/crash/keyring.test.ts (processes racing, kill -9).
// Decided against one file made with O_EXCL: whoever removes a dead process's file may be removing its successor's.

import { link, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toHex } from '../core/bytes.ts'
import type { Random } from '../core/clock.ts'

export type Claim =
  | { readonly kind: 'taken'; release(): Promise<void> }
  | { readonly kind: 'held'; readonly pid: number }

/** Takes the lock of this folder where it is free or its holder is gone; says who holds it where it is not. */
export async function claim(folder: string, random: Random): Promise<Claim> {
  const highest = await highestIn(folder)
  const holder = await livingHolder(join(folder, String(highest)))
  if (holder !== null) return { kind: 'held', pid: holder }
  const mine = highest + 1
  const published = await publish(folder, mine, await describeSelf(), random)
  if (!published || (await highestIn(folder)) !== mine) return claimedByAnother(folder, published, mine)
  await sweepBelow(folder, mine)
  const release = async () => {
    await publish(folder, mine + 1, 'free', random)
    await sweepBelow(folder, mine + 1)
  }
  return { kind: 'taken', release }
}

// The one who was quicker may be gone again already: then pid 0, and the caller tries once more.
async function claimedByAnother(folder: string, published: boolean, mine: number): Promise<Claim> {
  if (published) await rm(join(folder, String(mine)), { force: true })
  const holder = await livingHolder(join(folder, String(await highestIn(folder))))
  return { kind: 'held', pid: holder ?? 0 }
}

/** Puts the whole text under the number at once; false where somebody was quicker (and may have swept our draft away). */
async function publish(folder: string, number: number, text: string, random: Random): Promise<boolean> {
  const draft = join(folder, `draft-${toHex(random.bytes(8))}`)
  await writeFile(draft, `${text}\n`, { flag: 'wx', mode: 0o600 })
  try {
    await link(draft, join(folder, String(number)))
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST') || isCode(error, 'ENOENT')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

const isNumber = (name: string): boolean => /^[1-9]\d*$/.test(name)

const highestIn = async (folder: string): Promise<number> =>
  Math.max(0, ...(await readdir(folder)).filter(isNumber).map(Number))

/** Removes lower numbers, and drafts: their writers died, or are about to learn that they lost. */
async function sweepBelow(folder: string, number: number): Promise<void> {
  for (const name of await readdir(folder))
    if (isNumber(name) ? Number(name) < number : name.startsWith('draft-'))
      await rm(join(folder, name), { force: true })
}

/** `<pid> <start> <boot> <pid namespace>` of this process. */
async function describeSelf(): Promise<string> {
  const start = await startOf(process.pid)
  return `${process.pid} ${start} ${await bootId()} ${await pidNamespace()}`
}

/** The pid of a living holder, or null: free, gone, or never written. */
async function livingHolder(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const [pid = '', start, boot, namespace] = text.trim().split(' ')
  if (!/^\d+$/.test(pid) || boot !== (await bootId())) return null
  if (namespace !== (await pidNamespace())) return Number(pid)
  return (await startOf(Number(pid))) === start ? Number(pid) : null
}

const bootId = async (): Promise<string> => (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim()
const pidNamespace = (): Promise<string> => readlink('/proc/self/ns/pid')

/** Field 22 of /proc/<pid>/stat, so that a pid given to another process is told apart; null for a dead one (proc(5)). */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === undefined || /^[ZX]?$/.test(state) ? null : (fields[18] ?? null)
}
