// What a killed program was answered before it died, held against what opens afterwards.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toHex, utf8 } from '../../src/core/bytes.ts'
import type { Keys } from '../../src/core/ports.ts'
import { Refusal } from '../../src/core/refusal.ts'

const message = utf8('the message every key is known by')

export type Answered =
  | { readonly kind: 'asked'; readonly act: 'make' | 'destroy'; readonly key: string }
  | { readonly kind: 'made'; readonly key: string; readonly mac: string }
  | { readonly kind: 'destroyed'; readonly key: string }

export function readAnswers(home: string): readonly Answered[] {
  if (!existsSync(home)) return []
  const files = readdirSync(home).filter(name => name.startsWith('answers-'))
  return files.flatMap(file =>
    readFileSync(join(home, file), 'utf8')
      .split('\n')
      .filter(line => line.endsWith('}'))
      .map((line): Answered => JSON.parse(line)),
  )
}

/** How many keys were looked at: those that must open, and those that must never. */
export interface Held {
  readonly opened: number
  readonly refused: number
}

/** Every key that was answered opens as before, every destroyed one never; what was only asked may have gone either way. */
export async function expectHeld(answers: readonly Answered[], keys: Keys): Promise<Held> {
  const macs = new Map(answers.flatMap(said => (said.kind === 'made' ? [[said.key, said.mac]] : [])))
  const asked = new Set(
    answers.flatMap(said => (said.kind === 'asked' && said.act === 'destroy' ? [said.key] : [])),
  )
  const destroyed = new Set(answers.flatMap(said => (said.kind === 'destroyed' ? [said.key] : [])))
  let opened = 0
  for (const key of destroyed) await assert.rejects(keys.mac(key, message), isDestroyed, key)
  for (const [key, mac] of macs) {
    if (destroyed.has(key)) continue
    const found = await keys.mac(key, message).then(toHex, (error: unknown) => error)
    assert.ok(found === mac || (asked.has(key) && isDestroyed(found)), `${key}: ${found}`)
    opened++
  }
  return { opened, refused: destroyed.size }
}

const isDestroyed = (error: unknown): boolean => error instanceof Refusal && error.code === 'key-destroyed'
