import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellLine } from '../../../test/traffic-lines.ts'
import type { LineReader } from '../received.ts'
import { type JsonKeys, openJson, usualKeys } from './json.ts'
import { instantsIn } from './zone.ts'

const open = (keys: JsonKeys, zone = 'Europe/Copenhagen'): LineReader => openJson(keys)(instantsIn(zone))

// The line of Caddy's own documentation (caddyserver.com/docs/logging), with a query and a referrer.
const caddy = `{"level":"info","ts":1646861401.5241024,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"127.0.0.1","remote_port":"41342","client_ip":"192.0.2.7","proto":"HTTP/2.0","method":"GET","host":"localhost","uri":"/a?b=c","headers":{"User-Agent":["curl/7.82.0"],"Accept":["*/*"],"Accept-Encoding":["gzip, deflate, br"],"Referer":["https://example.com/"]},"tls":{"resumed":false,"version":772,"cipher_suite":4865,"proto":"h2","server_name":"example.com"}},"bytes_read":0,"user_id":"","duration":0.000929675,"size":10900,"status":200,"resp_headers":{"Server":["Caddy"],"Content-Encoding":["gzip"],"Content-Type":["text/html; charset=utf-8"],"Vary":["Accept-Encoding"]}}`

test('Caddy', () => {
  assert.deepEqual(tellLine(open(usualKeys), caddy), {
    what: 'web',
    at: '2022-03-09T22:30:01',
    address: '192.0.2.7',
    request: 'GET /a',
    query: 'b=c',
    status: 200,
    bytes: 10_900,
    referrer: 'https://example.com/',
    agent: 'curl/7.82.0',
    micros: 930,
    event: null,
  })
  assert.equal(tellLine(open(usualKeys), caddy.replace('"client_ip":"192.0.2.7",', '')).address, '127.0.0.1')
})

test('what Caddy tells of itself, and of a request it told before, is no request', () => {
  const itself = `{"level":"info","ts":1646861401.5,"logger":"tls","msg":"cleaning storage unit","storage":{"a":["}"]}}`
  assert.equal(tellLine(open(usualKeys), itself).what, 'aside')
  assert.equal(tellLine(open(usualKeys), caddy.replace('log.access', 'log.error')).what, 'aside')
})

test('Traefik', () => {
  const line = `{"ClientAddr":"198.51.100.4:33852","ClientHost":"198.51.100.4","ClientPort":"33852","ClientUsername":"-","DownstreamContentSize":42,"DownstreamStatus":404,"Duration":1500000,"OriginStatus":200,"RequestMethod":"POST","RequestPath":"/whoami?x\\u0026y","RequestProtocol":"HTTP/1.1","StartLocal":"2026-05-31T14:00:00.1+02:00","StartUTC":"2026-05-31T12:00:00.1Z","level":"info","msg":"","request_Referer":"https://example.com/a","request_User-Agent":"Mozilla/5.0 \\"x\\"","time":"2026-05-31T12:00:01Z"}`
  const { at, address, request, query, status, bytes, referrer, agent, micros } = tellLine(
    open(usualKeys),
    line,
  )
  assert.deepEqual(
    [at, address, request, query, status, bytes, referrer, agent, micros],
    [
      ...[
        '2026-05-31T14:00:00',
        '198.51.100.4',
        'POST /whoami',
        'x\\u0026y',
        404,
        42,
        'https://example.com/a',
      ],
      ...['Mozilla/5.0 \\"x\\"', 1_500],
    ],
  )
})

test('nginx, by the names of its variables, in any order and whether numbers are texts or not', () => {
  const line = `{"status":"301","time_local":"31/May/2026:14:00:00 +0200","remote_addr":"2001:db8::9","uri":"/index.php","request":"HEAD /a?b HTTP/1.1","body_bytes_sent": 7 , "http_referer":"","http_user_agent":"x\\/1","request_time":"0.250"}`
  const told = tellLine(open(usualKeys), line)
  assert.deepEqual(
    [told.at, told.address, told.request, told.query, told.status, told.bytes, told.agent, told.micros],
    ['2026-05-31T14:00:00', '2001:db8::9', 'HEAD /a', 'b', 301, 7, 'x\\/1', 250_000],
  )
  const split = `{"msec":1780228800.5,"status":200,"request_method":"GET","args":"c=d","uri":"/x"}\r`
  const other = tellLine(open(usualKeys), split)
  assert.deepEqual([other.at, other.request, other.query], ['2026-05-31T14:00:00', 'GET /x', 'c=d'])
})

test('keys of your own, and of a list its first text', () => {
  const keys = { time: ['t'], request: ['http.line'], status: ['http.code'], agent: ['http.ua'] }
  const line = `{"http":{"ua":["one","two"],"line":"GET /x HTTP/1.1","code":200},"t":"2026-05-31 10:00:00"}`
  const told = tellLine(open(keys), line)
  assert.deepEqual([told.what, told.request, told.agent], ['web', 'GET /x', 'one'])
})

test('what is no such line is unread', () => {
  const lines = [
    ...['', '{', '{}', '[]', 'null', '{"status":200}', caddy.slice(0, -1), caddy.slice(1), `${caddy}x`],
    ...[caddy.replace('"status":200', '"status":"abc"'), caddy.replace('1646861401', '-1646861401')],
    ...[caddy.replace(',"status"', ';"status"'), caddy.replace('"msg":"handled', '"msg":handled')],
    `{"a":${'['.repeat(60_000)}`,
  ]
  for (const line of lines) assert.equal(tellLine(open(usualKeys), line).what, 'unread', line.slice(0, 80))
})
