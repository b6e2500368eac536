// How a log is damaged, and what verifying the damaged copy came to. Used by the tests of this folder.

import assert from 'node:assert/strict'
import type { Finding, Remembered, Verdict } from '../../src/ledger/finding.ts'
import type { Trust } from '../../src/ledger/verify.ts'
import { verifyLog } from '../../src/ledger/verify-log.ts'
import { formatZip, readZip } from '../../src/ledger/zip.ts'
import { key, type Log } from './thousand.ts'

export type Files = ReadonlyMap<string, Uint8Array>

export const allBits = process.env['ORDHOLDEN_BITS'] === 'all'
const seed = Number(process.env['ORDHOLDEN_SEED'] ?? 20261122)

export const nothing: Trust = { key: null, remembered: [] }
export const withKey: Trust = { key, remembered: [] }
export const memory = (of: Log): Remembered => ({ key, checkpoint: of.checkpoint })
export const holding = (of: Log): Trust => ({ key, remembered: [memory(of)] })
export const verifyFiles = (files: Files, trust: Trust) =>
  verifyLog(async path => files.get(path) ?? null, trust)

/** The damaged copies of some bytes, one for each bit to be flipped, undone after each. */
export function* flips(
  bytes: Uint8Array,
  every = 1,
): Generator<{ readonly damaged: Uint8Array; readonly at: number }> {
  const damaged = Uint8Array.from(bytes)
  for (let at = 0; at < bytes.length; at += every) {
    for (const bit of allBits ? [0, 1, 2, 3, 4, 5, 6, 7] : [Math.imul(at ^ seed, 0x9e3779b1) >>> 29]) {
      damaged[at] = (bytes[at] ?? 0) ^ (1 << bit)
      yield { damaged, at }
    }
    damaged[at] = bytes[at] ?? 0
  }
}

export const fileOf = (files: Files, name: string): Uint8Array => files.get(name) ?? assert.fail(`no ${name}`)
export const fromLatin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
export const changed = (files: Files, name: string, bytes: Uint8Array): Files =>
  new Map([...files, [name, bytes]])

export function findingsOf(verdict: Verdict): readonly Finding[] {
  assert.ok(verdict.kind === 'damaged' || verdict.kind === 'contradicted', `nothing found: ${verdict.kind}`)
  return verdict.findings
}

export const filesOf = (bundle: Uint8Array): Files => {
  const read = readZip(bundle)
  return read.kind === 'read' ? read.entries : assert.fail('damaged')
}
export const rezip = (files: Files): Uint8Array =>
  formatZip([...files].map(([name, bytes]) => ({ name, bytes })))
