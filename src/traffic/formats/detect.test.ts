import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { tellLines } from '../../../test/traffic-lines.ts'
import { goodLines } from '../../../test/traffic-samples.ts'
import { fixedClock } from '../../core/clock.ts'
import { type LogFormat, logFormats } from '../../core/log-formats.ts'
import { Refusal } from '../../core/refusal.ts'
import { type FormatAsked, formatOf, openReader, readers } from './detect.ts'

const folder = mkdtempSync(join(tmpdir(), 'ordholden-detect-'))
after(() => rmSync(folder, { recursive: true }))
const write = (bytes: string | Uint8Array): string => {
  const path = join(folder, 'a.log')
  writeFileSync(path, bytes)
  return path
}

const unknown: FormatAsked = { format: null, custom: null, zone: 'Europe/Copenhagen' }
const logOf = (format: LogFormat): string => `${goodLines[format].join('\n')}\n`
const nothing = new Uint8Array()
const clock = fixedClock('2026-06-01T12:00:00Z')

for (const format of readers.keys()) {
  test(`${format} is told by its lines`, () => {
    assert.equal(formatOf(Buffer.from(logOf(format)), { zone: 'UTC', clock }), format)
  })

  test(`${format} is read by the reader that was found, plain and packed`, () => {
    for (const bytes of [Buffer.from(logOf(format)), gzipSync(logOf(format))]) {
      const told = tellLines(openReader(unknown, write(bytes), nothing, clock), logOf(format))
      assert.ok(told.every(line => line.what !== 'unread'))
      assert.ok(told.some(line => line.what === 'web' || line.what === 'event'))
    }
  })
}

test('the middle of a log is read by what stands at its beginning', () => {
  const log = logOf('w3c')
  const path = write(log)
  const middle = log.slice(log.lastIndexOf('\n', log.length - 2) + 1)
  const told = tellLines(openReader(unknown, path, Buffer.from(middle), clock), middle)
  assert.deepEqual(
    told.map(line => line.what),
    ['web'],
  )
})

test('lines of another format in between are unread, and the log is not refused', () => {
  const mixed = `${logOf('combined').repeat(3)}${goodLines.json[0]}\n`
  const told = tellLines(openReader(unknown, write(mixed), nothing, clock), mixed)
  assert.deepEqual(told.at(-1)?.what, 'unread')
})

function refused(asked: FormatAsked, bytes: string): string {
  try {
    openReader(asked, write(bytes), nothing, clock)
  } catch (error) {
    assert.ok(error instanceof Refusal && error.code === 'log-refused')
    return error.message.replace(folder, '')
  }
  return assert.fail('not refused')
}

test('a log nobody can read is refused with its place', () => {
  const said = refused(unknown, 'a letter\nfrom home\n')
  assert.match(
    said,
    /^\/a.log:1:1: expected lines of one of combined, .*, got 0 of 2 that could be read\n {2}hint: name its format/,
  )
})

test('a log that is mostly something else is refused with what it looks like', () => {
  const said = refused(unknown, `${goodLines.combined[0]}\n${'noise noise\n'.repeat(3)}`)
  assert.match(
    said,
    /^\/a.log:2:1: .*got 1 of 4 that could be read\n {2}hint: it looks most like combined \(1 of 4 lines\)/,
  )
  const asked = refused({ ...unknown, format: 'json' }, logOf('combined'))
  assert.match(asked, /expected lines of json, got 0 of .*\n {2}hint: it looks most like combined/)
})

test('who names a format has it: also of a log without a line yet, and before what it looks like', () => {
  const { combined } = goodLines
  const common = tellLines(
    openReader({ ...unknown, format: 'common' }, write(logOf('combined')), nothing, clock),
    logOf('combined'),
  )
  assert.equal(common[0]?.agent, '')
  assert.ok(openReader({ ...unknown, format: 'json' }, write(''), nothing, clock))
  const custom = { ...unknown, custom: '%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i"' }
  assert.equal(tellLines(openReader(custom, '-', nothing, clock), `${combined[0]}\n`)[0]?.what, 'web')
})

test('a stream is told by its first portion', () => {
  const json = logOf('json')
  assert.equal(tellLines(openReader(unknown, '-', Buffer.from(json), clock), json)[0]?.what, 'web')
})

test('there is a reader for every format a register can name', () => {
  assert.deepEqual([...readers.keys()].sort(), [...logFormats].sort())
})
