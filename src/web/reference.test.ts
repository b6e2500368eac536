// docs/reference/http.md and the addresses of the site are the same list, both ways.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openPracticeWho } from '../../test/practice/who.ts'

import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import { fixedClock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { defaultZone } from '../language/dates.ts'
import { loadAssets } from './assets.ts'
import { openSite } from './web.ts'

const reference = readFileSync(new URL('../../docs/reference/http.md', import.meta.url), 'utf8')

test('every address stands in the reference, and every address of the reference is served', async () => {
  const site = openSite({
    app: fixtureApp(),
    clock: fixedClock(fixtureNow),
    zone: defaultZone,
    assets: await loadAssets(),
    contact: 'mailto:post@fjordbageriet.example',
    origin: () => 'http://localhost:4411',
    who: openPracticeWho(),
    report: error => assert.fail(String(error)),
  })
  const served = [...new Set(site.routes.map(route => route.path))]
  const written = [...reference.matchAll(/^\| `(\/[^`]*)`/gm)].map(([, path = '']) => path)
  assert.deepEqual(written.toSorted(), served.toSorted())
})

test('the limits it names are limits there are', () => {
  const named = [...reference.matchAll(/`((?:web|header)[A-Z]\w+)`/g)].map(([, name = '']) => name)
  assert.equal(named.length, 7)
  for (const name of named) assert.ok(Object.hasOwn(limits, name), name)
})
