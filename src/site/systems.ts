// Which autonomous system an address lies in, by a table of the user's own: a MaxMind DB, format version 2.0
// (https://maxmind.github.io/MaxMind-DB/). None is brought along: such tables age, and their licences differ.
// Proven by systems.test.ts.

import { Reader, type Response } from 'mmdb-lib'
import { Refusal } from '../core/refusal.ts'

export interface SystemTable {
  /** `AS65000`; null where the table does not say. */
  systemOf(address: string): string | null
}

/** Throws a Refusal `usage` for what is no such table; `name` is the file, as the user wrote it. */
export function readSystemTable(bytes: Uint8Array, name: string): SystemTable {
  const table = openTable(bytes, name)
  return Object.freeze({
    systemOf: (address: string) => {
      // The library would look for an IPv6 address by its first 32 bits where there is nothing but IPv4.
      if (address.includes(':') && table.metadata.ipVersion === 4) return null
      try {
        return systemIn(table.get(address))
      } catch {
        // A record that cannot be read says nothing of its address.
        return null
      }
    },
  })
}

function openTable(bytes: Uint8Array, name: string): Reader<Response> {
  try {
    const table = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const { binaryFormatMajorVersion, treeDepth, searchTreeSize } = table.metadata
    if (binaryFormatMajorVersion === 2 && treeDepth >= 32 && searchTreeSize < bytes.length) return table
  } catch {
    // Told below, with the name of the file.
  }
  throw new Refusal('usage', {
    message: `expected a table of autonomous systems (MaxMind DB), got something else in ${name}`,
    hint: 'ORDHOLDEN_ASN_MMDB is a file such as GeoLite2-ASN.mmdb, whole and unpacked',
  })
}

/** As MaxMind and DB-IP write it (`autonomous_system_number`), and as IPinfo does (`asn`). */
function systemIn(record: unknown): string | null {
  if (record === null || typeof record !== 'object') return null
  const entry = new Map(Object.entries(record))
  const number: unknown = entry.get('autonomous_system_number')
  if (Number.isInteger(number)) return `AS${number}`
  const written: unknown = entry.get('asn')
  return typeof written === 'string' && /^AS\d{1,10}$/.test(written) ? written : null
}
