// What rules alone find: without weights, in either language.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openNames } from './names.ts'

const names = openNames(null)
const shown = (text: string): readonly string[] =>
  names
    .find(text)
    .map(({ start, end, confidence, context }) => `${text.slice(start, end)} ${confidence} ${context}`)

const cases: readonly (readonly [string, readonly string[]])[] = [
  // A listed first name with a last name behind it, in any text.
  ['{"author":"Deborah Kuhn","id":7}', ['Deborah Kuhn likely bare']],
  ['user=Oliver P. Hansen;role=admin', ['Oliver P. Hansen likely bare']],
  ['Oliver Twistmaker', []],
  ['deborah kuhn', []],
  // Titles.
  ['Han mødte hr. Ravnholt på gangen.', ['Ravnholt likely named']],
  ['It was Dr. Wiśniewska who called.', ['Wiśniewska likely named']],
  ['the dr. was not in', []],
  // Greetings.
  ['Hej Sørine, tak for sidst', ['Sørine likely named']],
  ['Hello World', ['World likely named']],
  ['Kære alle', []],
  ['Dear Sir', []],
  // Fields of a header or a form, also where the line is no prose.
  ['From: Yrsa Plovmand <yp@example.dk>', ['Yrsa Plovmand likely named']],
  ['Att.: Yrsa Plovmand', ['Yrsa Plovmand likely named']],
  ['Navn: Ludwig van der Bøgh', ['Ludwig van der Bøgh likely named']],
  ['From: 192.0.2.7', []],
  ['To: <list@example.dk>', []],
  // The end of a letter.
  ['Vi ses.\n\nMed venlig hilsen\n\nYrsa Plovmand\nLeder', ['Yrsa Plovmand likely named']],
  ['See you then.\n\nBest regards,\nOvidia\n', ['Ovidia likely named']],
  ['Mvh\nVi har lukket i morgen', []],
  // In English prose a first name on its own is possible, unless it is another word too.
  ['I have not seen Deborah since then.', ['Deborah possible bare']],
  ['I have not seen Will since May, and Grace is what it is.', []],
  ['Will this be what you were looking for?', []],
  // Neither a name nor prose.
  ['INSERT INTO Grant VALUES (1);', []],
  ['const Max = Math.max(a, b)', []],
]
for (const [text, expected] of cases)
  test(JSON.stringify(text), () => assert.deepEqual(shown(text), expected))
