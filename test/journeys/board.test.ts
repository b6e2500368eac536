// What the example board shows out of the box, pinned: few parts are kept, none is broken, and every verdict has its
// proof. Nothing outside the machine was asked.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Board, PartLine } from '../../src/pledge/board.ts'
import { freePort, openProgram } from '../program.ts'

const keptOutOfTheBox = [
  'open/served',
  'purpose/own-store',
  'traffic.only-technical/own-tables',
  'traffic.only-technical/own-logs',
  'traffic.only-technical/window',
  'traffic.no-trackers/own-tallies',
  'controller.identity/check-digit',
  'controller.identity/agrees',
]
const lookedAndUnknown = [
  'minimise/forms:website',
  'open/elsewhere',
  'open/findable',
  'partners.systems/dns',
  'traffic.only-technical/host-log:jt-com',
  'traffic.no-trackers/browser:website',
  'traffic.no-trackers/own-pages',
  'site.host/matches:website',
  'site.third-parties/declared:website',
  'site.third-parties/pinned:website',
  'site.third-parties/up-to-date:website',
]

test('the example board out of the box, its proofs and its bundle', async t => {
  const program = openProgram(t)
  const { address } = await program.serve(await freePort())
  const checked = await program.run('check', '--json')
  const board = JSON.parse(checked.stdout) as Board
  const parts = board.pledges.flatMap(line => line.parts)
  const ids = (having: (part: PartLine) => boolean) => parts.filter(having).map(line => line.part.id)

  assert.deepEqual(
    ids(part => part.verdict === 'kept'),
    keptOutOfTheBox,
  )
  assert.deepEqual(
    ids(part => part.verdict === 'unknown' && part.standing === 'looked'),
    lookedAndUnknown,
  )
  assert.deepEqual(
    ids(part => part.verdict === 'broken'),
    [],
  )
  assert.deepEqual(
    { ...board.counts, lawFindings: 0 },
    { kept: 0, broken: 0, unknown: 23, practice: 0, proposed: 0, lawFindings: 0 },
  )
  assert.ok(board.counts.lawFindings > 0, 'law findings are counted, and apart')
  assert.ok(board.example)
  assert.equal(board.log.holders.length, 0)

  const look = parts.find(line => line.part.id === 'open/served')?.look
  assert.ok(look !== undefined && look !== null)
  await t.test('a proof downloaded from the page holds on another machine', async () => {
    await waitUntil(async () => (await fetch(`${address}proof/${look.id}.tlog-proof`)).status === 200)
    const files = await Promise.all(
      ['tlog-proof', 'json'].map(kind => download(`${address}proof/${look.id}.${kind}`, program.home)),
    )
    const verified = await program.run('verify', ...files, '--key', board.log.verifierKey)
    assert.equal(verified.exit, 3, verified.stdout)
    assert.match(verified.stdout, /no earlier checkpoint/i)
  })
  await t.test('the bundle verifies, the second time against the checkpoint known', async () => {
    const memory = ['--memory', join(program.home, 'memory.json')]
    const first = join(program.home, 'first.zip')
    assert.equal((await program.run('export', first)).exit, 0)
    assert.equal((await program.run('verify', first, ...memory)).exit, 3)
    await program.run('check', 'open')
    const second = join(program.home, 'second.zip')
    assert.equal((await program.run('export', second)).exit, 0)
    const verified = await program.run('verify', second, '--key', board.log.verifierKey, ...memory)
    assert.equal(verified.exit, 0, verified.stdout)
    const rolledBack = await program.run('verify', first, '--key', board.log.verifierKey, ...memory)
    assert.equal(rolledBack.exit, 4, rolledBack.stdout)
  })
  await t.test(
    'a published file that somebody changed is named, with what convicts it elsewhere',
    async () => {
      const tiles = join(program.home, 'log/tile/0/000.p')
      const tile = join(tiles, readdirSync(tiles)[0] ?? '')
      const bytes = readFileSync(tile)
      writeFileSync(
        tile,
        bytes.map((byte, index) => (index === 3 ? byte ^ 1 : byte)),
      )
      const doctor = await program.run('doctor')
      const shown = await program.run('board')
      writeFileSync(tile, bytes)
      assert.equal(shown.exit, 4, 'the board tells of it too')
      assert.match(shown.stdout, /does not agree with itself/)
      assert.equal(doctor.exit, 4, doctor.stdout)
      assert.match(doctor.stdout, /does not agree with itself: tile\/0\/000\.p/)
      assert.ok(doctor.stdout.includes(board.log.verifierKey), 'the key to re-check it with is printed')
    },
  )
  await t.test('doctor finds the log whole and says that nobody outside holds a checkpoint', async () => {
    const doctor = await program.run('doctor')
    assert.equal(doctor.exit, 0, doctor.stdout)
    assert.match(doctor.stdout, /protects against mistakes, not against/)
  })
})

async function download(url: string, folder: string): Promise<string> {
  const answer = await fetch(url)
  assert.equal(answer.status, 200, url)
  const file = join(folder, url.split('/').at(-1) ?? '')
  writeFileSync(file, await answer.text())
  return file
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (await holds()) return
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  throw new Error('waited 10 seconds')
}
