// A program that is started for every point of a crash test, made into one file first: of some eight hundred modules one is
// left to be found, stripped of types and read, under strace a third of the time of a start. Every line of it is still ours.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { build } from 'esbuild'

export interface OneFile {
  readonly path: string
  /** Compiled once: where Node keeps what it made of the file. */
  readonly env: { readonly NODE_COMPILE_CACHE: string }
}

/** Removed when this process's tests are over. */
export async function makeOneFile(program: string): Promise<OneFile> {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-program-'))
  after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'program.mjs')
  await build({
    ...{ entryPoints: [program], outfile: path, logLevel: 'error' },
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node24', external: ['pg-native'] },
    // As in setup/package.mjs: CommonJS packages inside ask for Node's modules by `require`.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'\nconst require = makeRequire(import.meta.url)",
    },
  })
  const env = { NODE_COMPILE_CACHE: join(folder, 'compiled') }
  // Told nothing to do it ends at once, compiled: what Node writes for that is never among the writes that are counted.
  spawnSync(process.execPath, [path], { env: { ...process.env, ...env } })
  return { path, env }
}
