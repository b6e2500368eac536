import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diagnoseErasures } from './erasures.ts'

const since = new Date('2026-11-23T08:00:00Z')
const session = { kind: 'session', name: '123' } as const

test('what an erasure waits for is named, and asks for something to be done', () => {
  const { state, says, next } = diagnoseErasures({ kind: 'waits', rows: 2, since, for: [session] })
  assert.equal(state, 'warning')
  assert.match(says.en, /^2 rows erased here since .*, not yet scrubbed.* session 123\.$/)
  assert.match(says.da, /^2 rækker .* session 123\.$/)
  assert.match(next?.en ?? '', /End what is waited for/)
})

test('what only the next round is waited for asks for nothing', () => {
  const { state, next } = diagnoseErasures({ kind: 'waits', rows: 1, since, for: [] })
  assert.deepEqual([state, next], ['ok', null])
})

test('where nothing can be scrubbed it is destroyed by key, and said so', () => {
  const elsewhere = diagnoseErasures({ kind: 'by-key', rows: 1, since })
  assert.match(elsewhere.says.da, /destrueret ved nøgle/)
  assert.match(elsewhere.says.en, /destroyed by key/)
  const slot = { kind: 'replication-slot', name: 'standby' } as const
  const replicated = diagnoseErasures({ kind: 'waits', rows: 1, since, for: [session, slot] })
  assert.match(replicated.says.en, /session 123, .*standby/)
  assert.match(replicated.next?.en ?? '', /destroyed by key/)
})

test('nothing erased, and a disk that was looked through, are told apart', () => {
  assert.equal(diagnoseErasures({ kind: 'none' }).state, 'ok')
  assert.match(diagnoseErasures({ kind: 'scrubbed', at: since }).says.en, /gone from the disk too/)
})
