// What is taken along is made once for each checkpoint, and the second verifier is handed out as it is; a page that says
// no is made once, however many addresses are asked for.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openPracticeWho } from '../../test/practice/who.ts'

import { verifierPage } from '../../test/second-verifier.ts'
import { fixtureApp, fixtureNow, fixtureProof } from '../../test/web-fixture.ts'
import { fixedClock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { defaultZone } from '../language/dates.ts'
import { loadAssets } from './assets.ts'
import { openSite } from './web.ts'

const assets = await loadAssets()

/** A site whose log can grow, what its app was asked for, and how many pages were set. */
function openAsked() {
  let size = 1
  const asked: string[] = []
  const set = { pages: 0 }
  const app = fixtureApp({ checkpoint: () => new Uint8Array([size]) })
  const proof = app.proof
  const clock = fixedClock(fixtureNow)
  const site = openSite({
    app: {
      ...app,
      proof: look => {
        asked.push(look)
        return proof(look)
      },
    },
    clock,
    zone: defaultZone,
    assets: {
      ...assets,
      get links() {
        set.pages += 1
        return assets.links
      },
    },
    contact: null,
    origin: () => 'http://localhost:4411',
    who: openPracticeWho(),
    report: error => assert.fail(String(error)),
  })
  const get = (path: string) => site.request(path)
  return { get, asked, set, clock, grow: () => (size += 1) }
}

test('the second verifier is handed out byte for byte, as a file, and its hash stands where it is offered', async () => {
  const { get } = openAsked()
  const answer = await get('/verify.html')
  assert.equal(answer.headers.get('content-disposition'), 'attachment; filename="verify.html"')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  assert.deepEqual(bytes, new Uint8Array(readFileSync(verifierPage)))
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
  for (const path of ['/da/saadan', '/en/how']) {
    const page = await (await get(path)).text()
    assert.ok(page.includes('href="/verify.html"') && page.includes(digest), path)
    assert.match(page, /verifier\/verify\.html/, 'where else to get it')
  }
})

test('a proof is made once for its two files and each checkpoint', async () => {
  const { get, asked, grow } = openAsked()
  const both = () =>
    Promise.all(['tlog-proof', 'json', 'json'].map(kind => get(`/proof/${fixtureProof}.${kind}`)))
  for (const answer of [...(await both()), ...(await both())]) assert.equal(answer.status, 200)
  assert.equal(asked.length, 1)
  grow()
  await both()
  assert.equal(asked.length, 2)
})

test('proofs that are not there are kept too, and no more of them than the limit', async () => {
  const { get, asked } = openAsked()
  const look = (nth: number) => `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`
  const ask = async (nth: number) => (await get(`/proof/${look(nth)}.json`)).status
  assert.deepEqual([await ask(0), await ask(0), asked.length], [404, 404, 1])
  for (let nth = 1; nth <= limits.proofsKept; nth += 1) await ask(nth)
  assert.equal(asked.length, limits.proofsKept + 1)
  await ask(0)
  assert.equal(asked.length, limits.proofsKept + 2)
})

test('a page that says no is made once for each language, and kept by nobody else', async () => {
  const { get, set } = openAsked()
  for (const path of ['/da/a', '/da/b', '/da/loefte/c', '/en/a', '/en/b/c', '/assets/style.css']) {
    const answer = await get(path)
    assert.deepEqual([answer.status, answer.headers.get('cache-control')], [404, 'no-store'], path)
  }
  assert.equal(set.pages, 2)
})
