import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { jsonSchema, registerSchema } from './schema.ts'

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
