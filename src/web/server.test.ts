// What the server answers before any page is asked, and what every answer carries. Spoken by hand where fetch is too polite.

import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { openPracticeWho } from '../../test/practice/who.ts'

import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import { fixedClock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { serve } from './server.ts'

async function withServer(url: string | null, act: (port: number) => Promise<void>): Promise<void> {
  const report = (error: unknown) => assert.fail(String(error))
  const served = await serve({
    app: fixtureApp(),
    who: openPracticeWho(),
    clock: fixedClock(fixtureNow),
    port: 0,
    url,
    contact: null,
    report,
  })
  try {
    await act(Number(new URL(served.address).port))
  } finally {
    await served.close()
  }
}

/** Sends text as it is and gives back all that is answered. */
function speak(port: number, text: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host }, () => socket.write(text))
    const heard: string[] = []
    socket.setEncoding('utf8').setTimeout(5_000, () => socket.destroy(new Error('silence')))
    socket.on('data', (piece: string) => heard.push(piece))
    socket.on('error', reject).on('close', () => resolve(heard.join('')))
  })
}

const ask = (port: number, host: string, line = 'GET /da/ HTTP/1.1', more = ''): Promise<string> =>
  speak(port, `${line}\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`)
const statusOf = (answer: string): number => Number(answer.slice(9, 12))
const headerOf = (answer: string, name: string): string | null =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(answer.split('\r\n\r\n')[0] ?? '')?.[1]?.trim() ?? null

test('only known names are answered; a bare address leads to localhost', () =>
  withServer(null, async port => {
    assert.equal(statusOf(await ask(port, `localhost:${port}`)), 200)
    for (const host of [`127.0.0.1:${port}`, `[::1]:${port}`]) {
      const answer = await ask(port, host)
      assert.deepEqual(
        [statusOf(answer), headerOf(answer, 'location')],
        [308, `http://localhost:${port}/da/`],
      )
    }
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      'localhost',
      `localhost.evil.example:${port}`,
    ])
      assert.equal(statusOf(await ask(port, host)), 421, host)
  }))

test('behind a proxy the public name is known, and TLS is insisted on', () =>
  withServer('https://ord.example', async port => {
    const answer = await ask(port, 'ord.example')
    assert.equal(statusOf(answer), 200)
    assert.match(headerOf(answer, 'strict-transport-security') ?? '', /max-age=63072000/)
    assert.equal(statusOf(await ask(port, 'other.example')), 421)
  }))

test('an address that is none is refused with what to do', async () => {
  for (const url of ['ord.example', 'ftp://ord.example', 'https://ord.example/path'])
    await assert.rejects(() => withServer(url, async () => {}), /hint: set ORDHOLDEN_URL/)
})

const strict =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

test('every answer carries the strict headers and no cookie, also one that says no', () =>
  withServer(null, async port => {
    const host = `localhost:${port}`
    const lines = ['GET /da/', 'GET /x', 'GET /api/v1/board', 'GET /', 'POST /da/', 'HEAD /da/loefter']
    for (const line of lines) {
      const answer = await ask(port, host, `${line} HTTP/1.1`)
      assert.equal(headerOf(answer, 'content-security-policy'), strict, line)
      assert.equal(headerOf(answer, 'x-content-type-options'), 'nosniff', line)
      assert.equal(headerOf(answer, 'referrer-policy'), 'no-referrer', line)
      assert.equal(headerOf(answer, 'cross-origin-opener-policy'), 'same-origin', line)
      assert.equal(headerOf(answer, 'set-cookie'), null, line)
      assert.equal(headerOf(answer, 'strict-transport-security'), null, 'not without TLS')
    }
  }))

test('HEAD answers as GET does, without the page', () =>
  withServer(null, async port => {
    const [head, get] = await Promise.all(
      ['HEAD', 'GET'].map(method => ask(port, `localhost:${port}`, `${method} /da/ HTTP/1.1`)),
    )
    assert.equal(headerOf(head ?? '', 'content-length'), headerOf(get ?? '', 'content-length'))
    assert.equal(head?.split('\r\n\r\n')[1], '')
  }))

test('nothing is taken in: other methods, bodies, endless addresses and headers', () =>
  withServer(null, async port => {
    const host = `localhost:${port}`
    const post = await ask(port, host, 'POST /da/ HTTP/1.1')
    assert.deepEqual([statusOf(post), headerOf(post, 'allow')], [405, 'GET, HEAD'])
    assert.equal(statusOf(await ask(port, host, 'GET /da/ HTTP/1.1', 'Content-Length: 3\r\n')), 405)
    assert.equal(statusOf(await ask(port, host, `GET /${'x'.repeat(limits.webUrlCharacters)} HTTP/1.1`)), 414)
    assert.equal(
      statusOf(await ask(port, host, 'GET /da/ HTTP/1.1', `X: ${'x'.repeat(limits.headerBytes)}\r\n`)),
      431,
    )
    assert.equal(statusOf(await speak(port, 'nonsense\r\n\r\n')), 400)
  }))

test('a port that is taken is refused by name', () =>
  withServer(null, async port => {
    const again = serve({
      app: fixtureApp(),
      who: openPracticeWho(),
      clock: fixedClock(fixtureNow),
      port,
      url: null,
      contact: null,
      report: () => {},
    })
    await assert.rejects(again, new RegExp(`expected port ${port} on 127.0.0.1 to be free[\\s\\S]*hint:`))
  }))
