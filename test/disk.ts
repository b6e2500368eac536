// A disk that fails at the call it is told to, for tests of what writes files.
// Every call is counted: making folders, opening, writing, syncing, closing, renaming, removing.

import { Refusal } from '../src/core/refusal.ts'
import { type Disk, type OpenFile, systemDisk } from '../src/store/durable-files.ts'

export interface FailingDisk {
  readonly disk: Disk
  /** Every call made, in order: `rename`, `sync`, `open r <path>`. */
  readonly calls: readonly string[]
  readonly failed: () => boolean
}

/** A real disk whose `failAt`-th call (from 1) fails with the given code. Reading never fails. */
export function failingDisk(failAt: number, code: string): FailingDisk {
  const calls: string[] = []
  const counted = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    calls.push(name)
    if (calls.length === failAt) throw Object.assign(new Error(`${code}: asked to fail`), { code })
    return act()
  }
  const disk: Disk = {
    ...systemDisk,
    open: async (path, flags, mode) =>
      countedHandle(
        await counted(`open ${flags} ${path}`, () => systemDisk.open(path, flags, mode)),
        counted,
      ),
    rename: (from, to) => counted('rename', () => systemDisk.rename(from, to)),
    mkdir: (path, mode) => counted('mkdir', () => systemDisk.mkdir(path, mode)),
    unlink: path => counted('unlink', () => systemDisk.unlink(path)),
    rmdir: path => counted('rmdir', () => systemDisk.rmdir(path)),
  }
  return { disk, calls, failed: () => calls.length >= failAt }
}

type Counted = <T>(name: string, act: () => Promise<T>) => Promise<T>

// Closing is real even where it is told to fail: a test leaves no handle behind.
function countedHandle(handle: OpenFile, counted: Counted): OpenFile {
  return {
    writeFile: bytes => counted('write', () => handle.writeFile(bytes)),
    sync: () => counted('sync', () => handle.sync()),
    close: async () => {
      await handle.close()
      await counted('close', async () => undefined)
    },
  }
}

/** `done`, or the code of the refusal it ended in. */
export async function outcomeOf(act: () => Promise<unknown>): Promise<string> {
  try {
    await act()
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
