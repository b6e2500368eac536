// Front door: a process joins the one keeper of a home, or becomes it, and goes on when it changes hands.
// Spec: docs/reference/keyring.md, "The keeper". Proven by keyring.test.ts and test/crash/keyring.test.ts (kill -9).

import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import type { Keys } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { Client, KeeperGone } from './client.ts'
import type { Custody } from './custody.ts'
import { openDisk } from './disk.ts'
import { Keeper } from './keeper.ts'
import { keysOver } from './keys.ts'
import { claim } from './lock.ts'
import { Slots } from './slots.ts'

/** What only the keeper may own. */
export interface Tend {
  /**
   * Called on becoming keeper, and before anyone is told it is ready; adopts what is already running.
   * Uses the keys given here, not those of the membership, which may be waiting for this.
   */
  start(keys: Keys): Promise<void>
  /** Called on closing as keeper when nobody else is connected. */
  stop(): Promise<void>
}

export interface Joining {
  /** An existing folder; the keys go to `<home>/keys`, the keeper's lock and socket to `<home>/keeper/`. */
  readonly home: string
  readonly random: Random
  /** Used only when this process is the keeper; asked for then, so that a client is never asked for a passphrase. */
  readonly custody: () => Promise<Custody>
  readonly tend: Tend
}

export interface Membership {
  readonly role: 'keeper' | 'client'
  /** The same functions whoever is the keeper; a call made while it changes hands is asked again. */
  readonly keys: Keys
  close(): Promise<void>
}

/** One way of having the keys: holding them, or asking who does. */
interface Post {
  readonly role: 'keeper' | 'client'
  readonly keys: Keys
  readonly gone: Promise<void>
  leave(): Promise<void>
}

/**
 * Joins the keeper of this home, or becomes it. Refuses with `keeper-elsewhere` and the pid where a living process
 * holds the lock and does not answer, and with whatever opening the keys or starting what is tended refuses with.
 */
export async function joinKeeper(joining: Joining): Promise<Membership> {
  const member = new Member(joining)
  await member.begin()
  return member
}

class Member implements Membership {
  readonly #joining: Joining
  #post: Promise<Post> | null = null
  #role: 'keeper' | 'client' = 'client'
  #closed = false
  readonly keys: Keys

  constructor(joining: Joining) {
    this.#joining = joining
    this.keys = Object.freeze({
      mac: (key: string, message: Uint8Array) => this.#use(keys => keys.mac(key, message)),
      sign: (key: string, message: Uint8Array) => this.#use(keys => keys.sign(key, message)),
      publicKey: (key: string) => this.#use(keys => keys.publicKey(key)),
      seal: (key: string, plaintext: Uint8Array) => this.#use(keys => keys.seal(key, plaintext)),
      open: (key: string, sealed: Uint8Array) => this.#use(keys => keys.open(key, sealed)),
      maskAddresses: (key: string, addresses: Uint8Array) =>
        this.#use(keys => keys.maskAddresses(key, addresses)),
      openAddresses: (key: string, masked: Uint8Array) => this.#use(keys => keys.openAddresses(key, masked)),
      destroy: (key: string) => this.#use(keys => keys.destroy(key)),
    })
  }

  get role(): 'keeper' | 'client' {
    return this.#role
  }

  async begin(): Promise<void> {
    await this.#standing()
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    const post = await this.#post?.catch(() => null)
    await post?.leave()
  }

  /** The present post; a new one where there is none. A failure is told to those who wait and tried again by the next. */
  #standing(): Promise<Post> {
    if (this.#closed) return Promise.reject(new Error('the membership is closed'))
    this.#post ??= this.#take()
    return this.#post
  }

  async #take(): Promise<Post> {
    try {
      const post = await takePost(this.#joining)
      this.#role = post.role
      void post.gone.then(() => this.#lost())
      return post
    } catch (error) {
      this.#post = null
      throw error
    }
  }

  // Someone must go on tending, so the next post is taken at once and not at the next call.
  #lost(): void {
    this.#post = null
    if (!this.#closed) this.#standing().catch(() => undefined)
  }

  async #use<T>(act: (keys: Keys) => Promise<T>): Promise<T> {
    for (let change = 0; change < limits.keeperChanges; change++) {
      const post = await this.#standing()
      try {
        return await act(post.keys)
      } catch (error) {
        if (!(error instanceof KeeperGone)) throw error
        await post.gone
      }
    }
    throw new Refusal('keeper-elsewhere', `expected a keeper that stays, got ${limits.keeperChanges} changes`)
  }
}

async function takePost(joining: Joining): Promise<Post> {
  const folder = join(joining.home, 'keeper')
  await prepare(folder)
  let holder = 0
  for (let waitedMs = 0; waitedMs < limits.keeperAnswerMs; waitedMs += limits.keeperRetryMs) {
    const claimed = await claim(folder, joining.random)
    if (claimed.kind === 'taken') return becomeKeeper(joining, folder, claimed.release)
    const client = await Client.connect(socketIn(folder))
    if (client instanceof Client) return asClient(client)
    if (client === 'silent') throw elsewhere(folder, claimed.pid)
    holder = claimed.pid
    await pause(limits.keeperRetryMs)
  }
  throw elsewhere(folder, holder)
}

const asClient = (client: Client): Post => ({
  role: 'client',
  keys: client.keys,
  gone: client.gone,
  leave: () => client.leave(),
})

const elsewhere = (folder: string, pid: number): Refusal =>
  new Refusal('keeper-elsewhere', {
    message: `${folder}: expected the keeper to answer, got nothing from process ${pid}`,
    hint: `end process ${pid}, or wait until it has closed`,
  })

const socketIn = (folder: string): string => join(folder, 'sock')

async function prepare(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
  } catch (error) {
    throw new Refusal('home-refused', {
      message: `${folder}: expected a folder of our own, got ${error instanceof Error ? error.message : error}`,
      hint: 'run as the user who owns the home, or choose another with --home',
    })
  }
}

async function becomeKeeper(joining: Joining, folder: string, release: () => Promise<void>): Promise<Post> {
  const closers: (() => Promise<void>)[] = [release]
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const custody = await joining.custody()
    const slots = await Slots.open(await openDisk(join(joining.home, 'keys')), custody, joining.random)
    closers.push(() => slots.close())
    const keys = keysOver(slots, joining.random)
    const keeper = await Keeper.listen(socketIn(folder), keys)
    closers.push(() => keeper.close())
    await joining.tend.start(keys)
    keeper.ready()
    const leave = async () => {
      try {
        if (keeper.closing()) await joining.tend.stop()
      } finally {
        await closeAll()
      }
    }
    return { role: 'keeper', keys, gone: new Promise(() => undefined), leave }
  } catch (error) {
    await closeAll()
    throw error
  }
}
