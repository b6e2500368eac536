import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeLetter } from '../../mail/letter.ts'
import { eventKinds } from '../../store/event-tables.ts'
import type { StoredEvent } from '../../store/events.ts'
import { eventLetter, saidOf } from './letters.ts'

const zone = 'Europe/Copenhagen'
const event = (kind: StoredEvent['kind'], pledge: string | null = null): StoredEvent => ({
  ...{ id: '1', at: new Date('2026-03-02T08:00:00Z'), kind, pledge, part: null },
})
const letterIn = (language: 'da' | 'en', events: readonly StoredEvent[], origin = 'https://ord.example') => {
  const letter = eventLetter(events, { to: { account: '1', mail: 'a@example.dk', language }, origin, zone })
  return writeLetter({ ...letter, closing: 'Closing.' })
}

test('every kind can be told in both languages, with what to do', () => {
  for (const kind of eventKinds)
    for (const language of ['da', 'en'] as const) {
      const { subject, text } = letterIn(language, [event(kind, kind.startsWith('pledge') ? 'open' : null)])
      assert.ok(subject.length > 3)
      assert.match(
        text,
        language === 'da' ? /2\. marts 2026 kl\. 09\.00\. \p{Lu}/u : /2 March 2026 at 09:00\. \p{Lu}/u,
      )
    }
})

test('one link: to the pledge, to the page where nothing is about one, to all where several are', () => {
  const linkIn = (...events: readonly StoredEvent[]) => /https:\S+/.exec(letterIn('en', events).text)?.[0]
  assert.equal(linkIn(event('pledge.broken', 'open')), 'https://ord.example/en/pledge/open')
  assert.equal(linkIn(event('letter.failed')), 'https://ord.example/en/notifications')
  assert.equal(linkIn(event('pledge.broken', 'open'), event('log.alarm')), 'https://ord.example/en/pledges')
  assert.equal(/https:/.exec(letterIn('en', [event('log.alarm')], '').text), null)
})

test('a pledge nobody knows any more is told by its id', () => {
  assert.equal(saidOf(event('pledge.broken', 'gone')).da, 'Brudt: gone')
})
