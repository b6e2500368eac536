// What the document and its headers say, read by one real audit of a page with everything planted: each sighting is held
// against the line of markup it was planted in, and nothing else is seen.

import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { systemClock } from '../../src/core/clock.ts'
import { webFetch } from '../../src/net/fetch.ts'
import { offResolve } from '../../src/net/resolve.ts'
import type { Audit } from '../../src/site/audit.ts'
import { findChromium } from '../../src/site/chromium.ts'
import type { MarkupPlace, Sighting } from '../../src/site/sighting.ts'
import { auditSite } from '../../src/site/site.ts'
import { serverAccount } from '../../src/store/account.ts'
import { noBrowser } from '../journeys/browser.ts'
import { PracticeWeb, page, redirect } from '../practice/web.ts'

const site = 'http://www.firma.test'

const html = `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>Kontakt > os</title>
<!-- <link rel="preconnect" href="http://comment.test"> -->
<link rel="preconnect" href="http://ahead.test">
<link rel="dns-prefetch" href="//names.test"><link rel="prefetch" href="http://pre.test/a?b=1&amp;c=2">
<link rel="preload" as="font" crossorigin href="http://fonts.test/a.woff2">
<link rel="modulepreload" href="http://mod.test/m.js">
<link rel="prerender" href="http://render.test/">
<link rel="stylesheet" href="http://cdn.test/a.css"
  integrity="sha384-AAAA" crossorigin="anonymous">
<script type="speculationrules">{"prefetch":[{"urls":["http://guess.test/next"],"eagerness":"conservative"}]}</script>
<script src="/own.js"></script>
<script nonce="n1" src="http://cdn.test/lib.js"></script>
<script>
  const markup = '<form action="http://string.test/"><img src="http://string.test/x.gif">'
  for (const src of ['http://late.test/late.js', 'http://cdn.test/lib.js?late'])
    document.head.append(Object.assign(document.createElement('script'), { src }))
</script>
<style>@font-face { font-family: A; src: url(/own.woff2) }</style>
</head><body>
<template><img src="http://template.test/x.gif"><input name="template"></template>
<noscript><img src="http://noscript.test/x.gif"></noscript>
<a href="/side" title="1 > 0" ping="http://ping.test/p">side</a>
<iframe src="http://video.test/embed" sandbox="allow-scripts"></iframe><iframe src="/frame"></iframe>
<img src="http://img.test/a.png" alt=""
  srcset="http://img.test/b.png 2x">
<svg><![CDATA[ > <img src="http://cdata.test/"> ]]><image href="http://img.test/s.svg"/></svg>
<video src="http://media.test/v.mp4" poster="/p.png"></video><object data="http://obj.test/o"></object>
<form action="http://mail.test/send?list=1" method="post">
  <label for="n">Dit navn</label> <input id="n" name="name" autocomplete="name" required value="secret-value">
  <label>E-mail <input type="email" name="mail"></label>
  <input type="password" name="code" aria-label="Adgangskode"><input type="hidden" name="token" value="secret-token">
  <button formaction="/other">Send</button>
</form>
<input type="search" placeholder="Søg">
<div id="host"></div>
<script>
  document.querySelector('[name=mail]').className = 'seen'
  const root = document.getElementById('host').attachShadow({ mode: 'closed' })
  root.innerHTML = '<form><textarea name="hidden-away"></textarea></form>'
</script>
</body></html>
`

const frame = `<p>
<form action="/framed"><input type="tel" name="phone"></form>`

const headers = {
  link: '<http://linked.test>; rel=preconnect',
  'reporting-endpoints': 'main="http://report.test/r"',
  'report-to': '{"group":"g","max_age":60,"endpoints":[{"url":"http://nel.test/n"}]}',
  nel: '{"report_to":"g","max_age":60}',
  'content-security-policy-report-only': "img-src 'self'; report-uri http://csp.test/c",
  'speculation-rules': '"/rules.json"',
}

/** Answered with two cookies: a value of either is nobody's business. */
const main = (_request: unknown, response: ServerResponse) =>
  response
    .writeHead(200, {
      'content-type': 'text/html',
      ...headers,
      'set-cookie': ['id=secret-id; Path=/', 'b=secret'],
    })
    .end(html)

const at = (place: MarkupPlace | null): string =>
  place === null ? '-' : `${place.url.replace(site, '')} ${place.line}:${place.column}`

describe('the document and its headers', { skip: noBrowser }, () => {
  let web: PracticeWeb
  let audit: Audit

  before(async () => {
    web = await PracticeWeb.start({
      '/': main,
      '/start': redirect(`${site}/`, 301),
      '/frame': page(frame),
      '/embed': page(
        '<script src="http://inner.test/x.js"></script><form action="http://inner.test/f"><input name="q"></form>',
      ),
    })
    const route = (host: string) => (host.endsWith('.test') ? { address: '127.0.0.1', port: web.port } : null)
    const executable = findChromium(process.env)
    assert.ok(executable)
    const observed = await auditSite({
      ...{
        url: 'http://firma.test/start',
        pages: 1,
        settleMs: 500,
        atOnce: 1,
        onPage: () => {},
        robots: false,
        route,
      },
      browser: { executable, account: serverAccount(), sandbox: true, trustedKeys: [] },
      fetch: webFetch({ outside: true, allow: [], userAgent: 'ordholden/test', route }),
      ...{ clock: systemClock, resolve: offResolve(), domains: [], signal: new AbortController().signal },
    })
    audit = observed.audit
  })
  after(() => web.close())

  const seen = <Kind extends Sighting['kind']>(kind: Kind) =>
    audit.sightings.filter((one): one is Extract<Sighting, { kind: Kind }> => one.kind === kind)

  test('the page was seen whole', () => {
    assert.deepEqual(
      audit.pages.map(({ status, because, title }) => [status, because, title]),
      [[200, null, 'Kontakt > os']],
    )
  })

  test('hints, each with its line or its header', () => {
    assert.deepEqual(
      seen('hint').map(({ by, url, place, header }) => `${by} ${url} ${header ?? at(place)}`),
      [
        'preconnect http://ahead.test/ / 4:1',
        'dns-prefetch http://names.test/ / 5:1',
        'prefetch http://pre.test/a?b=&c= / 5:46',
        'preload http://fonts.test/a.woff2 / 6:1',
        'modulepreload http://mod.test/m.js / 7:1',
        'prerender http://render.test/ / 8:1',
        'speculation http://guess.test/next / 11:1',
        'ping http://ping.test/p / 23:1',
        'form http://mail.test/send?list= / 29:1',
        'form http://www.firma.test/other / 33:3',
        'preconnect http://linked.test/ link: <http://linked.test>; rel=preconnect',
        'report http://csp.test/c content-security-policy-report-only: report-uri http://csp.test/c',
        'report http://report.test/r reporting-endpoints: main="http://report.test/r"',
        `report http://nel.test/n report-to: ${headers['report-to']}`,
        'speculation http://www.firma.test/rules.json speculation-rules: "/rules.json"',
        'form http://inner.test/f http://video.test/embed 1:47',
        'form http://www.firma.test/framed /frame 2:1',
      ],
    )
  })

  test('elements, each with its line; what a script put there has none', () => {
    assert.deepEqual(
      seen('element').map(({ tag, url, place }) => `${tag} ${url.replace(site, '')} ${at(place)}`),
      [
        'font http://fonts.test/a.woff2 / 6:1',
        'style http://cdn.test/a.css / 9:1',
        'script /own.js / 12:1',
        'script http://cdn.test/lib.js / 13:1',
        'script http://late.test/late.js -',
        'script http://cdn.test/lib.js?late -',
        'font /own.woff2 / 19:1',
        'iframe http://video.test/embed / 24:1',
        'iframe /frame / 24:72',
        'image http://img.test/a.png / 25:1',
        'image http://img.test/b.png / 25:1',
        'image http://img.test/s.svg / 27:52',
        'media http://media.test/v.mp4 / 28:1',
        'image /p.png / 28:1',
        'object http://obj.test/o / 28:62',
      ],
    )
    const held = seen('element').filter(
      ({ integrity, crossOrigin, sandbox }) => integrity || crossOrigin || sandbox,
    )
    assert.deepEqual(
      held.map(({ url, integrity, crossOrigin, sandbox }) => [url, integrity, crossOrigin, sandbox]),
      [
        ['http://fonts.test/a.woff2', null, true, false],
        ['http://cdn.test/a.css', 'sha384-AAAA', true, false],
        ['http://video.test/embed', null, false, true],
      ],
    )
    assert.equal(
      seen('element')[3]?.place?.markup,
      '<script nonce="n1" src="http://cdn.test/lib.js"></script>',
    )
  })

  test('forms and their fields, in frames and closed shadow roots too', () => {
    assert.deepEqual(
      seen('form').map(({ action, method, place, fields }) => [
        `${method} ${action} ${at(place)}`,
        ...fields.map(each => `${each.type} ${each.name} "${each.label}" ${at(each.place)}`),
      ]),
      [
        [
          'post http://mail.test/send?list= / 29:1',
          'text name "Dit navn" / 30:35',
          'email mail "E-mail" / 31:17',
          'password code "Adgangskode" / 32:3',
          'hidden token "" / 32:63',
        ],
        [`get ${site}/ -`, 'textarea hidden-away "" -'],
        ['  -', 'search  "Søg" / 35:1'],
        ['get http://inner.test/f http://video.test/embed 1:47', 'text q "" http://video.test/embed 1:82'],
        [`get ${site}/framed /frame 2:1`, 'tel phone "" /frame 2:24'],
      ],
    )
    const [name] = seen('form')[0]?.fields ?? []
    assert.deepEqual([name?.autocomplete, name?.required], ['name', true])
  })

  test('headers of its own documents, not of the redirect to them, without values of cookies', () => {
    assert.deepEqual(
      seen('headers').map(({ url }) => url),
      [`${site}/`, `${site}/frame`],
    )
    const got = seen('headers')[0]?.headers ?? {}
    assert.equal(got['set-cookie'], 'id=; Path=/\nb=')
    for (const [name, value] of Object.entries(headers)) assert.equal(got[name], value)
  })

  test('no value of a field or a cookie is in any of it', () => {
    const kinds = ['hint', 'element', 'form', 'headers']
    const told = JSON.stringify(audit.sightings.filter(({ kind }) => kinds.includes(kind)))
    assert.ok(told.includes('Dit navn'))
    assert.ok(!told.includes('secret'))
  })
})
