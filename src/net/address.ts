// Which addresses a look-up may connect to. Ranges from the IANA special-purpose address registries (RFC 6890 and its
// updates), written as data. Proven by address.test.ts against arithmetic of its own.
//
// IPv6 is judged by what is open (2000::/3 less its exceptions), not by what is closed: everything that carries an IPv4
// address inside (mapped, NAT64, 6to4, Teredo) is thereby reserved, so no private address comes in by another spelling.

import { BlockList, isIP } from 'node:net'

/** `private` and `loopback` may be opened by naming an origin; `reserved` never is. */
export type AddressKind = 'public' | 'private' | 'loopback' | 'reserved'

type Range = readonly [network: string, bits: number]

const loopback: readonly Range[] = [
  ['127.0.0.0', 8],
  ['::1', 128],
]

const privateUse: readonly Range[] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10], // shared by carriers, RFC 6598
  ['fc00::', 7], // unique local, RFC 4193
]

const reserved: readonly Range[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16], // link-local; clouds answer with credentials there
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3], // multicast, future use, broadcast
  ['2001::', 23], // protocol assignments, Teredo among them
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['3fff::', 20],
]

const globalUnicast: readonly Range[] = [['2000::', 3]]

const mapped: readonly Range[] = [['::ffff:0:0', 96]]

const lists = {
  loopback: blockList(loopback),
  private: blockList(privateUse),
  reserved: blockList(reserved),
  global: blockList(globalUnicast),
  mapped: blockList(mapped),
}

/** Whether it is an IP address in any spelling `node:net` accepts. */
export const isAddress = (text: string): boolean => isIP(text) !== 0

/** The kind of an IP address in any spelling `node:net` accepts; what is not an address is reserved. */
export function addressKind(address: string): AddressKind {
  const version = isIP(address)
  if (version === 0) return 'reserved'
  const is = (list: BlockList) => list.check(address, version === 4 ? 'ipv4' : 'ipv6')
  // Before all others: Node matches a mapped address against the IPv4 rules too.
  if (version === 6 && is(lists.mapped)) return 'reserved'
  if (is(lists.loopback)) return 'loopback'
  if (is(lists.private)) return 'private'
  if (is(lists.reserved)) return 'reserved'
  return version === 4 || is(lists.global) ? 'public' : 'reserved'
}

function blockList(ranges: readonly Range[]): BlockList {
  const list = new BlockList()
  for (const [network, bits] of ranges) list.addSubnet(network, bits, network.includes(':') ? 'ipv6' : 'ipv4')
  return list
}
