// Signing in with the company's provider, in a real browser against the real program and a certified provider: first it is
// linked by who is signed in, then it lets them in. What comes back wrong is answered with one page, whatever was wrong.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'

import { PracticeOpenId } from '../practice/openid.ts'
import { goThrough } from '../practice/sent-on.ts'
import { freePort, openProgram } from '../program.ts'
import { noBrowser, openBrowser } from './browser.ts'
import { contextAs, post, signInOwner } from './signed-in.ts'

const tenant = '11111111-2222-3333-4444-555555555555'
const secret = 'a secret of some length and no more'

let practice: PracticeOpenId
let browser: Browser
before(async () => {
  practice = await PracticeOpenId.start()
  if (noBrowser === false) browser = await openBrowser()
})
after(async () => {
  await practice.close()
  if (noBrowser === false) await browser.close()
})

const shown = (text: string) => text.replace(/\s+/g, ' ')

test('who links the provider comes in by it; whatever else comes back is one and the same refusal', {
  skip: noBrowser,
  timeout: 120_000,
}, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-openid-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'secret'), `${secret}\n`)
  const port = await freePort()
  const callback = `http://localhost:${port}/openid/callback`
  const { issuer } = practice.tenant(tenant, { id: 'ordholden', secret, callback })
  const program = openProgram(t)
  Object.assign(program.env, {
    ORDHOLDEN_OPENID_ISSUER: issuer,
    ORDHOLDEN_OPENID_CLIENT_ID: 'ordholden',
    ORDHOLDEN_OPENID_SECRET_FILE: join(folder, 'secret'),
  })
  const { address } = await program.serve(port)
  const owner = await signInOwner(program)

  await t.test('while the provider is down, the page says so and has the other ways in', async () => {
    practice.bend = { status: 503 }
    const page = await browser.newPage()
    await page.goto(`${address}en/sign-in`)
    await page.click('text=Sign in with 127.0.0.1')
    assert.equal(new URL(page.url()).pathname, '/en/sign-in')
    assert.match(shown((await page.textContent('[role=alert]')) ?? ''), /provider does not answer/)
    assert.ok(await page.isVisible('text=Sign in with a code'))
    practice.bend = {}
    await page.context().close()
  })

  await t.test('nobody is let in before it is linked, and the page says so without saying why', async () => {
    const page = await browser.newPage()
    await page.goto(`${address}da/log-ind`)
    await page.click('text=Log ind med 127.0.0.1')
    assert.equal(await page.textContent('h1'), 'Practice provider')
    await page.click('text=Anna')
    assert.equal(new URL(page.url()).pathname, '/da/log-ind')
    assert.match(
      shown((await page.textContent('[role=alert]')) ?? ''),
      /Det lykkedes ikke at logge ind den vej/,
    )
    assert.deepEqual(
      (await page.context().cookies(address)).map(({ name }) => name),
      ['__Host-ordholden-try'],
    )
    await page.context().close()
  })

  await t.test('it is linked from one’s own account, and lets in by a session of its own', async () => {
    const context = await contextAs(browser, address, owner)
    const page = await context.newPage()
    await page.goto(`${address}en/account`)
    await page.click('text=Link 127.0.0.1')
    assert.equal(await page.textContent('h1'), 'Continue at 127.0.0.1')
    await page.click('text=Continue to 127.0.0.1')
    await page.click('text=Anna')
    assert.match(shown((await page.textContent('[role=status]')) ?? ''), /The account is linked/)
    await context.close()

    const fresh = await browser.newContext()
    const window = await fresh.newPage()
    await window.goto(`${address}en/sign-in`)
    await window.click('text=Sign in with 127.0.0.1')
    await window.click('text=Anna')
    assert.equal(new URL(window.url()).origin, new URL(address).origin)
    const cookies = await fresh.cookies(address)
    const session = cookies.find(({ name }) => name === '__Host-ordholden')
    assert.ok(session?.httpOnly && session.secure && session.sameSite === 'Lax')
    assert.notEqual(session.value, owner.token)
    assert.ok(!cookies.some(({ name }) => name.endsWith('-openid')))
    assert.equal((await window.goto(`${address}da/fortegnelse`))?.status(), 200)

    // A window that was somebody before is another's session afterwards: nobody goes on with a token known before.
    const fixed = await contextAs(browser, address, { ...owner, token: session.value })
    const again = await fixed.newPage()
    await again.goto(`${address}da/log-ind/openid`)
    await again.click('text=Anna')
    const [now] = (await fixed.cookies(address)).filter(({ name }) => name === '__Host-ordholden')
    assert.notEqual(now?.value, session.value)
    const { status } = await fetch(`${address}da/fortegnelse`, {
      headers: { cookie: `__Host-ordholden=${session.value}` },
    })
    assert.equal(status, 401, 'the session before has ended')
    await fresh.close()
    await fixed.close()
  })

  await t.test('another page cannot send anybody there, nor come back for them', async () => {
    const start = `${address}da/log-ind/openid`
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { referer: 'https://evil.example/' },
      { origin: 'null' },
    ])
      assert.equal((await fetch(start, { redirect: 'manual', headers })).status, 403, JSON.stringify(headers))
    const away = await fetch(start, { redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' } })
    assert.equal(away.status, 303)
    const set = away.headers.get('set-cookie') ?? ''
    assert.match(
      set,
      /^__Host-ordholden-openid=[\w-]+; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    )
    const elsewhere = await post(owner, `${address}da/konto/openid`, {})
    assert.equal(elsewhere.status, 200)
    const foreign = await fetch(`${address}da/konto/openid`, {
      method: 'POST',
      headers: { ...owner.headers, 'sec-fetch-site': 'cross-site' },
    })
    assert.equal(foreign.status, 403)
  })

  await t.test(
    'a replay, a wrong state, another’s code, no cookie, or nonsense: to the last byte the same',
    async () => {
      const goAway = async (who: string) => {
        practice.signsIn = who
        const away = await fetch(`${address}da/log-ind/openid`, { redirect: 'manual' })
        const cookie = (away.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
        return { cookie, url: await goThrough(away.headers.get('location') ?? '', callback) }
      }
      const come = async (url: URL | string, cookie: string) => {
        const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
        const headers = [...answer.headers].filter(([name]) => name !== 'date')
        return { status: answer.status, headers, body: await answer.text() }
      }
      const good = await goAway('anna')
      const first = await come(good.url, good.cookie)
      assert.ok(
        first.headers.some(([name, value]) => name === 'set-cookie' && value.startsWith('__Host-ordholden=')),
      )
      const refused = await come(good.url, good.cookie)
      assert.deepEqual(
        [refused.status, refused.headers.find(([name]) => name === 'location')?.[1]],
        [303, '/da/log-ind?said=openid'],
      )
      const [unknown, mine, other] = [await goAway('bo'), await goAway('anna'), await goAway('anna')]
      const down = await goAway('anna')
      practice.bend = { status: 503 }
      assert.deepEqual(await come(down.url, down.cookie), refused, 'a provider that is down')
      practice.bend = { claims: claims => ({ ...claims, tid: 'another' }) }
      const stranger = await goAway('anna')
      assert.deepEqual(await come(stranger.url, stranger.cookie), refused, 'another tenant')
      practice.bend = {}
      practice.signsIn = null
      const state = new URL(mine.url)
      state.searchParams.set('state', 'x')
      assert.deepEqual(await come(unknown.url, unknown.cookie), refused, 'somebody without an account')
      assert.deepEqual(await come(state, mine.cookie), refused, 'a wrong state')
      assert.deepEqual(await come(other.url, mine.cookie), refused, 'what another browser was sent away with')
      assert.deepEqual(await come(`${callback}?error=access_denied&state=x`, other.cookie), refused)
      for (const [url, cookie] of [
        [other.url, ''],
        [other.url, `${other.cookie}; ${other.cookie}`],
        [callback, '__Host-ordholden-openid=AAAA'],
        [`${callback}?code=a&code=b&state=${'x'.repeat(500)}`, '__Host-ordholden-openid=%22'],
      ] as const)
        assert.deepEqual(await come(url, cookie), refused, String(url))
    },
  )
})

test('an issuer that many companies share stops the start, and says what to name', {
  timeout: 60_000,
}, async t => {
  const program = openProgram(t)
  Object.assign(program.env, {
    ORDHOLDEN_OPENID_ISSUER: 'https://login.microsoftonline.com/common/v2.0',
    ORDHOLDEN_OPENID_CLIENT_ID: 'ordholden',
  })
  const ran = await program.run('serve', '--port', String(await freePort()))
  assert.equal(ran.exit, 1)
  assert.match(ran.stderr, /many share: common\n {2}hint: name your own tenant/)
})
