import assert from 'node:assert/strict'
import { test } from 'node:test'

import { fixtureNow } from '../../test/web-fixture.ts'
import { fixtureTraffic } from '../../test/web-fixture-traffic.ts'
import { noTraffic } from '../app/traffic.ts'
import { defaultZone } from '../language/dates.ts'
import { drawKeptFor } from './traffic-line.ts'

const reader = { language: 'da', now: new Date(fixtureNow), zone: defaultZone } as const

test('what is kept stands on the promise that speaks of it, and on no other', () => {
  const kept = fixtureTraffic('operations').kept()
  const said = String(drawKeptFor(reader, 'traffic.only-technical', kept))
  assert.match(said, /adresser krypteret i 14 dage\. Serverens egen log hos Nordlys Hosting .* ukendt/)
  assert.equal(String(drawKeptFor(reader, 'traffic.no-trackers', kept)), '')
})

test('nothing is said where the register says nothing of it', () => {
  assert.equal(String(drawKeptFor(reader, 'traffic.only-technical', noTraffic.kept())), '')
})
