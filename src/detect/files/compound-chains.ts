// Whether a compound file ([MS-CFB]) is whole: every chain of sectors stays within the file and none leads into another or back into
// itself. The library that reads it goes on where one does, and gives other bytes than were meant. Proven by msg.test.ts.

const endOfChain = 0xfffffffe
const largestSector = 0xfffffffa

export function isCompoundWhole(bytes: Buffer): boolean {
  if (bytes.length < 512) return false
  const size = 1 << Math.min(bytes.readUInt16LE(30), 16)
  const sectors = Math.ceil(bytes.length / size) - 1
  const table = tableOf(bytes, size, sectors)
  if (table === null) return false
  const led = new Set<number>()
  for (const [sector, next] of table.entries()) {
    if (next > largestSector) continue
    if (sector >= sectors || next >= sectors || led.has(next)) return false
    led.add(next)
  }
  return chained(table, led) === led.size
}

/** How many sectors are led to from one that nobody leads to: of a ring none is. */
function chained(table: readonly number[], led: ReadonlySet<number>): number {
  let count = 0
  for (let sector = 0; sector < table.length; sector++) {
    if (led.has(sector)) continue
    for (let next = table[sector] ?? endOfChain; next <= largestSector; next = table[next] ?? endOfChain)
      count++
  }
  return count
}

/** Which sector follows each (§2.3); null where the list of its own sectors leads out of the file or back. */
function tableOf(bytes: Buffer, size: number, sectors: number): readonly number[] | null {
  const table: number[] = []
  for (const sector of sectorsOfTable(bytes, size, sectors)) {
    const from = (sector + 1) * size
    if (sector >= sectors || from + size > bytes.length || table.length > sectors + size) return null
    for (let at = from; at < from + size; at += 4) table.push(bytes.readUInt32LE(at))
  }
  return table
}

/** The first 109 stand in the header, more in sectors of their own (§2.5). */
function* sectorsOfTable(bytes: Buffer, size: number, sectors: number): Generator<number> {
  for (let at = 76; at < 512; at += 4)
    if (bytes.readUInt32LE(at) <= largestSector) yield bytes.readUInt32LE(at)
  let more = bytes.readUInt32LE(68)
  for (let count = 0; more <= largestSector && more !== endOfChain && count < sectors; count++) {
    const from = (more + 1) * size
    if (from + size > bytes.length) {
      yield more
      return
    }
    for (let at = from; at < from + size - 4; at += 4)
      if (bytes.readUInt32LE(at) <= largestSector) yield bytes.readUInt32LE(at)
    more = bytes.readUInt32LE(from + size - 4)
  }
}
