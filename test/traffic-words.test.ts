// Every measure of traffic and every detail of the closed lists has a name in both languages, and no name is left over.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Words } from '../src/core/language.ts'
import {
  attackWords,
  botWords,
  deliveredToWords,
  deliveryWords,
  errorLevelWords,
  measureWords,
  oddityWords,
  rejectionWords,
  serviceWords,
  sideWords,
  signInWords,
  tableWords,
  tlsWords,
} from '../src/language/traffic-measures.ts'
import { measures } from '../src/traffic/tally.ts'
import { textTables } from '../src/traffic/visitors.ts'

/** The details of a measure with two halves: `smtp-failed` is of a service and an outcome. */
const paired = (first: Readonly<Record<string, Words>>, second: Readonly<Record<string, Words>>) =>
  Object.keys(first).flatMap(one => Object.keys(second).map(other => `${one}-${other}`))

const named: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['measures', Object.keys(measures), Object.keys(measureWords)],
  ['tables', textTables, Object.keys(tableWords)],
  ['bot', measures.bot, Object.keys(botWords)],
  ['attack', measures.attack, Object.keys(attackWords)],
  ['rejected', measures.rejected, Object.keys(rejectionWords)],
  ['server-error', measures['server-error'], Object.keys(errorLevelWords)],
  ['delivery', measures.delivery, paired(deliveryWords, deliveredToWords)],
  ['encrypted', measures.encrypted, paired(sideWords, tlsWords)],
  ['connected', measures.connected, Object.keys(sideWords)],
  ['sign-in', measures['sign-in'], paired(serviceWords, signInWords)],
  ['oddity', measures.oddity, paired(serviceWords, oddityWords)],
]

for (const [name, details, words] of named)
  test(`${name}: each has a name, and each name is of one`, () => {
    assert.deepEqual(words.toSorted(), details.toSorted())
  })
