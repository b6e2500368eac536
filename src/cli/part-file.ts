// A file that is written beside its place and gets its name when all of it is there and found good: whatever ends the program before, also
// Ctrl-C, nothing is left. Proven by part-file.test.ts.

import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { type FileHandle, link, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../core/refusal.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export class PartFile {
  /** Where it is until it has its name. */
  readonly path: string
  readonly #out: string
  #handle: FileHandle | null = null

  static async open(out: string): Promise<PartFile> {
    const path = `${out}.part`
    refuseNoFolder(out)
    // What an earlier run left that was killed; whoever's file it is, it is never written into.
    rmSync(path, { force: true })
    const part = new PartFile(out, path)
    try {
      // Made at one go: whoever interrupts from here on interrupts what cleans up after itself.
      closeSync(openSync(path, 'wx'))
      part.#handle = await open(path, 'a')
      return part
    } catch (fault) {
      part.#forget()
      return refuse(out)(fault)
    }
  }

  private constructor(out: string, path: string) {
    this.#out = out
    this.path = path
    for (const signal of signals) process.once(signal, this.#end)
  }

  async write(part: string | Uint8Array): Promise<void> {
    await this.#handle?.appendFile(part).catch(refuse(this.#out))
  }

  /** It is read from here on. */
  async written(): Promise<void> {
    await this.#handle?.sync().catch(refuse(this.#out))
    await this.#handle?.close()
  }

  /** Over a file of that name only where `isOver`. */
  async keep(isOver: boolean): Promise<void> {
    if (isOver) await rename(this.path, this.#out).catch(refuse(this.#out))
    else await link(this.path, this.#out).catch(refuse(this.#out))
  }

  async close(): Promise<void> {
    this.#forget()
    await this.#handle?.close()
    rmSync(this.path, { force: true })
  }

  #forget(): void {
    for (const signal of signals) process.off(signal, this.#end)
  }

  /** Ends as the signal does by itself, so that whoever waits for the program is told. */
  readonly #end = (signal: NodeJS.Signals): void => {
    rmSync(this.path, { force: true })
    this.#forget()
    process.kill(process.pid, signal)
  }
}

/** Told before the work, not after it. */
export function refuseNoFolder(file: string): void {
  const folder = dirname(file)
  if (existsSync(folder)) return
  throw new Refusal('not-found', {
    message: `expected the folder of ${file}, got none`,
    hint: `mkdir -p ${folder}`,
  })
}

const hints: Readonly<Record<string, string>> = {
  ENOSPC: 'make room on its disk, or name another place; nothing was left there',
  EDQUOT: 'the user has no more room on its disk: make room, or name another place; nothing was left there',
  EEXIST: 'another file got this name meanwhile: name another',
}

const refuse =
  (out: string) =>
  (fault: unknown): never => {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : null
    if (code === null) throw fault
    throw new Refusal('disk-refused', {
      message: `expected to write ${out}, got ${code}`,
      hint: hints[code] ?? 'name a place that can be written to',
    })
  }
