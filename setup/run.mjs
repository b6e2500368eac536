// `npm run ordholden | check | crash | hostile | soak | bench | package`. None of them installs anything on the machine.
// Sizes of crash, hostile and soak runs come from the environment: docs/reference/configuration.md names them.
// Proven by test/setup.test.ts and test/package.test.ts.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkStatically, findTests, runTests } from './commands.mjs'
import { prepare, root } from './prepare.mjs'
import { runHere } from './programs.mjs'
import { main, Trouble } from './say.mjs'

/** @typedef {import('./prepare.mjs').Prepared} Prepared */

/** @type {Record<string, ((prepared: Prepared, rest: readonly string[]) => Promise<number>) | undefined>} */
const commands = {
  async check(prepared) {
    const failed = await checkStatically(prepared)
    return runTests(
      [...findTests('src'), 'test/tidy.test.ts', 'test/words.test.ts', 'test/reference.test.ts'],
      prepared,
      failed,
    )
  },
  crash: prepared => runFolder('test/crash', prepared),
  hostile: prepared => runFolder('test/hostile', prepared),
  soak: prepared => runFolder('test/soak', prepared),
  bench,
  /** The program itself, from a checkout: with the Node and PostgreSQL that setup brought. */
  ordholden: ({ node, env }, rest) =>
    runHere(node, [join(root, 'src', 'cli', 'main.ts'), ...rest], { cwd: root, env }),
  package: ({ node, env }, rest) =>
    runHere(node, [join(root, 'setup', 'package.mjs'), ...rest], { cwd: root, env }),
}

/**
 * @param {string} folder
 * @param {Prepared} prepared
 */
async function runFolder(folder, prepared) {
  if (!existsSync(join(root, folder)))
    throw new Trouble(`expected tests in ${folder}, got no such folder`, 'use npm test')
  return runTests(findTests(folder), prepared)
}

/**
 * Every benchmark in turn, or those named. Each prints its figures with the machine and the date.
 * @param {Prepared} prepared
 * @param {readonly string[]} names
 */
async function bench({ node, env }, names) {
  const files = readdirSync(join(root, 'bench'))
    .filter(file => /\.(?:ts|mjs)$/.test(file))
    .sort()
  const wanted = files.filter(file => names.length === 0 || names.includes(file.replace(/\.\w+$/, '')))
  let worst = 0
  for (const file of wanted)
    worst = Math.max(worst, await runHere(node, [join(root, 'bench', file)], { cwd: root, env }))
  return worst
}

await main(async () => {
  const [name = '', ...rest] = process.argv.slice(2)
  const command = commands[name]
  if (command === undefined)
    throw new Trouble(
      `expected one of ${Object.keys(commands).join(', ')}, got ${name || 'nothing'}`,
      'npm run check',
    )
  return command(await prepare({ programs: null, asIs: true, bothServers: false }), rest)
})
