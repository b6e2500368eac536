import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellLines } from '../../../test/traffic-lines.ts'
import type { LineReader } from '../received.ts'
import { openW3c } from './w3c.ts'
import { instantsIn } from './zone.ts'

const open = (): LineReader => openW3c(instantsIn('UTC'))

const iis = `#Software: Microsoft Internet Information Services 10.0
#Version: 1.0
#Date: 2026-05-31 00:00:04
#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2026-05-31 00:00:04 10.0.0.4 GET /om-os - 443 - 192.0.2.10 Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64) https://example.com/a 200 0 0 125\r
2026-05-31 00:00:05 10.0.0.4 POST /login user=x&t=1 443 CORP\\jane 2001:db8::5 - - 401 1 2148074254 3`

test('IIS: the columns are those the file names', () => {
  const told = tellLines(open(), iis)
  assert.deepEqual(
    told.map(line => line.what),
    ['aside', 'aside', 'aside', 'aside', 'web', 'web'],
  )
  assert.deepEqual(told[4], {
    what: 'web',
    at: '2026-05-31T00:00:04',
    address: '192.0.2.10',
    request: 'GET /om-os',
    query: '',
    status: 200,
    bytes: 0,
    referrer: 'https://example.com/a',
    agent: 'Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)',
    micros: 125_000,
    event: null,
  })
  assert.deepEqual([told[5]?.address, told[5]?.query, told[5]?.status], ['2001:db8::5', 'user=x&t=1', 401])
})

test('columns may change in the middle of a file', () => {
  const changed = `${iis}\n#Fields: time cs-uri-stem sc-status date\n10:00:00 /x 404 2026-06-01\n10:00:00 /x 404`
  const told = tellLines(open(), changed).slice(-2)
  assert.deepEqual([told[0]?.at, told[0]?.request, told[0]?.status], ['2026-06-01T10:00:00', 'OTHER /x', 404])
  assert.equal(told[1]?.what, 'unread')
})

test('lines whose columns nobody named, or that say something else than their names, are unread', () => {
  const lines = iis.split('\n')
  assert.equal(tellLines(open(), lines[4] ?? '')[0]?.what, 'unread')
  const wrong = (lines[4] ?? '').replace(' 200 ', ' OK ')
  assert.equal(tellLines(open(), [...lines.slice(0, 4), wrong].join('\n'))[4]?.what, 'unread')
})

test('CloudFront: tabs, and seconds', () => {
  const log = `#Version: 1.0
#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken
2019-12-04	21:02:31	LAX1	392	192.0.2.100	GET	d111111abcdef8.cloudfront.net	/index.html	200	-	Mozilla/5.0%20(Windows%20NT%2010.0)%20x	a=b%2520c	-	Hit	SOX4xwn4XV6Q4rgb7XiVGOHms_BGlTAC4KyHmureZmBNrjGdRLiNIQ==	d111111abcdef8.cloudfront.net	https	23	0.001`
  const told = tellLines(open(), log)[2]
  assert.deepEqual(
    [told?.what, told?.at, told?.address, told?.request, told?.query, told?.bytes, told?.agent, told?.micros],
    [
      ...['web', '2019-12-04T21:02:31', '192.0.2.100', 'GET /index.html', 'a=b%2520c', 392],
      ...['Mozilla/5.0%20(Windows%20NT%2010.0)%20x', 1_000],
    ],
  )
})

test('a column in quotes may hold spaces, and a quote that does not end is a letter', () => {
  const head = '#Fields: date time cs-uri-stem cs(User-Agent) sc-status\n2026-05-31 10:00:00 /x '
  assert.equal(tellLines(open(), `${head}"a b" 200`)[1]?.agent, 'a b')
  assert.equal(tellLines(open(), `${head}"a 200`)[1]?.agent, '"a')
})
