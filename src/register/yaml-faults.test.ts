import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Refusal } from '../core/refusal.ts'
import { readYaml } from './yaml.ts'

function faultOf(text: string): string {
  try {
    readYaml('register.yaml', text)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [fault] = error.faults
    return `${fault?.place?.line}:${fault?.place?.column} ${fault?.message} | ${fault?.hint}`
  }
  return 'no fault'
}

const mistakes: readonly (readonly [string, string, RegExp])[] = [
  ['a tab', 'a:\n\t- b', /^2:1 expected spaces to indent with, got a tab/],
  [
    'a colon in the words',
    'name: Bilag: faktura',
    /^1:7 expected one key and its value, got a second colon.*quotes around/,
  ],
  ['a bracket left open', 'a: [1, 2', /close the quote, bracket or brace|closed before the next/],
  ['a brace left open', 'a: {da: Kunder, en: Customers\nb: 1', /closed before the next|close the quote/],
  ['a quote left open', 'a: "b', /^1:6 expected the end of what was opened.*close the quote/],
  ['a quote inside quotes', "a: 'it's'", /^1:8 expected the entry to end here.*quote inside quotes/],
  ['a sign at the start', 'a: @firma', /^1:4 expected words, got a sign.*quotes around/],
  [
    'another indent',
    'a: 1\n b: 2',
    /^1:4 expected one key and its value, got a second colon.*in the same column/,
  ],
  ['a backslash', 'a: "C:\\Data"', /backslash.*single quotes/],
  ['a second document', 'a: 1\n---\nb: 2', /one register, got a second document/],
]

for (const [name, text, expected] of mistakes)
  test(`${name} is named where it stands, with what to do`, () => assert.match(faultOf(text), expected))

test('what nobody writes by hand keeps the words of the parser', () =>
  assert.match(
    faultOf('a: &x &y 1'),
    /^1:7 a node can have at most one anchor \| the file is not well-formed/,
  ))
