// Pages of the policy per second at 20 connections, beside a bare node:http server that sends the same bytes, in one run.
// The goal: at least 40 % of bare, 99 of 100 answers within 50 ms; exit 1 where it is missed.
// `node bench/pages.ts [seconds]`. Each server is a process of its own and the two are measured in turns, so that what
// else the machine does falls on both.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import autocannon from 'autocannon'
import { systemClock } from '../src/core/clock.ts'
import { serve } from '../src/web/server.ts'
import { openPracticeWho } from '../test/practice/who.ts'
import { fixtureApp } from '../test/web-fixture.ts'
import { machine, median } from './figures.ts'

const connections = 20
const rounds = 3
const leastShare = 0.4
const mostMs = 50
const headers = { 'accept-encoding': 'br' }

interface Measured {
  readonly perSecond: number
  readonly p99Ms: number
}

async function servePages(): Promise<string> {
  const served = await serve({
    app: fixtureApp({ now: new Date() }),
    who: openPracticeWho(),
    clock: systemClock,
    port: 0,
    url: null,
    contact: null,
    report: error => console.error(error),
  })
  return `${served.address}da/`
}

/** The same bytes and headers, and nothing else. */
async function serveBare(like: string): Promise<string> {
  const answer = await fetch(like, { headers })
  const plain = await fetch(like, { headers: { 'accept-encoding': 'identity' } })
  const { brotliCompressSync } = await import('node:zlib')
  const body = brotliCompressSync(new Uint8Array(await plain.arrayBuffer()))
  const kept = [...answer.headers].filter(
    ([name]) => !/^(?:date|connection|keep-alive|content-length)$/.test(name),
  )
  const all = { ...Object.fromEntries(kept), 'content-length': String(body.length) }
  const server = createServer((_, outgoing) => {
    outgoing.writeHead(200, all)
    outgoing.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function load(url: string, seconds: number): Promise<Measured> {
  const result = await autocannon({ url, connections, duration: seconds, headers })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`expected only answers, got ${result.non2xx} refused, ${result.errors} errors`)
  return { perSecond: result.requests.average, p99Ms: result.latency.p99 }
}

async function start(
  kind: string,
  like = '',
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = fork(import.meta.filename, [kind, like])
  const [url] = (await once(child, 'message')) as [string]
  return { child, url }
}

async function compare(seconds: number): Promise<boolean> {
  const pages = await start('pages')
  const bare = await start('bare', pages.url)
  const seen: { readonly pages: Measured; readonly bare: Measured }[] = []
  try {
    await Promise.all([load(pages.url, 1), load(bare.url, 1)])
    for (let round = 0; round < rounds; round += 1)
      seen.push({ pages: await load(pages.url, seconds), bare: await load(bare.url, seconds) })
  } finally {
    pages.child.kill()
    bare.child.kill()
  }
  const share = median(seen.map(round => round.pages.perSecond / round.bare.perSecond))
  const p99Ms = Math.max(...seen.map(round => round.pages.p99Ms))
  const perSecond = (of: 'pages' | 'bare') => Math.round(median(seen.map(round => round[of].perSecond)))
  console.log(machine())
  console.log(`policy page, ${connections} connections, ${rounds} × ${seconds} s, brotli`)
  console.log(`  pages      ${perSecond('pages')}/s   p99 ${p99Ms} ms (goal: at most ${mostMs})`)
  console.log(`  bare http  ${perSecond('bare')}/s`)
  console.log(`  share      ${Math.round(share * 100)} % (goal: at least ${leastShare * 100})`)
  return share >= leastShare && p99Ms <= mostMs
}

const [kind, like = ''] = process.argv.slice(2)
if (kind === 'pages') process.send?.(await servePages())
else if (kind === 'bare') process.send?.(await serveBare(like))
else process.exitCode = (await compare(Number(kind ?? 5))) ? 0 : 1
