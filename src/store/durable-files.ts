// Files that are there whole or not at all: temporary name, fsync, rename, directory fsync (tessera's POSIX storage).
// After one failed write or fsync nothing is written any more until a restart: a kernel that reported a lost page
// once reports it as clean the next time, so trying again and trusting the answer would be a guess.
// Proven by durable-files.test.ts, which fails every call in turn.

import { mkdir, open, readdir, readFile, rename, rmdir, unlink } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Refusal } from '../core/refusal.ts'

export interface OpenFile {
  writeFile(bytes: Uint8Array): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

/** The calls that reach the disk, as an argument: a test fails any of them. */
export interface Disk {
  open(path: string, flags: 'r' | 'w', mode?: number): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  mkdir(path: string, mode: number): Promise<unknown>
  unlink(path: string): Promise<void>
  rmdir(path: string): Promise<void>
  readdir(path: string): Promise<readonly string[]>
  readFile(path: string): Promise<Uint8Array>
}
export const systemDisk: Disk = { open, rename, mkdir, unlink, rmdir, readdir, readFile }

const temporarySuffix = '.new'

export class DurableFolder {
  readonly path: string
  readonly #disk: Disk
  #failed: Refusal | null = null
  /** Folders whose entries changed since the last `settle`. */
  readonly #unsettled = new Set<string>()

  constructor(path: string, disk: Disk = systemDisk) {
    this.path = path
    this.#disk = disk
  }

  /** Why nothing is written any more; null while all is well. */
  get failed(): Refusal | null {
    return this.#failed
  }

  /** The file's bytes; null where there is none, or a folder. */
  async read(name: string): Promise<Uint8Array | null> {
    try {
      return new Uint8Array(await this.#disk.readFile(join(this.path, name)))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Names in a folder below, unsorted; none where the folder is not there. */
  async list(name: string): Promise<readonly string[]> {
    try {
      return await this.#disk.readdir(join(this.path, name))
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  /** Every file below a folder, temporary names left out. */
  async *walk(name: string): AsyncGenerator<string> {
    for (const entry of await this.list(name)) {
      const path = `${name}/${entry}`
      if (entry.endsWith(temporarySuffix)) continue
      if ((await this.read(path)) !== null) yield path
      else yield* this.walk(path)
    }
  }

  /** Puts a whole file in place. Not yet durable as a name: `settle` makes it so. */
  write(name: string, bytes: Uint8Array): Promise<void> {
    return this.#guarded(name, async () => {
      const path = join(this.path, name)
      await this.#makeFolders(dirname(path))
      await this.#writeWhole(path + temporarySuffix, bytes)
      await this.#disk.rename(path + temporarySuffix, path)
      this.#unsettled.add(dirname(path))
    })
  }

  remove(name: string): Promise<void> {
    return this.#guarded(name, async () => {
      const path = join(this.path, name)
      await this.#disk.unlink(path)
      this.#unsettled.add(dirname(path))
    })
  }

  removeFolder(name: string): Promise<void> {
    return this.#guarded(name, async () => {
      const path = join(this.path, name)
      await this.#disk.rmdir(path)
      this.#unsettled.delete(path)
      this.#unsettled.add(dirname(path))
    })
  }

  /** Makes every name written or removed since the last time durable. */
  async settle(): Promise<void> {
    for (const folder of [...this.#unsettled])
      await this.#guarded(relative(this.path, folder), async () => {
        const handle = await this.#disk.open(folder, 'r')
        await finish(handle, () => handle.sync())
        this.#unsettled.delete(folder)
      })
  }

  async #guarded(name: string, act: () => Promise<void>): Promise<void> {
    if (this.#failed !== null) throw this.#failed
    try {
      await act()
    } catch (error) {
      this.#failed = diskRefusal(join(this.path, name), error)
      throw this.#failed
    }
  }

  async #writeWhole(path: string, bytes: Uint8Array): Promise<void> {
    const handle = await this.#disk.open(path, 'w', 0o600)
    await finish(handle, async () => {
      await handle.writeFile(bytes)
      await handle.sync()
    })
  }

  // One level at a time, so that each new name in its parent is made durable too.
  async #makeFolders(folder: string): Promise<void> {
    const below = relative(this.path, folder).split(sep)
    const paths = below.map((_, depth) => join(this.path, ...below.slice(0, depth + 1)))
    for (const path of [this.path, ...paths]) {
      if (await this.#makeFolder(path)) this.#unsettled.add(dirname(path))
    }
  }

  async #makeFolder(path: string): Promise<boolean> {
    try {
      await this.#disk.mkdir(path, 0o700)
      return true
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false
      throw error
    }
  }
}

// A failed close says as much as a failed write: the kernel may report a lost page there.
async function finish(handle: OpenFile, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } finally {
    await handle.close()
  }
}

export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')

const diskHints: Readonly<Record<string, string>> = {
  ENOSPC: 'make room on that disk, then start again',
  EDQUOT: "raise that user's quota, then start again",
  EROFS: 'the file system is read-only, often after an error of the disk: look at the system log',
}

function diskRefusal(path: string, error: unknown): Refusal {
  const code = errorCode(error)
  if (code === null) throw error
  return new Refusal('disk-refused', {
    message: `expected ${path} to be written and on the disk, got ${code}; nothing more is written`,
    hint: diskHints[code] ?? 'the disk may have lost data: look at the system log, then start again',
  })
}
