// Whether an address lies in a network written as CIDR (RFC 4632, RFC 4291 §2.3). Proven by network.test.ts.

import { BlockList, isIP } from 'node:net'

interface Network {
  readonly version: 4 | 6
  readonly base: string
  readonly bits: number
}

/** Null for what is no network. */
function readNetwork(network: string): Network | null {
  const [, base = '', written] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(network) ?? []
  const [version, bits] = [isIP(base), Number(written)]
  if ((version !== 4 && version !== 6) || bits > (version === 4 ? 32 : 128)) return null
  return { version, base, bits }
}

/** Whether it is written as a network, and is not that of every address. */
export const isNetwork = (network: string): boolean => (readNetwork(network)?.bits ?? 0) > 0

/** False as well where either is not what it should be: nothing then says that it lies there. */
export function liesIn(address: string, network: string): boolean {
  const read = readNetwork(network)
  if (read === null || isIP(address) !== read.version) return false
  const family = read.version === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(read.base, read.bits, family)
  return list.check(address, family)
}
