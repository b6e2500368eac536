// Makes weights.bin anew: `node weights/da-names/train.ts TRAIN.iob2 [OUT]`. The same data, lists and code give the same bytes.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256, toHex } from '../../src/core/bytes.ts'
import { formatModel } from '../../src/detect/names/model.ts'
import { listsOf } from '../../src/detect/names/tagger.ts'
import { makeRows, parseExamples } from './data.ts'
import { learn } from './learn.ts'
import { makeLists } from './lists.ts'
import { settings } from './settings.ts'

const [path, out = join(import.meta.dirname, 'weights.bin')] = process.argv.slice(2)
if (path === undefined) {
  console.error(
    'expected the training data, got nothing\nhint: node weights/da-names/train.ts da_ddt-ud-train.iob2',
  )
  process.exit(1)
}
const rows = parseExamples(readFileSync(path, 'utf8')).flatMap(makeRows)
const list = makeLists(rows, settings.commonLeast)
const bytes = formatModel(learn(rows, list, listsOf(list), settings))
writeFileSync(out, bytes)
console.log(`${out}: ${bytes.length} bytes, sha256 ${toHex(sha256(bytes))}`)
