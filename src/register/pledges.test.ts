// What this room looks at, each with a case that is kept, one for every way of being broken, and one for not knowing.
// Pages come from a real web server on 127.0.0.1 through the real Fetch.

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'

import { type ExampleName, edited, exampleEdition, exampleTexts } from '../../test/example-policy.ts'
import type { Block, Inline } from '../core/document.ts'
import type { Fetch } from '../core/ports.ts'
import { openNet } from '../net/net.ts'
import type { Finding } from '../pledge/pledge.ts'
import type { Edition } from './gate.ts'
import { markedBlocks } from './mark.ts'
import { registerChecks } from './pledges.ts'

const off: Fetch = { get: url => Promise.resolve({ kind: 'failed', url, because: 'off', detail: 'off' }) }
const example = exampleEdition()

async function look(
  part: string,
  edition: Edition,
  fetch: Fetch = off,
  servedAt: string | null = null,
): Promise<Finding> {
  const check = registerChecks(edition, { fetch, servedAt }).find(each => each.part === part)
  assert.ok(check, part)
  const finding = await check.look(AbortSignal.timeout(10_000))
  assert.ok(finding.verdict === 'unknown' || check.canShow.includes(finding.verdict))
  assert.ok(finding.verdict === 'kept' || finding.next !== null, 'what is not kept says what to do')
  return finding
}

interface Answer {
  readonly status?: number
  readonly type?: string
  readonly body: string
}

/** Serves pages by path while `use` runs. */
async function serving<T>(
  pages: (path: string) => Answer,
  use: (origin: string, fetch: Fetch) => Promise<T>,
): Promise<T> {
  const server = createServer((request, response) => {
    const { status = 200, type = 'text/html; charset=utf-8', body } = pages(request.url ?? '/')
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const { fetch } = openNet({ outside: true, allow: [origin], nameServers: [], version: '0.0.0' })
  try {
    return await use(origin, fetch)
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}

const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const setInline = (inline: Inline): string => {
  if (inline.kind === 'break') return '<br>'
  return 'text' in inline ? asText(inline.text) : `<b>${inline.content.map(setInline).join('')}</b>`
}
/** A plain page of a notice, with a note after every run, as our pages have. */
function setBlock(block: Block): string {
  if (block.kind === 'paragraph')
    return `<p>${block.runs.map(run => `<span>${run.content.map(setInline).join('')}</span><a href="#">7</a>`).join('')}</p>`
  if (block.kind === 'list')
    return `<ul>${block.items.map(item => `<li>${item.map(setBlock).join('')}</li>`).join('')}</ul>`
  return block.kind === 'heading' ? `<h2>${block.content.map(setInline).join('')}</h2>` : ''
}
const pageOf = (edition: Edition, path: string): string => {
  const bound = edition.notices.find(({ language }) => path.startsWith(`/${language}`))
  return `<!doctype html><title>x</title><nav>menu</nav>${bound === undefined ? '' : markedBlocks(bound).map(setBlock).join('\n')}`
}

const served = (change: (html: string, path: string) => Answer) =>
  serving(
    path => change(pageOf(example, path), path),
    (origin, fetch) => look('open/served', example, fetch, origin),
  )

test('open/served: kept where every sentence stands on both pages', async () => {
  const finding = await served(body => ({ body }))
  assert.equal(finding.verdict, 'kept')
  assert.match(finding.reason.en, /all 52 sentences/)
})

const brokenPages: readonly (readonly [string, (html: string) => Answer, RegExp])[] = [
  [
    'a sentence is missing',
    html => ({ body: html.replace('Vi handler altid efter kundens instruks', '') }),
    /“Vi handler altid efter kundens instruks”/,
  ],
  [
    'a word is changed',
    html => ({ body: html.replace('slettes de straks', 'slettes de snart') }),
    /reel risiko for individers/,
  ],
  [
    'a word is let in',
    html => ({ body: html.replace('hostes hos', 'hostes ikke hos') }),
    /Vores website hostes/,
  ],
  [
    'sentences change places',
    html => ({
      body: html
        .replace('Vi handler altid efter kundens instruks', '@')
        .replace('Data behandles fortroligt og professionelt', 'Vi handler altid efter kundens instruks')
        .replace('@', 'Data behandles fortroligt og professionelt'),
    }),
    /“Data behandles fortroligt og professionelt”/,
  ],
  [
    'the English page lacks one',
    html => ({ body: html.replace('withdraw a consent', '') }),
    /withdraw a consent/,
  ],
  [
    'the sentence is only in a note',
    html => ({ body: html.replace('Vores website', '<aside>Vores website</aside>') }),
    /Vores website hostes/,
  ],
  ['the page is gone', () => ({ status: 404, body: 'no' }), /does not exist \(404\)/],
]
for (const [name, change, reason] of brokenPages)
  test(`open/served: broken where ${name}`, async () => {
    const finding = await served(change)
    assert.equal(finding.verdict, 'broken')
    assert.match(finding.reason.en, reason)
  })

test('open/served: unknown where nothing is served, the server fails or does not answer', async () => {
  assert.equal((await look('open/served', example)).verdict, 'unknown')
  assert.equal((await served(() => ({ status: 503, body: '' }))).verdict, 'unknown')
  const { fetch } = openNet({ outside: false, allow: ['http://127.0.0.1:9'], nameServers: [], version: '0' })
  const finding = await look('open/served', example, fetch, 'http://127.0.0.1:9')
  assert.equal(finding.verdict, 'unknown')
  assert.equal(finding.reason.en, '127.0.0.1:9 was not seen: the page could not be reached.')
})

const register = (...edits: readonly (readonly [string, string])[]): Edition =>
  changed(...edits.map(([from, to]) => ['register.yaml', from, to] as const))
function changed(...edits: readonly (readonly [ExampleName, string, string])[]): Edition {
  const texts: Record<ExampleName, string> = { ...exampleTexts }
  for (const [name, from, to] of edits) texts[name] = edited(name, from, to, texts[name])[name]
  return exampleEdition(texts)
}

const address = 'published: {url: "https://welcomesecurity.net/privatlivspolitik/"}'
const elsewhere = (answer: (html: string) => Answer, accepted: boolean) =>
  serving(
    () => answer(pageOf(example, '/da/')),
    (origin, fetch) => {
      const status = accepted ? ', status: accepted, accepted: {by: A, at: 2026-01-01}' : ''
      return look('open/elsewhere', register([address, `published: {url: "${origin}/p"${status}}`]), fetch)
    },
  )

test('open/elsewhere: kept, and a proposed address stays in the mark', async () => {
  const accepted = await elsewhere(body => ({ body }), true)
  assert.deepEqual([accepted.verdict, accepted.basis], ['kept', []])
  assert.match(accepted.notLookedAt?.en ?? '', /also promises something/)
  const proposed = await elsewhere(body => ({ body }), false)
  assert.deepEqual([proposed.verdict, proposed.basis], ['kept', ['proposed']])
})

test('open/elsewhere: the company’s page may be set with other quotes', async () => {
  const finding = await elsewhere(body => ({ body: body.replaceAll("'", '’') }), true)
  assert.equal(finding.verdict, 'kept')
})

test('open/elsewhere: broken where the page says something else; gone is broken only at an accepted address', async () => {
  const other = await elsewhere(body => ({ body: body.replace('IKKE', '') }), false)
  assert.deepEqual([other.verdict, other.basis], ['broken', ['proposed']])
  assert.equal((await elsewhere(() => ({ status: 404, body: '' }), true)).verdict, 'broken')
  assert.equal((await elsewhere(() => ({ status: 404, body: '' }), false)).verdict, 'unknown')
})

test('open/elsewhere: unknown without an address, or with the internet switched off', async () => {
  const none = await look('open/elsewhere', register([`    ${address}\n`, '']))
  assert.match(none.reason.en, /does not say where/)
  const finding = await look('open/elsewhere', example)
  assert.equal(finding.verdict, 'unknown')
  assert.match(finding.next?.en ?? '', /start with --outside/)
})

const accepted = 'status: accepted, accepted: {by: A, at: 2026-01-01}'

test('open/findable: unknown while nobody has accepted anything, and it says how much is proposed', async () => {
  const finding = await look('open/findable', example)
  assert.equal(finding.verdict, 'unknown')
  assert.match(finding.reason.en, /No person has accepted the register yet; \d+ entries are proposals/)
  assert.match(finding.notLookedAt?.en ?? '', /taken from the policy itself/)
})

test('open/findable: broken where a person accepted what the notice does not say', async () => {
  const finding = await look(
    'open/findable',
    register(['{id: portability}', `{id: portability, ${accepted}}`]),
  )
  assert.equal(finding.verdict, 'broken')
  assert.match(finding.reason.en, /right “portability”/)
  const wrong = register([
    '{id: portability}',
    `{id: portability, quote: {da: dataportabilitet}, ${accepted}}`,
  ])
  assert.equal((await look('open/findable', wrong)).verdict, 'broken')
})

test('open/findable: an accepted entry that is quoted is not enough while proposals remain', async () => {
  const quoted = register([
    '{id: portability}',
    `{id: portability, quote: {da: hvilke rettigheder}, ${accepted}}`,
  ])
  const finding = await look('open/findable', quoted)
  assert.equal(finding.verdict, 'unknown')
  assert.match(finding.reason.en, /^1 accepted entry can be found in the policy, but \d+ are still proposals/)
})

test('open/findable: kept where all is accepted and found; entries taken from the notice alone never make it kept', async () => {
  const { file, notices } = example
  const only = (status: 'accepted' | 'published'): Edition => {
    const rights = file.register.rights
      .filter(({ quote }) => quote !== undefined)
      .map(right => ({ ...right, status }))
    return {
      file: { ...file, register: { ...file.register, activities: [], recipients: [], rights } },
      notices,
    }
  }
  assert.equal((await look('open/findable', only('accepted'))).verdict, 'kept')
  assert.equal((await look('open/findable', only('published'))).verdict, 'unknown')
})

test('controller.identity/check-digit: kept for the number, broken for a slip in it', async () => {
  const right = await look('controller.identity/check-digit', example)
  assert.deepEqual([right.verdict, right.basis], ['kept', []])
  const wrong = register(['cvr: DK36622652', 'cvr: DK36622653'])
  assert.equal((await look('controller.identity/check-digit', wrong)).verdict, 'broken')
})

test('a company of another country has no check digit to look at, and is held to its own number', async () => {
  const abroad = register(['cvr: DK36622652', "registration: 'DK36622652'"])
  assert.equal((await look('controller.identity/check-digit', abroad)).verdict, 'unknown')
  assert.equal((await look('controller.identity/agrees', abroad)).verdict, 'kept')
  const another = register(['cvr: DK36622652', "registration: 'Amtsgericht Berlin, HRB 12345'"])
  const finding = await look('controller.identity/agrees', another)
  assert.equal(finding.verdict, 'broken')
  assert.match(finding.reason.en, /registration number/)
})

test('controller.identity/agrees: kept where notice and register say the same', async () => {
  assert.equal((await look('controller.identity/agrees', example)).verdict, 'kept')
})

test('controller.identity/agrees: a telephone the company does not give is not missed', async () => {
  const without = register(['  phone: +45 21 58 14 10\n', ''])
  assert.equal((await look('controller.identity/agrees', without)).verdict, 'kept')
})

const disagreements: readonly (readonly [string, string, RegExp])[] = [
  ['  name: WelcomeSecurity\n', '  name: WelcomeSafety\n', /notice\.da\.md .*: name\./],
  ['cvr: DK36622652', 'cvr: DK10103940', /: CVR number\./],
  ['street: "Ferskvandscentret, Vejlsøvej 51"', 'street: "Vejlsøvej 52"', /: address\./],
  ['  email: info@welcomesecurity.net', '  email: hej@welcomesecurity.net', /: e-mail\./],
  ['  phone: +45 21 58 14 10', '  phone: +45 21 58 14 11', /: phone\./],
]
for (const [from, to, reason] of disagreements)
  test(`controller.identity/agrees: broken at ${to.trim()}`, async () => {
    const finding = await look('controller.identity/agrees', register([from, to]))
    assert.equal(finding.verdict, 'broken')
    assert.match(finding.reason.en, reason)
  })

test('controller.identity/agrees: unknown where no sentence says who the controller is', async () => {
  const { file, notices } = example
  const none = { file, notices: notices.map(bound => ({ ...bound, bindings: [] })) }
  assert.equal((await look('controller.identity/agrees', none)).verdict, 'unknown')
})
