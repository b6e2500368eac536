// A file that is only ever overwritten in place: what the slots are written on.
// Spec: docs/reference/keyring.md. Proven by slots.test.ts (on a disk that loses power) and test/crash/keyring.test.ts (kill -9).

import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../core/refusal.ts'

export interface Disk {
  /** Bytes that can be read. */
  size(): Promise<number>
  read(offset: number, length: number): Promise<Uint8Array>
  write(offset: number, bytes: Uint8Array): Promise<void>
  /** Resolves when everything written before is durable. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** Opens the file for reading and writing in place; makes it, empty and for us alone, where there is none. */
export async function openDisk(path: string): Promise<Disk> {
  return new FileDisk(path, (await openExisting(path)) ?? (await create(path)))
}

async function openExisting(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, constants.O_RDWR | constants.O_NOFOLLOW)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw refused(path, error)
  }
}

async function create(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600)
    await syncFolder(dirname(path))
    return handle
  } catch (error) {
    throw refused(path, error)
  }
}

// A new name is durable only with its folder.
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

class FileDisk implements Disk {
  readonly #path: string
  readonly #handle: FileHandle
  /** After a failed write or sync nobody knows what is durable: nothing more is written, nothing acknowledged. */
  #stopped: Refusal | null = null

  constructor(path: string, handle: FileHandle) {
    this.#path = path
    this.#handle = handle
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length)
    for (let done = 0; done < length; ) {
      const { bytesRead } = await this.#handle.read(bytes, done, length - done, offset + done)
      if (bytesRead === 0) throw ended(this.#path, offset + done)
      done += bytesRead
    }
    return bytes
  }

  async write(offset: number, bytes: Uint8Array): Promise<void> {
    await this.#orStop(async () => {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, offset + done)
        done += bytesWritten
      }
    })
  }

  async sync(): Promise<void> {
    await this.#orStop(() => this.#handle.datasync())
  }

  close(): Promise<void> {
    return this.#handle.close()
  }

  async #orStop(act: () => Promise<void>): Promise<void> {
    if (this.#stopped !== null) throw this.#stopped
    try {
      await act()
    } catch (error) {
      this.#stopped = refused(this.#path, error)
      throw this.#stopped
    }
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const refused = (path: string, error: unknown): Refusal =>
  new Refusal('disk-refused', {
    message: `${path}: expected to read and write it, got ${String(codeOf(error) ?? error)}`,
    hint: 'nothing more is written to it until the program is started again',
  })

const ended = (path: string, offset: number): Refusal =>
  new Refusal('keyring-damaged', `${path}: expected more bytes, got the end of the file at offset ${offset}`)
