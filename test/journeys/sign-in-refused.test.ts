// What does not let anybody in, asked of the real program: wrong, guessed, replayed and planted. A refusal tells nothing: status,
// headers and words are the same whatever was wrong, and the steps behind them too (test/contracts/totp.test.ts); the times seen
// are printed. The pages are held to axe and to the keyboard here, where one program serves for all of them.

import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext } from 'playwright-core'
import { languages } from '../../src/core/language.ts'
import { accountWords } from '../../src/language/own-account.ts'
import { signInWords } from '../../src/language/sign-in.ts'
import { formField, formToken } from '../../src/web/cross-site.ts'
import { signInPlaces } from '../../src/web/sign-in-places.ts'
import { freePort, openProgram, type Program } from '../program.ts'
import { noBrowser, openBrowser, violationsOn } from './browser.ts'
import { contextAs, post, type SignedIn, signIn } from './signed-in.ts'

let program: Program
let address = ''
let owner: SignedIn
let staff: SignedIn
let secret = ''
let atEnd: (() => Promise<void> | void)[] = []

// The program belongs to the file: what `openProgram` does after a test is done after the last.
const ofFile = { after: (act: () => Promise<void>) => void atEnd.push(act) } as unknown as TestContext
const anna = 'anna@example.dk'

before(async () => {
  program = openProgram(ofFile)
  address = (await program.serve(await freePort())).address
  const signedIn = await signIn(program, { role: 'owner', mail: anna }, { role: 'staff' })
  owner = signedIn[0] ?? assert.fail()
  staff = signedIn[1] ?? assert.fail()
  secret = await enrolCodes(owner)
})
after(async () => {
  for (const act of atEnd) await act()
  atEnd = []
})

async function enrolCodes(who: SignedIn): Promise<string> {
  const url = `${address}da/konto/kode`
  const page = await (await fetch(url, { headers: who.headers })).text()
  const letters = /class="secret">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? assert.fail(page)
  const pending = /name="pending" value="([^"]+)"/.exec(page)?.[1] ?? assert.fail(page)
  const kept = await post(who, url, { pending, code: codeOf(letters, -1) })
  assert.equal(kept.status, 303)
  return letters
}

const codeOf = (letters: string, steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(letters) }).generate({ timestamp: Date.now() + steps * 30_000 })

/** A form as a browser sends it that nobody is signed in with. */
const send = (
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(address + path.slice(1), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  })

/** All a stranger can tell two refusals apart by, but for what is drawn anew each time and what they typed themselves. */
async function shapeOf(answer: Response) {
  const headers = [...answer.headers]
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => [name, value.replace(/(-try)=[\w-]{43}/, '$1=…')])
  const body = (await answer.text())
    .replaceAll(/challenge&quot;:&quot;[\w-]+/g, 'challenge…')
    .replaceAll(/(name="mail" type="email" value=)"[^"]*"/g, '$1…')
  return { status: answer.status, headers, body }
}

const tryCode = (mail: string, code: string, source = crypto.randomUUID()) =>
  send(signInPlaces.code.da, { mail, code }, { 'x-forwarded-for': source })

test('whatever was wrong with a sign-in, the answer is the same to the last byte', async () => {
  const tryCookie = `__Host-ordholden-try=${'A'.repeat(43)}`
  const passkey = (answer: string, headers = {}) => send(signInPlaces.passkey.da, { answer }, headers)
  const wrong = [
    await tryCode(anna, '000000'),
    await tryCode('nobody@example.dk', '000000'),
    await tryCode('', ''),
    await tryCode(anna, 'ti'),
    await passkey(''),
    await passkey('{}'),
    await passkey(JSON.stringify({ id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {} })),
  ]
  const shapes = await Promise.all(wrong.map(shapeOf))
  const [first, ...others] = shapes
  assert.equal(first?.status, 422)
  assert.ok(first?.body.includes(signInWords.why.da))
  for (const other of others) assert.deepEqual(other, first)
  const known = await shapeOf(await passkey('x', { cookie: tryCookie }))
  const withCode = await shapeOf(
    await send(signInPlaces.code.da, { mail: anna, code: '1' }, { cookie: tryCookie }),
  )
  assert.deepEqual(known, withCode, 'and with a cookie of an earlier try')
})

test('known and unknown addresses are refused after the same steps; the times are shown', async t => {
  const times: Record<string, number[]> = { [anna]: [], 'nobody@example.dk': [] }
  for (let turn = 0; turn < 5; turn++)
    for (const [mail, seen] of Object.entries(times)) {
      const begun = performance.now()
      assert.equal((await tryCode(mail, '000000')).status, 422)
      seen.push(performance.now() - begun)
    }
  const medianOf = (seen: readonly number[]) =>
    seen.toSorted((a, b) => a - b)[Math.floor(seen.length / 2)] ?? 0
  for (const [mail, seen] of Object.entries(times))
    t.diagnostic(
      `${mail === anna ? 'known' : 'unknown'}: median ${medianOf(seen).toFixed(1)} ms of ${seen.length}`,
    )
})

test('asking for a link is answered alike, known or not, and at once', async () => {
  const shapes = await Promise.all(
    [anna, 'nobody@example.dk', 'x', ''].map(async mail =>
      shapeOf(await send(signInPlaces.ask.da, { 'ask-mail': mail })),
    ),
  )
  assert.equal(shapes[0]?.status, 303)
  for (const shape of shapes) assert.deepEqual(shape, shapes[0])
})

test('a link that is spent, guessed, or no link at all is refused alike', async () => {
  const given = new URL((await program.run('access')).stdout.trim())
  const token = given.hash.slice(1)
  assert.equal((await send(signInPlaces.link.da, { token })).status, 303)
  const shapes = await Promise.all(
    [token, 'A'.repeat(43), `${token.slice(0, -1)}A`, '', 'x'].map(async guess =>
      shapeOf(await send(signInPlaces.link.da, { token: guess })),
    ),
  )
  assert.equal(shapes[0]?.status, 422)
  for (const shape of shapes) assert.deepEqual(shape, shapes[0])
})

test('opening a link spends nothing: a scanner that follows it leaves it good', async () => {
  const given = new URL((await program.run('access')).stdout.trim())
  for (const method of ['GET', 'HEAD']) await (await fetch(given, { method })).arrayBuffer()
  assert.equal((await send(signInPlaces.link.da, { token: given.hash.slice(1) })).status, 303)
})

test('the set-up page is gone like one that never was', async () => {
  for (const path of ['/da/start', '/en/start']) {
    const never = await shapeOf(await fetch(`${address}${path.slice(1, 4)}aldrig`))
    assert.deepEqual(await shapeOf(await fetch(address + path.slice(1))), never)
    assert.equal(never.status, 404)
    const sent = await send(path, { token: 'A'.repeat(43), name: 'Ond', mail: 'ond@example.dk' })
    assert.equal(sent.status, 404)
  }
})

test('a session known before sign-in is not the one after it, and is worth nothing any more', async () => {
  const [planted] = await signIn(program, { role: 'staff' })
  const token = planted?.token ?? assert.fail()
  const fields = { mail: anna, code: codeOf(secret, 1), [formField]: formToken(token) }
  const signedIn = await send(signInPlaces.code.da, fields, { cookie: `__Host-ordholden=${token}` })
  assert.equal(signedIn.status, 303)
  const cookie =
    signedIn.headers.getSetCookie().find(one => one.startsWith('__Host-ordholden=')) ?? assert.fail()
  assert.match(cookie, /; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
  const fresh = /=([\w-]{43});/.exec(cookie)?.[1] ?? assert.fail(cookie)
  assert.notEqual(fresh, token)
  const reads = async (cookieToken: string) =>
    (await fetch(`${address}da/konto`, { headers: { cookie: `__Host-ordholden=${cookieToken}` } })).status
  assert.deepEqual([await reads(fresh), await reads(token)], [200, 401])
  const made = `${'B'.repeat(42)}A`
  const link = new URL((await program.run('access')).stdout.trim())
  const spent = await send(
    signInPlaces.link.da,
    { token: link.hash.slice(1) },
    { cookie: `__Host-ordholden=${made}` },
  )
  assert.deepEqual(
    [spent.status, await reads(made)],
    [303, 401],
    'a token somebody made up never becomes one',
  )
})

test('nobody ends another’s session or removes another’s way in, and nobody sees that it is there', async () => {
  const page = await (await fetch(`${address}da/konto`, { headers: owner.headers })).text()
  const means = /name="id" value="([^"]+)"><button aria-label="Fjern/.exec(page)?.[1] ?? assert.fail(page)
  for (const [path, id] of [
    [signInPlaces.endSession.da, owner.session],
    [signInPlaces.removeMeans.da, means],
  ] as const) {
    const other = await shapeOf(await post(staff, address + path.slice(1), { id }))
    const none = await shapeOf(await post(staff, address + path.slice(1), { id: crypto.randomUUID() }))
    const normal = (shape: typeof other) => ({ ...shape, body: shape.body.replaceAll(/value="[^"]*"/g, '') })
    assert.equal(other.status, 422)
    assert.deepEqual(normal(other), normal(none))
  }
  assert.equal((await fetch(`${address}da/konto`, { headers: owner.headers })).status, 200)
})

test('one is led only to a page of ours after signing in', async () => {
  const nextOn = async (next: string) => {
    const page = await fetch(`${address}da/log-ind?${new URLSearchParams({ next })}`)
    return /name="next" value="([^"]*)"/.exec(await page.text())?.[1] ?? null
  }
  assert.equal(await nextOn('/da/fortegnelse'), '/da/fortegnelse')
  for (const next of [
    ...[
      '//evil.example',
      'https://evil.example/da/',
      '/\\evil.example',
      '/da//evil.example',
      '/da/../..//evil',
    ],
    ...[
      'javascript:alert(1)',
      '/api/v1/board',
      '/da/\nset-cookie: x',
      '/da/x?next=y',
      '/da/@evil',
      `/da/${'x'.repeat(300)}`,
    ],
  ])
    assert.equal(await nextOn(next), null, next)
  const left = await fetch(`${address}da/fortegnelse`)
  assert.equal(left.status, 401)
  assert.match(await left.text(), /href="\/da\/log-ind\?next=\/da\/fortegnelse"/)
})

const options = { skip: noBrowser, timeout: 240_000 }
let browser: Browser | undefined
after(() => browser?.close())

test(
  'what a device that cannot show its person answers is told kindly, and nobody is let in',
  options,
  async () => {
    browser ??= await openBrowser()
    const page = await browser.newPage()
    const session = await page.context().newCDPSession(page)
    await session.send('WebAuthn.enable')
    await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: false, automaticPresenceSimulation: true },
      },
    })
    await page.goto(`${address}da/log-ind`)
    await page.getByRole('button', { name: signInWords.passkey.button.da }).click()
    await page.getByText(signInWords.cancelled.da).waitFor()
    assert.equal(new URL(page.url()).pathname, signInPlaces.signIn.da)
    await page.context().close()
  },
)

test(
  'axe finds nothing on any of the pages, in either language, light or dark, wide or narrow',
  options,
  async () => {
    browser ??= await openBrowser()
    const open = ['signIn', 'link'] as const
    const own = ['account', 'newCode'] as const
    const found: string[] = []
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [320, 'dark'],
    ] as const) {
      const looks = { viewport: { width, height: 800 }, colorScheme }
      for (const who of [null, owner]) {
        const context: BrowserContext =
          who === null ? await browser.newContext(looks) : await contextAs(browser, address, who, looks)
        const page = await context.newPage()
        for (const place of who === null ? open : own)
          for (const language of languages) {
            const path = signInPlaces[place][language]
            assert.equal((await page.goto(address + path.slice(1)))?.status(), 200, path)
            found.push(...(await violationsOn(page)).map(one => `${path} ${width} ${colorScheme}: ${one}`))
            const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
            if (wide > width) found.push(`${path} ${width}: ${wide} wide`)
          }
        await context.close()
      }
    }
    assert.deepEqual(found, [])
  },
)

test('without a script one is told what else there is, and codes work', options, async () => {
  browser ??= await openBrowser()
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${address}en/sign-in`)
  assert.ok(await page.getByText(signInWords.needsScript.en).isVisible())
  assert.equal(await page.getByRole('button', { name: signInWords.passkey.button.en }).isVisible(), false)
  assert.ok(await page.getByText(signInWords.cookie.en).isVisible(), 'what the cookies are is said')
  const link = new URL((await program.run('access')).stdout.trim())
  await page.goto(`${address}en/link`)
  await page.getByLabel('The code from the link').fill(link.hash.slice(1))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.goto(`${address}en/account`)
  assert.ok(await page.getByText(accountWords.logged.title.en).isVisible())
  assert.match(
    (await page.textContent('main')) ?? '',
    /Who read what, when, for which purpose and in which case: kept for 13 months/,
  )
  await context.close()
})
