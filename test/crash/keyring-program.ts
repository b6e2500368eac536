// A small program around the keyring, to be killed: the tests of this folder start it, watch what it was told, and end it.
// What a caller was answered is written to a file of its own, by the same thread as the keys, so that every kill falls
// before or after it and never beside it.

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { toHex, utf8 } from '../../src/core/bytes.ts'
import { systemRandom } from '../../src/core/clock.ts'
import type { Keys } from '../../src/core/ports.ts'
import { fileCustody } from '../../src/keyring/custody.ts'
import { openDisk } from '../../src/keyring/disk.ts'
import { joinKeeper } from '../../src/keyring/keyring.ts'
import { keysOver } from '../../src/keyring/keys.ts'
import { Slots } from '../../src/keyring/slots.ts'
import type { Answered } from './keyring-answers.ts'

const message = utf8('the message every key is known by')
const [does = '', home = '', name = '', size = '0'] = process.argv.slice(2)

async function answersIn(path: string): Promise<(answered: Answered) => Promise<void>> {
  const file = await open(path, 'w')
  let at = 0
  return async answered => {
    at += (await file.write(`${JSON.stringify(answered)}\n`, at)).bytesWritten
  }
}

/** Makes `count` keys, then destroys all but the first two, one beside those that were never made. */
async function live(keys: Keys, prefix: string, count: number): Promise<void> {
  const answer = await answersIn(join(home, `answers-${prefix}`))
  const names = Array.from({ length: count }, (_, i) => `${prefix}:${i}`)
  for (const key of names) {
    await answer({ kind: 'asked', act: 'make', key })
    await answer({ kind: 'made', key, mac: toHex(await keys.mac(key, message)) })
  }
  for (const key of [...names.slice(2), `${prefix}:never`]) {
    await answer({ kind: 'asked', act: 'destroy', key })
    await keys.destroy(key)
    await answer({ kind: 'destroyed', key })
  }
}

const openSlots = async (): Promise<Slots> =>
  Slots.open(await openDisk(join(home, 'keys')), fileCustody, systemRandom)

const tend = { start: async () => undefined, stop: async () => undefined }
const joined = () => joinKeeper({ home, random: systemRandom, custody: async () => fileCustody, tend })

const acts: Readonly<Record<string, () => Promise<void>>> = {
  async alone() {
    const slots = await openSlots()
    await live(keysOver(slots, systemRandom), name, Number(size))
    await slots.close()
  },
  async mend() {
    await (await openSlots()).close()
  },
  async beside() {
    const member = await joined()
    await live(member.keys, name, Number(size))
    await member.close()
  },
  async hold() {
    const member = await joined()
    process.stdout.write(`${member.role}\n`)
    setInterval(() => undefined, 60_000)
  },
}

await (acts[does] ?? (() => Promise.reject(new Error(`no such act: ${does}`))))()
