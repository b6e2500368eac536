// A server under steady load keeps answering and does not grow: pages read again and again by eight readers.
// ORDHOLDEN_SOAK is the number of seconds (default 5; `npm run soak` with 3600 for an hour). Bounded by it, on this
// machine only.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { freePort, openProgram } from '../program.ts'

const soakMs = Number(process.env['ORDHOLDEN_SOAK'] ?? 5) * 1_000
const readers = 8
const mostGrowthBytes = 96e6
const mostDescriptors = 64
const paths = ['da/', 'en/', 'da/loefter', 'en/pledges', 'en/how', 'da/loefte/open', 'nowhere']

test('pages are answered under load, and memory and open files stay where they were', {
  timeout: soakMs + 120_000,
}, async t => {
  const { process: server, address } = await openProgram(t).serve(await freePort())
  const pid = String(server.pid)
  const expected = await readAll(address)
  assert.ok([...expected.values()].filter(status => status === 200).length >= 6, [...expected].join(' '))
  await readFor(address, soakMs / 5, expected)
  const [bytesBefore, filesBefore] = [residentBytes(pid), openFiles(pid)]
  const count = await readFor(address, soakMs, expected)
  const grownBytes = residentBytes(pid) - bytesBefore
  t.diagnostic(`${count} pages, grown by ${(grownBytes / 1e6).toFixed(0)} MB`)
  assert.ok(count > 100, `expected more than 100 pages, got ${count}`)
  assert.ok(grownBytes < mostGrowthBytes, `grown by ${grownBytes} bytes`)
  assert.ok(openFiles(pid) - filesBefore < mostDescriptors, `${openFiles(pid) - filesBefore} more open files`)
})

/** The status of each path once: what the load is held against. */
async function readAll(address: string): Promise<ReadonlyMap<string, number>> {
  const answers = paths.map(async path => [path, await read(address, path)] as const)
  return new Map(await Promise.all(answers))
}

/** Reads with all readers until the time is up; answers how many pages, each with the status it had at first. */
async function readFor(address: string, ms: number, expected: ReadonlyMap<string, number>): Promise<number> {
  const until = performance.now() + ms
  let count = 0
  const readOn = async (offset: number) => {
    for (let at = offset; performance.now() < until; at += 1) {
      const path = paths[at % paths.length] ?? ''
      assert.equal(await read(address, path), expected.get(path), path)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: readers }, (_, offset) => readOn(offset)))
  return count
}

async function read(address: string, path: string): Promise<number> {
  const response = await fetch(new URL(path, address))
  await response.arrayBuffer()
  return response.status
}

const residentBytes = (pid: string): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
const openFiles = (pid: string): number => readdirSync(`/proc/${pid}/fd`).length
