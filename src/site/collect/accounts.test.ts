import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountsIn, isNamedAsVisitor } from './accounts.ts'

const productsIn = (address: string, body: Readonly<Record<string, string>> = {}) => {
  const url = new URL(address)
  const found = accountsIn(url, new Map(url.searchParams), new Map(Object.entries(body)))
  return found.map(({ where, product }) => `${product} in the ${where}`)
}

for (const [address, expected] of [
  ['https://firma.test/g/collect?v=2&tid=G-ABCDEF1234', 'Google Analytics in the query'],
  ['https://firma.test/x?tid=UA-12345-1', 'Google Analytics in the query'],
  ['https://www.googletagmanager.com/gtm.js?id=GTM-ABC123', 'Google Tag Manager in the query'],
  ['https://www.googletagmanager.com/gtag/js?id=AW-123456789', 'Google Ads in the query'],
  ['https://firma.test/tr?id=123456789012345&ev=PageView', 'Meta Pixel in the query'],
  ['https://px.ads.linkedin.com/collect?pid=12345&fmt=gif', 'LinkedIn Insight in the query'],
  ['https://static.hotjar.com/c/hotjar-12345.js?sv=6', 'Hotjar in the path'],
  ['https://www.clarity.ms/tag/abcdefgh12', 'Microsoft Clarity in the path'],
  ['https://stats.firma.test/matomo.php?idsite=1&rec=1', 'Matomo in the query'],
  [
    'https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=C4ABCDEFGHIJKLMNOPQR',
    'TikTok Pixel in the query',
  ],
] as const)
  test(`${address} measures for an account`, () => assert.deepEqual(productsIn(address), [expected]))

test('an account in a body is found', () =>
  assert.deepEqual(productsIn('https://firma.test/api/event', { n: 'pageview', d: 'firma.test' }), [
    'Plausible in the body',
  ]))

for (const address of [
  'https://firma.test/product?id=123456789012345',
  'https://firma.test/search?q=G-string&domain=firma.test',
  'https://cdn.test/library.js?v=4.17.21',
])
  test(`${address} measures for none`, () => assert.deepEqual(productsIn(address), []))

test('names of visitors are told from names of things', () => {
  assert.deepEqual(['cid', 'visitor_id', 'clientId', 'v', 'article'].map(isNamedAsVisitor), [
    true,
    true,
    true,
    false,
    false,
  ])
})
