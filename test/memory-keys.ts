// A keyring that lives in memory: the real keyring's functions over keys made from a seed instead of a file, for tests of
// what takes the port `Keys`. Same keys for the same seed, so that a program killed and started again signs as before.

import { sha256, utf8 } from '../src/core/bytes.ts'
import { systemRandom } from '../src/core/clock.ts'
import type { Keys } from '../src/core/ports.ts'
import { Refusal } from '../src/core/refusal.ts'
import { keysOver } from '../src/keyring/keys.ts'

export function memoryKeys(seed: string): Keys {
  const destroyed = new Set<string>()
  const key = async (name: string): Promise<Uint8Array> => {
    if (destroyed.has(name))
      throw new Refusal('key-destroyed', `expected the key ${name}, got a destroyed one`)
    return sha256(utf8(`${seed}\n${name}`))
  }
  return keysOver({ key, existing: key, destroy: async name => void destroyed.add(name) }, systemRandom)
}
