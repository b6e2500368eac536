// `npm run package`: one folder that is a whole package, with every dependency bundled, and its tarball beside it.
// A command in TypeScript cannot run from node_modules (Node strips types nowhere below it), so esbuild makes one file.
// docs/dependencies.md says why the package has no dependencies of its own. Proven by test/package.test.ts.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { runNpm } from './npm.mjs'
import { root } from './prepare.mjs'
import { entries } from './programs.mjs'
import { main, megabytes, step, Trouble } from './say.mjs'

/** What lies beside the program in the package, from the checkout's root. */
const documents = ['README.md', 'CHANGELOG.md', 'SECURITY.md', 'LICENSE']
const examples = 'examples/welcomesecurity'
const secondVerifier = 'verifier/verify.html'
/** Under a licence of their own, so they stay a folder of their own. */
const weights = ['weights.bin', 'LICENSE', 'README.md'].map(name => `weights/da-names/${name}`)

/** WebAssembly that is read from beside the program. */
const wasm = ['@embedpdf/pdfium/dist/pdfium.wasm']

/** Packages that look for their own files beside themselves: they go along as they are, inside the package's own folder. */
const carried = [
  'playwright-core',
  'tesseract.js-core',
  '@tesseract.js-data/dan',
  '@tesseract.js-data/eng',
  'libarchive-wasm',
]

/** Of those, what nobody asks for: viewers of traces, the forms of Tesseract and of its languages that are not used. */
const leftBehind =
  /playwright-core\/lib\/vite|tesseract\.js-core\/tesseract-core(?!.*-lstm\.(?:js|wasm)$)|tesseract\.js-data\/[a-z]+\/4\.0\.0(?:\/|$)/

// CommonJS packages inside ask for Node's modules by `require`, which a module does not have. Named so that it is nobody
// else's: a package inside imports `createRequire` too.
const banner = `#!/usr/bin/env node
import { createRequire as makeRequire } from 'node:module'
const require = makeRequire(import.meta.url)`

/**
 * Builds the package into a folder and packs it; answers the tarball's path.
 * @param {string} out a folder that is made anew
 */
export async function makePackage(out) {
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const bundled = await step('bundle', () => bundle(out))
  writeFileSync(join(out, 'LICENSES.txt'), readLicences(bundled))
  await copyFiles(out)
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(describePackage(), null, 2)}\n`)
  await step('publint', () => lint(out))
  for (const name of carried) carry(name, out)
  return step('pack', () => pack(out))
}

/**
 * @param {string} out
 * @returns {Promise<readonly string[]>} the folders of the packages that went in
 */
async function bundle(out) {
  const result = await build({
    absWorkingDir: root,
    // The others are what a thread begins with, of a log, a table or a text: it looks for it beside the program.
    entryPoints: {
      main: 'src/cli/main.ts',
      'traffic-half': 'src/traffic/count/half.ts',
      'anonymise-part': 'src/anonymise/large/part-thread.ts',
      // What may mean harm is read in one, letters in pictures in the other.
      'detect-apart': 'src/detect/files/apart-thread.ts',
      'detect-letters': 'node_modules/tesseract.js/src/worker-script/node/index.js',
      'detect-half': 'src/detect/scan/half.ts',
      'redact-pdf': 'src/anonymise/redact/pdf-thread.ts',
    },
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // pg looks for its native twin and does without.
    external: ['pg-native', ...carried],
    banner: { js: banner },
    legalComments: 'none',
    metafile: true,
    logLevel: 'silent',
  })
  const folders = Object.keys(result.metafile.inputs).flatMap(
    file => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [],
  )
  return [...new Set(folders)].sort()
}

/** @param {readonly string[]} folders of bundled packages */
function readLicences(folders) {
  const fonts = [
    '@expo-google-fonts/inter',
    '@expo-google-fonts/source-serif-4',
    '@fontsource-variable/inter',
    '@fontsource-variable/source-serif-4',
  ].map(name => `node_modules/${name}`)
  return [...folders, ...fonts].map(readLicence).join('\n')
}

/** @param {string} folder */
function readLicence(folder) {
  const { name, version, license, author } = readPackage(join(root, folder, 'package.json'))
  const files = entries(join(root, folder)).filter(entry => /^licen[cs]e/i.test(entry))
  // A line that begins with # is where the next package begins.
  const texts = files.map(file =>
    readFileSync(join(root, folder, file), 'utf8')
      .trim()
      .replaceAll(/^#+ /gm, ''),
  )
  // Some packages name their licence and carry no text of it: then its standard text holds.
  const holder = typeof author === 'string' ? author : JSON.stringify(author ?? 'its contributors')
  const standard = `Copyright ${holder}. Text: https://spdx.org/licenses/${license}.html`
  return `# ${name} ${version} (${license})\n\n${texts.join('\n\n') || standard}\n`
}

/**
 * The style, the fonts, the example, the second verifier and the weights for names. The program finds them beside itself.
 * @param {string} out
 */
async function copyFiles(out) {
  const { assetFiles, checkoutFolders } = await import('../src/web/assets.ts')
  const { paperFontFiles, paperFontFolders } = await import('../src/paper/fonts.ts')
  const folders = [...checkoutFolders, ...paperFontFolders]
  for (const name of [...assetFiles, ...paperFontFiles]) {
    const from = folders.find(folder => entries(folder).includes(name))
    if (from === undefined) throw new Error(`${name}: expected one of the assets, got none`)
    cpSync(join(from, name), join(out, name))
  }
  cpSync(join(root, examples), join(out, examples), { recursive: true })
  cpSync(join(root, secondVerifier), join(out, secondVerifier))
  for (const name of [...documents, ...weights]) cpSync(join(root, name), join(out, name))
  for (const name of wasm) cpSync(join(root, 'node_modules', name), join(out, basename(name)))
}

/**
 * As it was published, with its licence; without what is left behind.
 * @param {string} name
 * @param {string} out
 */
function carry(name, out) {
  const from = join(root, 'node_modules', name)
  const filter = (/** @type {string} */ file) => !leftBehind.test(file)
  cpSync(from, join(out, 'node_modules', name), { recursive: true, dereference: true, filter })
}

/** The package's own package.json: what the checkout says of itself, without what only a checkout needs. */
function describePackage() {
  const { name, version, description, license, engines, keywords } = readPackage(join(root, 'package.json'))
  const versionOf = (/** @type {string} */ each) =>
    readPackage(join(root, 'node_modules', each, 'package.json'))['version']
  return {
    name,
    version,
    description,
    license,
    keywords,
    type: 'module',
    bin: { ordholden: 'main.js' },
    engines,
    dependencies: Object.fromEntries(carried.map(each => [each, versionOf(each)])),
    bundleDependencies: carried,
  }
}

/** @param {string} file */
const readPackage = file => /** @type {Record<string, unknown>} */ (JSON.parse(readFileSync(file, 'utf8')))

/** @param {string} out */
async function lint(out) {
  const { messages, pkg } = await publint({ pkgDir: out, strict: true, pack: false })
  const said = messages.map(message => formatMessage(message, pkg, { color: false }))
  if (said.length > 0) throw new Trouble(`publint: ${said.join('; ')}`, 'see setup/package.mjs')
}

/** @param {string} out */
async function pack(out) {
  const ended = await runNpm(['pack', '--json', '--pack-destination', dirname(out)], {
    cwd: out,
    env: process.env,
  })
  if (ended.code !== 0) throw new Error(`npm pack: ${ended.output}`)
  const { name, version } = readPackage(join(out, 'package.json'))
  return join(dirname(out), `${name}-${version}.tgz`)
}

if (import.meta.main)
  await main(async () => {
    const tarball = await makePackage(resolve(process.argv[2] ?? join(root, 'dist')))
    console.log(`${relative(process.cwd(), tarball)} · ${megabytes(readFileSync(tarball).length)}`)
    return 0
  })
