import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Agent, agentOf, browsers, systems } from './agents.ts'
import { aiCrawlers, botKinds } from './tally.ts'

const win = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) '
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) '
const droid = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) '
const mac =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15'

test('what people browse with is told as a browser and a system, and is no bot', () => {
  const seen: readonly (readonly [string, string])[] = [
    [`${win}Chrome/142.0.0.0 Safari/537.36`, 'Chrome on Windows'],
    [`${win}Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge on Windows'],
    [`${win}Chrome/142.0.0.0 Safari/537.36 OPR/120.0.0.0`, 'Opera on Windows'],
    [`${win}Chrome/142.0.0.0 Safari/537.36 Vivaldi/7.5`, 'Vivaldi on Windows'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
      'Firefox on Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko', 'Internet Explorer on Windows'],
    [mac, 'Safari on macOS'],
    [`${phone}Version/18.5 Mobile/15E148 Safari/604.1`, 'Safari on iOS'],
    [`${phone}CriOS/142.0.7444.60 Mobile/15E148 Safari/604.1`, 'Chrome on iOS'],
    [`${phone}FxiOS/145.0 Mobile/15E148 Safari/605.1.15`, 'Firefox on iOS'],
    [`${phone}EdgiOS/142.0 Version/18.0 Mobile/15E148 Safari/604.1`, 'Edge on iOS'],
    [`${phone}Mobile/15E148`, 'iOS WebView on iOS'],
    [`${phone}Mobile/15E148 [FBAN/FBIOS;FBAV/520.0.0.38;FBBV/1]`, 'Facebook on iOS'],
    [`${droid}Chrome/142.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
    [`${droid}SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Samsung Internet on Android'],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A546B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0 Mobile Safari/537.36',
      'Android WebView on Android',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      'Chrome on ChromeOS',
    ],
    ['', 'other on other'],
  ]
  for (const [text, expected] of seen) {
    const { browser, system, ...rest } = agentOf(text)
    assert.equal(`${browser} on ${system}`, expected, text)
    assert.deepEqual(rest, { bot: null, ai: null, isScanner: false }, text)
  }
})

test('bots are told by kind, and an AI crawler by its name', () => {
  const seen: readonly (readonly [string, string])[] = [
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'search'],
    [
      `${droid}Chrome/142.0.0.0 Mobile Safari/537.36 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)`,
      'search',
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
      'ai GPTBot',
    ],
    ['Mozilla/5.0 (compatible; ClaudeBot/1.0; +claudebot@anthropic.com)', 'ai ClaudeBot'],
    ['Mozilla/5.0 (compatible; Perplexity-User/1.0; +https://perplexity.ai)', 'ai Perplexity-User'],
    [
      'meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)',
      'ai meta-externalagent',
    ],
    ['CCBot/2.0 (https://commoncrawl.org/faq/)', 'ai CCBot'],
    ['SomeGPTCrawler/1.0 (bot)', 'ai other'],
    ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'preview'],
    ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', 'preview'],
    ['Feedly/1.0 (+http://www.feedly.com/fetcher.html; like FeedFetcher-Google)', 'feed'],
    ['Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)', 'monitor'],
    ['kube-probe/1.31', 'monitor'],
    ['curl/8.5.0', 'tool'],
    ['python-requests/2.32.3', 'tool'],
    ['Go-http-client/1.1', 'tool'],
    [`${win}HeadlessChrome/142.0.0.0 Safari/537.36`, 'tool'],
    ['Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)', 'other'],
    ['sqlmap/1.8#stable (https://sqlmap.org)', 'scanner'],
    ['Mozilla/5.0 zgrab/0.x', 'scanner'],
    ['Mozilla/5.0 (compatible; CensysInspect/1.1; +https://about.censys.io/)', 'scanner'],
  ]
  for (const [text, expected] of seen) {
    const { bot, ai, ...rest } = agentOf(text)
    assert.equal(ai === null ? bot : `${bot} ${ai}`, expected, text)
    assert.deepEqual(rest, { browser: 'other', system: 'other', isScanner: bot === 'scanner' }, text)
  }
})

test('every AI crawler of the list is found by the name it gives itself', () => {
  for (const name of aiCrawlers.filter(each => each !== 'other')) {
    assert.equal(agentOf(`Mozilla/5.0 (compatible; ${name}/1.0; +https://example.org)`).ai, name)
    assert.equal(agentOf(name).bot, 'ai')
  }
})

const isOfLists = ({ bot, ai, browser, system }: Agent): boolean =>
  (bot === null || botKinds.includes(bot)) &&
  (ai === null || aiCrawlers.includes(ai)) &&
  browsers.includes(browser) &&
  systems.includes(system)

test('any text is answered by the lists', () => {
  const letter = fc.constantFrom(
    'bot',
    '(',
    ')',
    '/',
    ' ',
    ';',
    '+',
    'Mozilla/5.0',
    '\0',
    '\ud800',
    'é',
    '1.',
    'cu',
    '-',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 900 }),
    fc.array(letter).map(some => some.join('')),
  )
  fc.assert(fc.property(text, said => isOfLists(agentOf(said))))
})

test('a text that was made to be slow is answered as fast as any other', () => {
  const pieces = ['a', '(', '-', ' ', 'cu', '; ', '1.', '/', 'bo', 'x/1 ', '\u00e9', 'cubo ', '+http']
  for (const piece of pieces) {
    const text = piece.repeat(1_000_000 / piece.length)
    const before = performance.now()
    for (let time = 0; time < 20; time++) agentOf(text)
    const tookMs = (performance.now() - before) / 20
    assert.ok(tookMs < 10, `${JSON.stringify(piece)}: ${tookMs.toFixed(2)} ms`)
  }
})
