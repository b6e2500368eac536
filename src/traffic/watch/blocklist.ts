// Who attacked, as a list a firewall reads: one address a line, IPv6 as the network of 64 bits one subscriber has (RFC 6177),
// and comments. Our own networks are never on it. nftables takes the lines without comments as elements of a set with
// `flags interval`. Proven by blocklist.test.ts.

import { formatAddress, isV4 } from '../../core/address.ts'
import { addressKind } from '../../net/address.ts'

export interface BlockRow {
  /** 16 bytes. */
  readonly address: Uint8Array
  readonly times: number
}

export interface Blocked {
  /** One line each, who tried most first. */
  readonly lines: readonly string[]
  /** Addresses left out: private, of this machine, or nobody's. */
  readonly left: number
}

export function blocklist(rows: readonly BlockRow[]): Blocked {
  const times = new Map<string, number>()
  let left = 0
  for (const row of rows) {
    if (addressKind(formatAddress(row.address)) !== 'public') left++
    else {
      const line = lineOf(row.address)
      times.set(line, (times.get(line) ?? 0) + row.times)
    }
  }
  const lines = [...times].toSorted(([a, most], [b, many]) => many - most || (a < b ? -1 : 1))
  return { lines: lines.map(([line]) => line), left }
}

function lineOf(address: Uint8Array): string {
  if (isV4(address)) return formatAddress(address)
  return `${formatAddress(address.slice().fill(0, 8))}/64`
}
