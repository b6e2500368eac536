import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellLine, tellLines } from '../../../test/traffic-lines.ts'
import { errorLevels } from '../event.ts'
import { openNginxError } from './nginx-error.ts'

const line = `2026/05/31 10:00:00 [error] 12#12: *5 open() "/srv/x" failed (2: No such file or directory), client: 192.0.2.1, server: _, request: "GET /x HTTP/1.1", host: "example.com"`

test('that a server had trouble, how bad, when, and with whom', () => {
  const { what, at, event, address } = tellLine(openNginxError(), line)
  assert.deepEqual(
    [what, at, event, address],
    ['event', '2026-05-31T10:00:00', { kind: 'server-error', level: 'error' }, '192.0.2.1'],
  )
})

test('every level nginx has', () => {
  for (const level of errorLevels)
    assert.deepEqual(tellLine(openNginxError(), line.replace('error', level)).event, {
      kind: 'server-error',
      level,
    })
  assert.equal(tellLine(openNginxError(), line.replace('error', 'fatal')).what, 'unread')
})

test('a program behind FastCGI may have gone on for several lines', () => {
  const log = `2026/05/31 10:00:00 [error] 12#12: *5 FastCGI sent in stderr: "PHP message: PHP Fatal error: x in /a.php:1
Stack trace:
#0 {main}" while reading response header from upstream, client: 2001:db8::1, server: _
#1 more
${line}`
  assert.deepEqual(
    tellLines(openNginxError(), log).map(({ what }) => what),
    ['event', 'aside', 'aside', 'unread', 'event'],
  )
})

test('what begins with no such time is unread', () => {
  const lines = [
    '',
    '2026',
    '2026/05/31',
    '2026/05/31 10:00:00 [err',
    line.slice(1),
    line.replace('/31', '/32'),
  ]
  for (const text of lines) assert.equal(tellLine(openNginxError(), text).what, 'unread', text)
})
