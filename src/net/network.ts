// Whether an address lies in a network written as CIDR (RFC 4632, RFC 4291 §2.3). Proven by network.test.ts.

import { BlockList, isIP } from 'node:net'

/** False as well where either is not what it should be: nothing then says that it lies there. */
export function liesIn(address: string, network: string): boolean {
  const version = isIP(address)
  const [, base = '', bits = ''] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(network) ?? []
  if (version === 0 || isIP(base) !== version || Number(bits) > (version === 4 ? 32 : 128)) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(base, Number(bits), family)
  return list.check(address, family)
}
