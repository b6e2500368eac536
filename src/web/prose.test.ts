// A policy written in one language only, read in the other: its words say which language they are in (WCAG 2.2, 3.1.2).

import assert from 'node:assert/strict'
import { test } from 'node:test'

import { fixtureApp, fixtureNow } from '../../test/web-fixture.ts'
import { pledgePage } from './pledge-page.ts'
import { policyPage } from './policy-page.ts'
import type { Reader } from './reader.ts'

const english: Reader = { language: 'en', now: new Date(fixtureNow), zone: 'Europe/Copenhagen' }
const danish: Reader = { ...english, language: 'da' }
const app = fixtureApp()

const drawPolicy = async (reader: Reader): Promise<string> =>
  String(await policyPage(reader, await app.policy('da'), await app.board()).body)

test('a text in the other language says so, once in words and at every piece of it', async () => {
  const page = await drawPolicy(english)
  assert.match(page, /<h1 lang="da">/)
  assert.match(page, /The policy is written in Danish only\./)
  const pieces = [...page.matchAll(/<p class="passage"[^>]*>/g)].map(([tag]) => tag)
  assert.ok(pieces.length > 5)
  assert.match(page, /<h[2-4] lang="da">/)
  for (const tag of pieces) assert.match(tag, / lang="da"/)
})

test('a text in the language of the reader says nothing of it', async () => {
  const page = await drawPolicy(danish)
  assert.doesNotMatch(page, / lang=/)
  assert.doesNotMatch(page, /kun skrevet på/)
})

test('a pledge quotes its sentence in the language it is written in', async () => {
  const history = await app.pledge('minimise', 90)
  const sentences = history.line.sentences.map(({ id, text }) => ({ id, text: { ...text, en: null } }))
  const page = String(
    await pledgePage(
      english,
      { ...history, line: { ...history.line, sentences } },
      { controller: 'x', example: false },
      { seen: [], kept: app.traffic.kept() },
    ).body,
  )
  assert.match(page, /<blockquote lang="da"><p>Vi beder kun om det/)
})
