// Archives made to harm who opens them: bombs, names that climb, sizes that lie. Small as files, large when unpacked.

import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type Planted, packZip } from '../packed.ts'

export interface Hostile {
  readonly name: string
  readonly bytes: Uint8Array
  /** The reason something of it is unread, or that all of it is read; null where either may be. */
  readonly ends: string | null
}

const megabytes = 24
const zeros = (): Buffer => Buffer.alloc(megabytes * 1024 * 1024)

/** Zips in zips, ten of them in each. */
function nested(depth: number, entry: Planted): Buffer {
  if (depth === 0) return packZip([entry])
  const inner = nested(depth - 1, entry)
  return packZip(Array.from({ length: 10 }, (_, at) => ({ name: `${depth}-${at}.zip`, bytes: inner })))
}

const climbing = [
  '../../../../evil.txt',
  '/etc/evil',
  '..\\..\\evil.txt',
  'C:\\evil.txt',
  'a\0.txt',
  '-rf',
  '\u202Efdp.exe',
]

export function hostileArchives(): readonly Hostile[] {
  const large: Planted = { name: 'zeros.bin', bytes: zeros() }
  const small = { name: 'a.txt', bytes: 'small' }
  return [
    { name: 'one-large-entry.zip', bytes: packZip([large]), ends: 'too-inflated' },
    { name: 'lies.zip', bytes: packZip([{ ...large, says: { bytes: 10 } }]), ends: 'damaged' },
    {
      name: 'many.zip',
      bytes: packZip(Array.from({ length: 20_000 }, (_, at) => ({ name: `f${at}`, bytes: 'x' }))),
      ends: 'read',
    },
    {
      name: 'nested.zip',
      bytes: nested(5, { name: '0.bin', bytes: Buffer.alloc(2 ** 22) }),
      ends: 'too-inflated',
    },
    { name: 'climbing.zip', bytes: packZip(climbing.map(name => ({ name, bytes: 'evil' }))), ends: 'read' },
    { name: 'symbolic-link.zip', bytes: packZip([{ name: 'link', bytes: '/etc/passwd' }]), ends: 'read' },
    { name: 'same-name.zip', bytes: packZip([small, small]), ends: 'read' },
    {
      name: 'overlapping.zip',
      bytes: packZip([small, ...Array.from({ length: 99 }, () => ({ ...small, says: { offset: 0 } }))]),
      ends: 'read',
    },
    { name: 'bomb.gz', bytes: gzipSync(zeros()), ends: 'too-inflated' },
    {
      name: 'bomb.br',
      bytes: brotliCompressSync(zeros(), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
      ends: 'too-inflated',
    },
    {
      name: 'bomb.docx',
      bytes: packZip([
        { name: 'word/document.xml', bytes: Buffer.concat([Buffer.from('<a>'), zeros().fill(' ')]) },
      ]),
      ends: 'too-inflated',
    },
  ]
}
