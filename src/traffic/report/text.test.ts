// The report in a terminal: no line wider than a hundred columns, no control, numbers aligned whatever stands behind them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyReport, hostileReport, mailReport, webReport } from '../../../test/traffic-figures.ts'
import { languages } from '../../core/language.ts'
import { cut, padLeft, setInLines, widthOf } from './line.ts'
import { formatTraffic } from './report.ts'

function isHarmless(text: string): void {
  for (const line of text.split('\n')) {
    assert.ok(widthOf(line) <= 100, `${widthOf(line)}: ${line}`)
    assert.doesNotMatch(line, /[\p{Cc}\u200e\u200f\u061c\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
    assert.doesNotMatch(line, /\p{Emoji_Presentation}/u)
  }
}

test('no line is wider than a hundred columns, and none moves a cursor or turns the line', () => {
  for (const language of languages)
    for (const report of [webReport(), webReport(40), mailReport])
      isHarmless(formatTraffic(report, 'text', language))
  const evil = formatTraffic(hostileReport, 'text', 'da')
  assert.match(evil, /⟨U\+001B⟩\[31mred/)
  for (const line of evil.split('\n')) {
    assert.ok(widthOf(line) <= 100, line)
    assert.doesNotMatch(line, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  }
  fc.assert(
    fc.property(anyReport, report => {
      for (const line of formatTraffic(report, 'text', 'en').split('\n')) {
        assert.ok(widthOf(line) <= 100, line)
        assert.doesNotMatch(line, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }
    }),
    { numRuns: 60 },
  )
})

test('numbers stand under each other before the text of the log, in whatever script it is', () => {
  const lines = formatTraffic(hostileReport, 'text', 'en').split('\n')
  const begin = lines.findIndex(line => line.startsWith('Pages that are not there'))
  const rows = lines.slice(begin + 3, begin + 15)
  assert.ok(
    rows.every(row => /^ {2} *[\d,]+ +[\d.]+% +[\d,]+ +[\d.]+ [kM]B {2}/.test(row)),
    rows.join('\n'),
  )
})

test('many hours are told as days', () => {
  const text = formatTraffic(webReport(7), 'text', 'en')
  assert.match(text, /^ +31 May +3,718 {2}━{30}$/m)
  assert.match(formatTraffic(webReport(1), 'text', 'en'), /^ *31 May 14:00 +\d+ {2}━+$/m)
})

test('a letter of the far east takes two columns and a mark above another none', () => {
  assert.deepEqual([widthOf('abc'), widthOf('漢字'), widthOf('e\u0301')], [3, 4, 1])
  assert.equal(cut('漢字漢字', 5), '漢字…')
  assert.equal(padLeft('漢', 4), '  漢')
  assert.deepEqual(setInLines('en to tre', 5), ['en to', 'tre'])
})
