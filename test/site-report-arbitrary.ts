// Reports of audits by chance: a site that puts into every text it has what would break out of a report, in titles, addresses,
// markup, names of cookies, of stored keys and of fields. What is found in them is what the judgement finds.

import fc from 'fast-check'
import type { Audit } from '../src/site/audit.ts'
import { judge } from '../src/site/judge.ts'
import type { SiteReport } from '../src/site/report/told.ts'
import type { Sighting, Step } from '../src/site/sighting.ts'
import {
  auditOf,
  cookie,
  declaredOf,
  element,
  fieldSeen,
  form,
  identifier,
  pageSeen,
  party,
  request,
  site,
  spotless,
  stored,
} from './site-seen.ts'

/** Each would do harm in one of the formats, were it taken for more than text. */
export const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '</title></style></script><img src=x onerror=alert(1)>',
  '"><a href="https://evil.test/" onclick="x">y</a>',
  "'/><x-evil/>",
  ']]>',
  '<![CDATA[x]]>',
  '<!--',
  '&lt;&#60;&nbsp;&bogus;',
  '\u0000\u0007\u001b[31mred\u009b0m\u007f',
  '\u202eevil\u202c\u2066x\u2069\u200f\u061c\u200b\ufeff',
  '\ud800 half',
  '\uffff\ufffe\ufdd0',
  'line\r\nbreak\u2028\u2029\ttab',
  '{0} {{1}} [x](https://evil.test/) \\[',
  '{host}',
  '$& $1 $$',
  '__proto__',
  'æøå ﷽ 😀',
  '',
]
const long = `<b data-evil="">${'å<'.repeat(350_000)}]]>`

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...hostile), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 3 },
  {
    arbitrary: fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile)).map(all => all.join('')),
    weight: 3,
  },
)

const address = hostileText.chain(text =>
  fc.constantFrom(
    `${site}${text}`,
    `${site}?q=${text}`,
    `https://evil.test/${text}`,
    text,
    `data:text/html,${text}`,
    `javascript:${text}`,
  ),
)

/** Texts and addresses, taken in turn as often as a report has room for them. */
interface Given {
  readonly text: (at: number) => string
  readonly url: (at: number) => string
}

const chainOf = ({ url }: Given): readonly Step[] => [
  { kind: 'script', url: url(1), line: 2, column: null },
  { kind: 'markup', url: url(2), line: null, column: null },
]

function sightingsOf(given: Given): readonly Sighting[] {
  const { text, url } = given
  const chain = chainOf(given)
  const place = { url: url(0), line: 3, column: 9, markup: text(0) }
  return [
    ...spotless,
    cookie({ name: text(2), domain: text(3), chain }),
    stored({ key: text(4), origin: url(5), chain, page: 1 }),
    request(url(6), { type: 'script', chain }),
    request(`https://evil.test/${text(5)}`, { type: 'font', chain }),
    element(url(7), { place, integrity: text(6) }),
    identifier({ url: url(8), name: text(7), product: text(8) || null, chain }),
    form(fieldSeen({ name: text(9), label: text(0), place })),
  ]
}

const auditOn = ({ text, url }: Given): Partial<Audit> => ({
  browser: text(9),
  pages: [
    pageSeen({ title: text(1) }),
    pageSeen({ url: url(3), finalUrl: url(4), title: text(2), because: 'limit', detail: text(3) }),
  ],
  leftOut: [{ url: url(5), because: 'robots' }],
  ownRequests: [text(4)],
  routed: [{ host: text(5), at: text(6) }],
  namesFound: [{ name: text(7), by: 'certificate' }],
  namesUnseen: [{ name: text(8), by: 'dns' }],
})

export function reportOf(texts: readonly string[], addresses: readonly string[]): SiteReport {
  const given: Given = {
    text: at => texts[at % texts.length] ?? '',
    url: at => addresses[at % addresses.length] ?? '',
  }
  const { text } = given
  const audit = auditOf({ audit: auditOn(given), only: sightingsOf(given) })
  const parties = [
    party('cdn.example.test', { operator: text(1), purpose: { da: text(2), en: text(3) } }),
    party(text(4), { operator: null, country: null, purpose: null }),
  ]
  const declared = declaredOf({ declared: { parties, covered: ['www.firma.test'] } })
  const pictures = new Map([
    [0, png(640, 480, 200)],
    [1, new Uint8Array([1, 2, 3])],
  ])
  return { kind: 'site-report', audit, declared, findings: judge(audit, declared), pictures }
}

/** What a picture begins with; no reader of reports looks further. */
export function png(width: number, height: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(bytes.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

const several = (of: fc.Arbitrary<string>) => fc.array(of, { minLength: 10, maxLength: 10 })

export const hostileReport: fc.Arbitrary<SiteReport> = fc
  .tuple(several(hostileText), several(address))
  .map(([texts, addresses]) => reportOf(texts, addresses))

/** Every hostile text once, and a report in which every text is 1 MB. */
export const hostileReports: readonly SiteReport[] = [
  reportOf(
    hostile,
    hostile.map(text => `${site}${text}`),
  ),
  reportOf(hostile.toReversed(), hostile),
  reportOf([long], [`${site}${long}`]),
]
