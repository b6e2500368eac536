// Messages of Debian's own `logger` (bsdutils), sent to the receiver and read: both RFCs, over UDP and over both framings of TCP.

import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { systemClock } from '../src/core/clock.ts'
import { receiveSyslog } from '../src/traffic/follow/syslog.ts'
import { SyslogReader } from '../src/traffic/formats/syslog.ts'
import { Received, what } from '../src/traffic/received.ts'

const run = promisify(execFile)
const isMissing = spawnSync('logger', ['--version']).status !== 0
const skip = isMissing && process.env['ORDHOLDEN_TOOLS'] !== 'required' ? 'no logger here' : false
const message = 'Failed password for invalid user a from 2001:db8::bad port 50022 ssh2'

const forms: readonly (readonly [string, ...string[]])[] = [
  ['udp', '--udp', '--rfc3164'],
  ['udp', '--udp', '--rfc5424'],
  ['udp', '--udp', '--rfc5424=notime,notq,nohost'],
  ['udp', '--udp', '--rfc5424', '--sd-id', 'a@1', '--sd-param', 'b="c d"'],
  ['tcp', '--tcp', '--rfc3164'],
  ['tcp', '--tcp', '--rfc5424'],
  ['tcp', '--tcp', '--octet-count', '--rfc3164'],
  ['tcp', '--tcp', '--octet-count', '--rfc5424'],
]

for (const [transport, ...options] of forms)
  test(`logger ${options.join(' ')}`, { skip }, async () => {
    const reader = new SyslogReader({ clock: systemClock })
    const into = new Received()
    const seen: (readonly [number, string, string])[] = []
    const receiver = await receiveSyslog(
      { transport: transport === 'udp' ? 'udp' : 'tcp', port: 0 },
      {
        onLines: block => {
          for (let at = block.from; at < block.to; ) {
            at = reader.read(block, at, into)
            const address = Buffer.from(block.bytes.subarray(into.addressFrom, into.addressTo)).toString()
            seen.push([into.what, into.event?.kind ?? '', address])
          }
        },
      },
    )
    try {
      const to = ['--server', '127.0.0.1', '--port', `${receiver.port}`, '--id', '--tag', 'sshd']
      await run('logger', [...to, ...options, '--', message])
      for (let tries = 0; tries < 200 && receiver.counts().lines === 0; tries++)
        await new Promise(resolve => setTimeout(resolve, 10))
    } finally {
      await receiver.close()
    }
    assert.deepEqual(seen, [[what.event, 'sign-in', '2001:db8::bad']])
    const today = Math.floor(Date.now() / 86_400_000)
    assert.ok(Math.abs(into.day - today) <= 1, `${into.day}`)
  })
