import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { z } from 'zod'

import { fieldKinds } from '../core/field-kinds.ts'
import { logFormats } from '../core/log-formats.ts'
import { jsonSchema, registerSchema } from './schema.ts'
import { site } from './site-entry.ts'
import { source, traffic } from './traffic-entry.ts'

const reference = new URL('../../docs/reference/', import.meta.url)
const published = readFileSync(new URL('register.schema.json', reference), 'utf8')

test('the published JSON Schema is the schema of the code', () => {
  assert.equal(
    published,
    `${JSON.stringify(jsonSchema(), null, 2)}\n`,
    'print it again: node -p "JSON.stringify(jsonSchema(), null, 2)" with src/register/schema.ts',
  )
})

test('every key of the register stands in its reference', () => {
  const text = readFileSync(new URL('register.md', reference), 'utf8')
  for (const key of Object.keys(registerSchema.shape)) assert.ok(text.includes(`\`${key}\``), key)
  const [, keys = ''] = text.split('## Keys')
  const headed = [...(keys.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(match => match[1])
  assert.deepEqual(headed.toSorted(), Object.keys(registerSchema.shape).toSorted())
})

test('every key of a website, and every kind of field, stands in the reference', () => {
  const text = readFileSync(new URL('register.md', reference), 'utf8')
  const [, besides = ''] = text.split('## What a website says besides')
  const told = besides.split('\n## ')[0] ?? ''
  const known = new Set(['id', 'url', 'status', 'accepted'])
  for (const key of Object.keys(site.shape).filter(each => !known.has(each)))
    assert.match(told, new RegExp(`^\\| \`${key}\` \\|`, 'm'))
  for (const kind of fieldKinds) assert.ok(told.includes(`\`${kind}\``), kind)
})

test('the example of a website in the reference is one', () => {
  const text = readFileSync(new URL('register.md', reference), 'utf8')
  const [, yaml = ''] = /```yaml\n(sites:\n[\s\S]*?)```/.exec(text) ?? []
  const { sites } = z.object({ sites: z.array(site) }).parse(parse(yaml))
  assert.equal(sites[0]?.fields?.length, 2)
})

test('every key of traffic and every format stands in the reference, and its example is one', () => {
  const text = readFileSync(new URL('register.md', reference), 'utf8')
  const [, besides = ''] = text.split('## What traffic says')
  const told = besides.split('\n## ')[0] ?? ''
  const entry = new Set(['id', 'name', 'kind', 'status', 'accepted'])
  const keys = [...Object.keys(traffic.shape), ...Object.keys(source.shape).filter(each => !entry.has(each))]
  for (const key of keys) assert.match(told, new RegExp(`^\\| \`${key}\` \\|`, 'm'))
  for (const format of logFormats) assert.ok(told.includes(`\`${format}\``), format)
  const [, yaml = ''] = /```yaml\n(traffic:\n[\s\S]*?)```/.exec(told) ?? []
  assert.equal(z.object({ traffic }).parse(parse(yaml)).traffic.sources.length, 2)
})
