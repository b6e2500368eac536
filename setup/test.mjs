// `npm test`: brings what is missing, then types, lint and every test. Words after `--` name single test files.
// `--as-is` installs nothing on the machine; ORDHOLDEN_TOOLS=required (as in CI) makes a missing program a failure.
// Proven by test/clones.test.ts.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkStatically, findTests, runTests } from './commands.mjs'
import { everythingRequired, prepare, readArguments, root } from './prepare.mjs'
import { main, Trouble } from './say.mjs'

await main(async () => {
  const { asIs, rest } = readArguments(process.argv.slice(2))
  const unknown = rest.find(word => !existsSync(join(root, word)))
  if (unknown !== undefined)
    throw new Trouble(
      `expected test files from the root of the checkout, got ${unknown}`,
      'npm test -- test/policy.test.ts',
    )
  const prepared = await prepare({ programs: 'test', asIs, bothServers: everythingRequired })
  const failed = rest.length > 0 ? [] : await checkStatically(prepared)
  if (prepared.advice !== null)
    console.log(`some tests are skipped; this would bring what they need: ${prepared.advice}`)
  return runTests(rest.length > 0 ? rest : findTests('src', 'test'), prepared, failed)
})
