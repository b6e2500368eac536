// What is asked of a real website (a public sample of 10,000 lines), judged: nearly nothing of it is an attack, and what is was one.
// Found through ORDHOLDEN_DATA; a missing one is a failure under ORDHOLDEN_TOOLS=required, else the test is skipped.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { attackOf, scannerOf } from '../../src/traffic/watch/patterns.ts'

const data = process.env['ORDHOLDEN_DATA'] ?? join(import.meta.dirname, '../../../shared/data')
const sample = join(data, 'traffic/elastic_apache_logs.log')
const required = process.env['ORDHOLDEN_TOOLS'] === 'required'
const skip = existsSync(sample) || required ? false : `no log in ${data} (ORDHOLDEN_DATA)`
const line = /"[A-Z]+ ([^ ?"]+)(?:\?([^ "]*))?[^"]*" \d+ \S+ "[^"]*" "([^"]*)"$/

test('of what a real website is asked, only sign-ins to WordPress where there is none are attacks', {
  skip,
}, t => {
  const asked = new Set<string>()
  const agents = new Set<string>()
  for (const text of readFileSync(sample, 'latin1').split('\n')) {
    const [, path = '', query = '', agent = ''] = line.exec(text) ?? []
    if (path === '') continue
    asked.add(`${path}?${query}`)
    agents.add(agent)
  }
  const attacks = [...asked].filter(text => {
    const mark = text.indexOf('?')
    return attackOf(text.slice(0, mark), text.slice(mark + 1)) !== null
  })
  t.diagnostic(`${asked.size} addresses, ${agents.size} agents, attacks: ${attacks.join(' ')}`)
  assert.ok(asked.size > 1_000 && agents.size > 100)
  assert.deepEqual(
    attacks.filter(text => !text.startsWith('/wp-login.php')),
    [],
  )
  assert.equal(attacks.length, 2)
  assert.deepEqual([...agents].filter(scannerOf), [])
})
