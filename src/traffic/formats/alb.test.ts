import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellLine } from '../../../test/traffic-lines.ts'
import { openAlb } from './alb.ts'
import { instantsIn } from './zone.ts'

const tell = (line: string) => tellLine(openAlb(instantsIn('UTC')), line)

// Lines of AWS' own documentation.
const https = `https 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/a/b?c=d HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337281-1d84f3d73c47ec4e58577259" "www.example.com" "arn:aws:acm:us-east-2:123456789012:certificate/12345678-1234-1234-1234-123456789012" 1 2018-07-02T22:22:48.364000Z "authenticate,forward" "-" "-" "10.0.0.1:80" "200" "-" "-" TID_1234abcd5678ef90`
const classic = `2015-05-13T23:39:43.945958Z my-loadbalancer 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.38.0" - -`

test('an application load balancer', () => {
  assert.deepEqual(tell(https), {
    what: 'web',
    at: '2018-07-02T22:23:00',
    address: '192.168.131.39',
    request: 'GET /a/b',
    query: 'c=d',
    status: 200,
    bytes: 57,
    referrer: '',
    agent: 'curl/7.46.0',
    micros: 171_000,
    event: null,
  })
})

test('a classic load balancer', () => {
  const { at, request, bytes, micros } = tell(classic)
  assert.deepEqual([at, request, bytes, micros], ['2015-05-13T23:39:43', 'GET /', 29, 1_178])
})

test('a target that gave no answer, and a request that was none', () => {
  const failed = tell(https.replace('0.086 0.048 0.037 200 200', '0.000 -1 -1 502 -'))
  assert.deepEqual([failed.what, failed.status, failed.micros], ['web', 502, -1])
  const none = tell(https.replace('GET https://www.example.com:443/a/b?c=d HTTP/1.1', '- http://lb:80- -'))
  assert.deepEqual([none.what, none.request], ['web', 'OTHER - http://lb:80- -'])
  assert.equal(tell(classic.replace('http://www.example.com:80/ ', 'http:// ')).request, 'GET ')
})

test('a connection that was passed on is nothing to count', () => {
  const passed = classic
    .replace('200 200', '- -')
    .replace('GET http://www.example.com:80/ HTTP/1.1', '- - - ')
  assert.equal(tell(passed).what, 'aside')
})

test('IPv6, and what is no such line', () => {
  assert.equal(tell(https.replace('192.168.131.39:2817', '2001:db8::7:2817')).address, '2001:db8::7')
  for (const line of [
    '',
    '-',
    https.slice(6, 200),
    https.replace('2018', 'year'),
    classic.replace(' 29 ', ' x '),
  ])
    assert.equal(tell(line).what, 'unread', line)
})
