// Ours as people have it, for bench/traffic.ts: one file and its second thread's, bundled as `npm run package` bundles the program
// (setup/package.mjs). From the sources Node would strip types first, in every thread: memory and time of a checkout, not of a program.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** Answers the file to be run. */
export async function bundleOurs(into: string): Promise<string> {
  writeFileSync(join(into, 'package.json'), '{"type":"module"}\n')
  await build({
    absWorkingDir: join(import.meta.dirname, '../..'),
    entryPoints: { ours: 'bench/traffic/ours.ts', 'traffic-half': 'src/traffic/count/half.ts' },
    outdir: into,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
  })
  return join(into, 'ours.js')
}
