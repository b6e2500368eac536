// The HTML file: everything in it and nothing loaded, all that was found in both languages, and no letter of a visited page ever
// markup: it is read by another's parser (libxml2), and each element and attribute is one we write.

import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { hostileReport, hostileReports, png } from '../../../test/site-report-arbitrary.ts'
import {
  auditOf,
  type Case,
  cookie,
  declaredOf,
  element,
  judged,
  pageSeen,
  party,
  request,
  site,
} from '../../../test/site-seen.ts'
import { toBase64 } from '../../core/bytes.ts'
import { limits } from '../../core/limits.ts'
import { formatReport } from './report.ts'
import type { SiteReport } from './told.ts'

const reportOf = (one: Case, pictures: SiteReport['pictures'] = new Map()): SiteReport => ({
  ...{ kind: 'site-report', audit: auditOf(one), declared: declaredOf(one), findings: judged(one), pictures },
})
const htmlOf = (report: SiteReport, language: 'da' | 'en' = 'da') => formatReport(report, 'html', language)

function inDocument<T>(text: string, ask: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(text)
  try {
    return ask(document)
  } finally {
    document.dispose()
  }
}
const elements = (document: XmlDocument, path: string) => document.find(path) as XmlElement[]

/** Every element a report has, with the attributes it may have. */
const ours: Readonly<Record<string, readonly string[]>> = {
  html: ['lang'],
  ...{ head: [], title: [], style: [], body: [], main: [], header: [], footer: [], br: [], b: [] },
  meta: ['charset', 'http-equiv', 'content', 'name'],
  ...{
    h1: [],
    h2: ['id'],
    h3: [],
    p: ['class'],
    a: ['href'],
    dl: ['class'],
    dt: [],
    dd: [],
    strong: ['class'],
  },
  ...{ div: ['class', 'role', 'tabindex', 'aria-labelledby'], span: ['class'], time: ['datetime', 'title'] },
  ...{ ul: [], ol: [], li: [], pre: [], code: [], section: ['class', 'aria-labelledby'], article: ['class'] },
  ...{ table: [], caption: [], thead: [], tbody: [], tr: [], th: ['scope'], td: ['class'] },
  ...{ figure: [], figcaption: [], img: ['src', 'width', 'height', 'alt'] },
}

/** What is not ours in a report, one line each. */
function strangers(html: string): readonly string[] {
  return inDocument(html, document =>
    elements(document, '//*').flatMap(node => {
      const known = ours[node.name]
      if (known === undefined) return [node.name]
      return node.attrs.flatMap(({ name, value }) => {
        const isOurs =
          known.includes(name) &&
          (name !== 'href' || /^#[a-z-]+$/.test(value)) &&
          (name !== 'src' || /^data:image\/png;base64,[\w+/]+=*$/.test(value)) &&
          (name !== 'class' || /^[a-z -]+$/.test(value))
        return isOurs ? [] : [`${node.name} ${name}=${value.slice(0, 40)}`]
      })
    }),
  )
}

test('nothing a page writes becomes markup', () => {
  for (const report of hostileReports) assert.deepEqual(strangers(htmlOf(report)), [])
  fc.assert(
    fc.property(hostileReport, report => assert.deepEqual(strangers(htmlOf(report, 'en')), [])),
    { numRuns: 30 },
  )
})

test('a stranger would be seen', () => {
  const html = htmlOf(reportOf({}))
  const planted = (what: string) => strangers(html.replace('</main>', `${what}</main>`))
  assert.deepEqual(planted('<script>1</script>'), ['script'])
  assert.deepEqual(planted('<a href="https://evil.test/">x</a>'), ['a href=https://evil.test/'])
  assert.deepEqual(planted('<b onclick="x">x</b>'), ['b onclick=x'])
  assert.throws(() => planted('<b>'))
})

test('texts of a page are told whole, as text', () => {
  const title = '</figcaption><img src=x onerror="x">&amp;'
  const markup = '<script src="https://evil.test/x.js"></script>'
  const place = { url: site, line: 7, column: 3, markup }
  const report = reportOf({ page: { title }, seen: [element('https://evil.test/x.js', { place })] })
  inDocument(htmlOf(report), document => {
    assert.deepEqual(
      elements(document, '//figcaption/b').map(({ content }) => content),
      [title],
    )
    const lines = elements(document, '//pre/code').map(({ content }) => content)
    assert.ok(lines.length >= 1 && lines.every(line => line === markup))
    const [where] = elements(document, '//div[@class="where"]/p')
    assert.equal(where?.content, `Side: ${site}, linje 7, tegn 3`)
  })
})

test('a text of 1 MB is cut, and the report stays one a browser opens', () => {
  const [, , huge] = hostileReports
  assert.ok(huge !== undefined)
  assert.ok(htmlOf(huge).length < 3_000_000)
})

test('loads nothing: every address in it is a place in it', () => {
  const html = htmlOf(reportOf({ seen: [cookie()] }, new Map([[0, png(20, 10, 100)]])))
  const addresses = [...html.matchAll(/(?:src|href|url)\s*[=(]\s*["']?([^"')\s]{0,20})/g)].map(
    ([, to]) => to ?? '',
  )
  assert.ok(addresses.length > 3)
  for (const to of addresses) assert.match(to, /^(?:data:font\/woff2;base|data:image\/png;base|#)/)
  assert.doesNotMatch(html, /@import|<script|<link/)
})

test('its policy names its style by hash and lets in nothing else', () => {
  inDocument(htmlOf(reportOf({})), document => {
    const [policy] = elements(document, '//meta[@http-equiv="Content-Security-Policy"]')
    const [style] = elements(document, '//style')
    assert.equal(
      policy?.attr('content')?.value,
      `default-src 'none'; style-src 'sha256-${hash('sha256', style?.content ?? '', 'base64')}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    assert.ok((style?.content.length ?? 0) > 1_000)
  })
})

test('says the sentence, each part with its mark, and every finding with what to do', () => {
  const one: Case = { seen: [cookie()], declared: { host: null } }
  for (const [language, opening, marks] of [
    [
      'da',
      'Efterprøvet i en rigtig browser 23. november 2026 kl. 06.00, ét besøg fra ét sted',
      ['brudt', 'uafklaret', 'overholdt'],
    ],
    [
      'en',
      'Checked in a real browser 23 November 2026 at 06:00, one visit from one place',
      ['broken', 'unknown', 'kept'],
    ],
  ] as const)
    inDocument(htmlOf(reportOf(one), language), document => {
      assert.ok(elements(document, '//p[@class="lead"]')[0]?.content.startsWith(opening))
      const said = elements(document, '//section[@class="verdicts"]//strong').map(({ content }) => content)
      assert.deepEqual([...new Set(said)], marks)
      assert.equal(said.length, 6)
      const told = elements(document, '//article').length
      assert.equal(told, judged(one).length)
      assert.equal(elements(document, '//article/p[@class="todo"]').length, told)
      for (const link of elements(document, '//a'))
        assert.equal(elements(document, `//h2[@id="${link.attr('href')?.value.slice(1)}"]`).length, 1)
    })
})

test('a verdict over an entry nobody has accepted says so in its mark, and nothing rests on what was not seen', () => {
  const marks = (one: Case) =>
    inDocument(htmlOf(reportOf(one)), document =>
      elements(document, '//section[@class="verdicts"]//strong').map(({ content }) => content),
    )
  const proposed = marks({ declared: { proposed: true, host: null } })
  assert.deepEqual(proposed, ['uafklaret', ...Array(5).fill('overholdt (forslag, ikke godkendt)')])
  const parties = [party('cdn.example.test', { proposed: true })]
  assert.equal(marks({ declared: { parties } }).filter(mark => mark.includes('forslag')).length, 3)
  assert.equal(marks({}).filter(mark => mark.includes('forslag')).length, 0)
})

test('third parties stand beside what is declared of them', () => {
  const one: Case = {
    seen: [request('https://fonts.gstatic.com/f.woff2')],
    declared: {
      parties: [party('cdn.example.test', { proposed: true }), party('gone.test', { country: null })],
    },
  }
  inDocument(htmlOf(reportOf(one)), document => {
    const rows = elements(document, '//table[caption="Tredjeparter, set og oplyst"]/tbody/tr')
    assert.deepEqual(
      rows.map(row =>
        (row.find('th|td') as XmlElement[]).map(({ content }) => content.replace(/^[^:]+: /, '')),
      ),
      [
        [
          'cdn.example.test',
          'Eksempel CDN',
          'Danmark',
          'CDN til biblioteker',
          'set og oplystforslag, ikke godkendt',
        ],
        ['fonts.gstatic.com', 'Google Fonts', '–', '–', 'set, ikke i fortegnelsen'],
        ['gone.test', 'Eksempel CDN', 'ikke oplyst', 'CDN til biblioteker', 'oplyst, ikke set'],
      ],
    )
  })
})

test('pictures stand in it as far as there is room, and who is left out is named', () => {
  const pages = ['', 'a', 'b', 'c'].map(path => pageSeen({ url: `${site}${path}`, title: `page ${path}` }))
  const [small, large] = [png(640, 480, 1_000), png(640, 480, limits.siteReportPictureBytes)]
  const pictures = new Map([
    [0, small],
    [1, large],
    [2, new Uint8Array(50)],
    [3, small],
  ])
  inDocument(htmlOf(reportOf({ audit: { pages } }, pictures), 'en'), document => {
    const told = elements(document, '//figure').map(figure => {
      const [image] = figure.find('img') as XmlElement[]
      return image === undefined
        ? (figure.find('p')[0] as XmlElement).content
        : `${image.attr('alt')?.value} ${image.attr('width')?.value}×${image.attr('height')?.value} ${image.attr('src')?.value === `data:image/png;base64,${toBase64(small)}`}`
    })
    assert.deepEqual(told, [
      'Screenshot of “page” 640×480 true',
      'The picture is left out because the report would be too large with it.',
      'No picture was taken.',
      'Screenshot of “page c” 640×480 true',
    ])
  })
})

test('what was not seen is said, page by page', () => {
  const pages = [pageSeen(), pageSeen({ url: `${site}slow`, because: 'timeout' })]
  const html = htmlOf(reportOf({ audit: { pages, netLogRead: false, consent: 'given' } }), 'en')
  inDocument(html, document => {
    const limitsSaid = elements(document, '//section[@aria-labelledby="limits"]//li').map(
      ({ content }) => content,
    )
    assert.equal(limitsSaid.length, 5)
    assert.match(
      limitsSaid.join('\n'),
      /One visit, from one place, at one time[\s\S]*agreed to[\s\S]*\/slow was not seen whole[\s\S]*own log/,
    )
    assert.match(elements(document, '//figcaption')[1]?.content ?? '', /it did not finish in time$/)
  })
})

test('a line of markup told once is not told again as what brought it about', () => {
  const chain = [{ kind: 'markup', url: site, line: 7, column: 40 }] as const
  const url = 'https://evil.test/x-1.2.3.js'
  const html = htmlOf(reportOf({ seen: [element(url), request(url, { type: 'script', chain })] }))
  inDocument(html, document => {
    const [article] = elements(document, '//article')
    assert.equal(article?.find('div').length, 1)
    assert.equal(elements(document, '//ol').length, 0)
  })
})
