import assert from 'node:assert/strict'
import { test } from 'node:test'

import { splitFrontMatter } from './frontmatter.ts'

const split = (text: string) => splitFrontMatter('n.md', text)

test('YAML as Jekyll writes it; every line keeps its number', () => {
  const { matter, body } = split('---\ntitle: "Privat: liv"\nlayout: page\ntags: [a]\n---\ntekst\n')
  assert.deepEqual(matter, { title: 'Privat: liv', description: null, note: null })
  assert.equal(body.split('\n').indexOf('tekst'), 5)
})

test('TOML as Hugo writes it', () => {
  const { matter } = split(
    '+++\ntitle = "Privat\\u006civ" # x\ndescription = \'a \\ b\'\ndate = 2026-01-01\n[menu]\nnote = 3\n+++\nx',
  )
  assert.deepEqual(matter, { title: 'Privatliv', description: 'a \\ b', note: null })
})

test('no front matter, and a rule later on, are text', () => {
  assert.deepEqual(split('Hej\n\n---\n\nigen').body, 'Hej\n\n---\n\nigen')
})

test('front matter that does not end, and broken keys, are refused with their place', () => {
  assert.throws(() => split('---\ntitle: x\n'), /n\.md:1:1: expected front matter to end with a line ---/)
  assert.throws(
    () => split('+++\nx = 1\ntitle = [1]\n+++\n'),
    /n\.md:3:1: front matter: expected text in quotes/,
  )
  assert.throws(
    () => split('---\ntitle: Privacy: ours\n---\n'),
    /n\.md:2:8: front matter: .*\n {2}hint: .*colon/,
  )
  assert.throws(() => split('---\na: 1\ntitle: "x\n---\n'), /n\.md:\d+:\d+: front matter: missing closing/)
})
