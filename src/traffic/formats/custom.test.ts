import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellLine } from '../../../test/traffic-lines.ts'
import { Refusal } from '../../core/refusal.ts'
import { CombinedReader } from './combined.ts'
import { openCustom } from './custom.ts'
import { instantsIn } from './zone.ts'

const open = (format: string) => openCustom(format)(instantsIn('UTC'))
const line =
  '192.0.2.1 - jane doe [10/Oct/2000:13:55:36 -0700] "GET /a?b HTTP/1.0" 200 2326 "https://e.org/" "M \\"x\\" 4.08"'
const combined = tellLine(new CombinedReader('combined'), line)

test('the combined format, written by Apache and by nginx, says what its own reader says', () => {
  assert.equal(combined.what, 'web')
  const formats = [
    '%h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i"',
    '%h %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\"',
    'LogFormat "%h %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\"" combined',
    '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"',
    `log_format main '$remote_addr - $remote_user [$time_local] "$request" '
       '$status $body_bytes_sent "$http_referer" "$http_user_agent"';`,
  ]
  for (const format of formats) assert.deepEqual(tellLine(open(format), line), combined, format)
  assert.deepEqual(tellLine(open(formats[0] ?? ''), `${line}\r`), combined)
})

test('how long it took, in the units of Apache and nginx', () => {
  const micros = (format: string, value: string): number =>
    tellLine(open(`%t "%r" %s ${format}`), `[10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 ${value}`)
      .micros
  assert.equal(micros('%D', '1500'), 1_500)
  assert.equal(micros('%T', '2'), 2_000_000)
  assert.equal(micros('%{ms}T', '15'), 15_000)
  assert.equal(micros('%{us}T', '15'), 15)
  assert.equal(micros('100%%%D', '100%7'), 7)
  const nginx = open('$time_iso8601|$request|$status|$request_time')
  assert.equal(tellLine(nginx, '2026-05-31T10:00:00+02:00|GET / HTTP/1.1|200|0.125').micros, 125_000)
})

test('times of other forms, and without brackets', () => {
  const at = (format: string, time: string): string =>
    tellLine(open(`${format} "%r" %s`), `${time} "GET / HTTP/1.0" 200`).at
  assert.equal(at('%{%Y-%m-%d %H:%M:%S}t', '2026-05-31 10:00:00'), '2026-05-31T10:00:00')
  assert.equal(at('%{sec}t', '1774746000'), '2026-03-29T01:00:00')
  const nginx = open('$time_local $status "$request"')
  const told = tellLine(nginx, '10/Oct/2000:13:55:36 -0700 404 "GET / HTTP/1.0"')
  assert.deepEqual([told.at, told.status], ['2000-10-10T13:55:36', 404])
})

test('a path in pieces, and the client behind proxies', () => {
  const apache = open('"%{X-Forwarded-For}i" %t %m %U %q %>s')
  const told = tellLine(apache, '"192.0.2.9, 10.0.0.1" [10/Oct/2000:13:55:36 -0700] PUT /a ?b=c 201')
  assert.deepEqual([told.address, told.request, told.query], ['192.0.2.9', 'PUT /a', 'b=c'])
  const joined = tellLine(
    open('%t "%m %U%q %H" %s'),
    '[10/Oct/2000:13:55:36 -0700] "GET /a?b=c HTTP/1.1" 201',
  )
  assert.deepEqual([joined.request, joined.query], ['GET /a', 'b=c'])
  const both = open('%h "%{X-Forwarded-For}i" %t "%r" %U %>s')
  const two = tellLine(both, '10.0.0.1 "192.0.2.9" [10/Oct/2000:13:55:36 -0700] "GET /a HTTP/1.1" /b 200')
  assert.deepEqual([two.address, two.request], ['10.0.0.1', 'GET /a'])
  assert.throws(() => open('%t %m%r %s'), /between %m and %r/)
})

test('a line that is not of the form is unread', () => {
  const reader = open('%h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i"')
  const others = [
    '',
    '-',
    line.slice(0, -1),
    `${line} more`,
    line.replace(' 200 ', ' OK '),
    line.replace('[', '('),
  ]
  for (const other of others) assert.equal(tellLine(reader, other).what, 'unread', other)
})

test('a format that says too little, or cannot be read back, is refused by its place', () => {
  const refused = (format: string, words: RegExp): void => {
    assert.throws(
      () => open(format),
      error => error instanceof Refusal && error.code === 'format-invalid' && words.test(error.message),
    )
  }
  refused('', /expected a log format of Apache or nginx/)
  refused('combined', /expected a log format/)
  refused('%h "%r" %s', /expected %t or \$time_local/)
  refused('%t %s', /expected %r/)
  refused('%t "%r"', /expected %>s/)
  refused('%t %r %s', /expected quotes around %r/)
})
