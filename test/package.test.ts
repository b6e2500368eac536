// What is published: built, linted, packed, installed into an empty folder elsewhere without a registry, and run there.
// And what package.json says of itself: every dependency with its reason, one version everywhere.

import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import PDFDocument from 'pdfkit'
import { fixedClock, systemRandom } from '../src/core/clock.ts'
import { programVersion } from '../src/core/version.ts'
import { weightsFile, weightsFolder } from '../src/detect/names/weights.ts'
import { formatBundle } from '../src/ledger/bundle.ts'
import { commit, parseLeaf } from '../src/ledger/leaf.ts'
import { grow, startLog } from '../src/ledger/ledger.ts'
import { formatVerifierKey, verifierKey } from '../src/ledger/note.ts'
import { hashLeaf } from '../src/ledger/tree.ts'
import { paperFontFiles } from '../src/paper/fonts.ts'
import { assetFiles } from '../src/web/assets.ts'
import { noBrowser } from './journeys/browser.ts'
import { PracticeHosts } from './practice/hosts.ts'
import { spotlessCdn, spotlessSite, spotlessUrl } from './practice/spotless-site.ts'
import { packSevenZip } from './seven-zip.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Manifest {
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
const manifest: Manifest = JSON.parse(read('package.json'))

test('docs/dependencies.md names every dependency with its licence and its reason, and no other', () => {
  const [, atRunTime = '', atDevelopment = ''] = read('docs/dependencies.md').split(/^## /m)
  for (const [section, packages] of [
    [atRunTime, manifest.dependencies],
    [atDevelopment, manifest.devDependencies],
  ] as const) {
    const rows = [...section.matchAll(/^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$/gm)]
    assert.deepEqual(
      rows.map(([, name]) => name),
      Object.keys(packages).sort(),
    )
    for (const [, name, licence = '', reason = ''] of rows) {
      const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }
      assert.equal(licence.trim().toLowerCase(), license.toLowerCase(), `licence of ${name}`)
      assert.ok(reason.trim().length >= 5, `reason of ${name}`)
    }
  }
})

test('every version in package.json is exact', () => {
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
  for (const [name, version] of versions) assert.match(version, /^\d+\.\d+\.\d+(?:-[a-z]+\.\d+)?$/, name)
})

test('the program knows the version of package.json', () => {
  assert.equal(programVersion, manifest.version)
})

describe('the package', () => {
  let folder = ''
  let place = ''
  // Nothing may come from a registry: the package has everything in it.
  const env = {
    PATH: [join(process.execPath, '..'), process.env['PATH'] ?? ''].join(delimiter),
    HOME: process.env['HOME'] ?? '',
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
    LANG: 'en_GB.UTF-8',
  }
  function run(program: string, ...args: readonly string[]): { code: number | null; output: string } {
    const ran = spawnSync(program, args, { cwd: place, env, encoding: 'utf8', timeout: 120_000 })
    return { code: ran.status, output: `${ran.stdout}${ran.stderr}` }
  }

  /** While this process answers what the program asks. */
  async function runBeside(program: string, ...args: readonly string[]) {
    const ran = await promisify(execFile)(program, args, { cwd: place, env, timeout: 120_000 }).catch(
      fault => fault,
    )
    return { code: ran.code ?? 0, output: `${ran.stdout}${ran.stderr}` }
  }

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ordholden-package-'))
    place = join(folder, 'elsewhere')
    mkdirSync(place)
    const built = run(process.execPath, join(root, 'setup/package.mjs'), join(folder, 'dist'))
    assert.equal(built.code, 0, built.output)
    const installed = run(
      'npm',
      'install',
      '--ignore-scripts',
      '--no-audit',
      join(folder, `ordholden-${manifest.version}.tgz`),
    )
    assert.equal(installed.code, 0, installed.output)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('is all there is: it brings no other package', () => {
    const names = readdirSync(join(place, 'node_modules')).filter(name => !name.startsWith('.'))
    assert.deepEqual(names, ['ordholden'])
  })

  test('its threads read a mail, and are ready to read letters, out of itself', () => {
    const program = `
      const { Worker } = require('node:worker_threads')
      const { createRequire } = require('node:module')
      const { dirname, join } = require('node:path')
      const inside = process.argv[1]
      const find = createRequire(join(inside, 'main.js'))
      const apart = new Worker(join(inside, 'detect-apart.js'))
      apart.on('message', piece => { console.log(piece.text); apart.terminate() })
      apart.postMessage({ format: 'mail', bytes: new Uint8Array(Buffer.from('Subject: =?utf-8?Q?=C3=A6ble?=\\n\\n')) })
      const letters = new Worker(join(inside, 'detect-letters.js'))
      const langPath = join(dirname(find.resolve('@tesseract.js-data/dan/package.json')), '4.0.0_best_int')
      const steps = [
        ['load', { options: { lstmOnly: 1 } }],
        ['loadLanguage', { langs: 'dan', options: { langPath, cacheMethod: 'none', gzip: true, lstmOnly: 1 } }],
        ['initialize', { langs: 'dan', oem: 1 }],
      ]
      const next = () => {
        const [action, payload] = steps.shift() ?? []
        if (action === undefined) { console.log('ready'); letters.terminate() }
        else letters.postMessage({ workerId: 'a', jobId: action, action, payload })
      }
      letters.on('message', ({ status, data }) => {
        if (status === 'resolve') next()
        if (status === 'reject') { console.log(data); letters.terminate() }
      })
      next()`
    const ran = run(process.execPath, '-e', program, join(place, 'node_modules/ordholden'))
    assert.deepEqual(ran.output.trim().split(/\n+/).sort(), ['Subject: æble', 'ready'])
  })

  test('carries the licence of each package bundled into it', () => {
    const licences = readFileSync(join(place, 'node_modules/ordholden/LICENSES.txt'), 'utf8')
    const some = ['hono', 'kysely', 'pdfkit', 'pg', 'yaml', 'zod']
    const fonts = ['@fontsource-variable/inter', '@expo-google-fonts/inter']
    for (const name of [...some, ...fonts]) assert.match(licences, new RegExp(`^# ${name} \\d`, 'm'))
    for (const name of fonts)
      assert.match(licences.split(`# ${name} `)[1]?.split('\n# ')[0] ?? '', /SIL OPEN FONT LICENSE/i, name)
    const texts = licences.split(/^# /m).slice(1)
    for (const text of texts) assert.match(text, /licen[cs]e|permi(?:ssion|tted)/i, text.split('\n')[0])
  })

  test('has the fonts its pages and documents are set in beside the program', () => {
    const there = readdirSync(join(place, 'node_modules/ordholden'))
    for (const name of [...assetFiles, ...paperFontFiles]) assert.ok(there.includes(name), name)
  })

  test('carries the weights for names, byte for byte, with the licence they are under', () => {
    const shipped = join(place, 'node_modules/ordholden', weightsFolder)
    assert.deepEqual(
      readFileSync(join(shipped, weightsFile)),
      readFileSync(join(root, weightsFolder, weightsFile)),
    )
    assert.match(readFileSync(join(shipped, 'LICENSE'), 'utf8'), /CC BY-SA 4\.0/)
    assert.ok(readFileSync(join(shipped, 'README.md'), 'utf8').includes('train.ts'))
  })

  test('carries the second verifier, byte for byte', () => {
    const shipped = readFileSync(join(place, 'node_modules/ordholden/verifier/verify.html'), 'utf8')
    assert.equal(shipped, read('verifier/verify.html'))
  })

  test('finds what is personal in a PDF and a 7z, and masks it', async () => {
    const document = new PDFDocument({ compress: false })
    const parts: Uint8Array[] = []
    document.on('data', (part: Uint8Array) => parts.push(part))
    document.text('CPR-nr.: 010203-0000')
    document.end()
    await once(document, 'end')
    writeFileSync(join(place, 'letter.pdf'), Buffer.concat(parts))
    const found = run('npx', '--no-install', 'ordholden', 'detect', 'letter.pdf', '--kinds', 'cpr')
    assert.match(found.output, /page 1 +CPR number +certain/)
    writeFileSync(join(place, 'letter.7z'), packSevenZip('letter.txt', Buffer.from('CPR-nr.: 010203-0000\n')))
    const packed = run('npx', '--no-install', 'ordholden', 'detect', 'letter.7z', '--kinds', 'cpr')
    assert.match(packed.output, /letter\.7z › letter\.txt\n +line 1 +CPR number/)
    const masked = run(
      ...([
        'npx',
        '--no-install',
        'ordholden',
        'redact',
        'letter.pdf',
        '--out',
        'masked.pdf',
        '--yes',
      ] as const),
    )
    assert.match(masked.output, /1 place masked in masked\.pdf/)
  })

  test('anonymises a table in the threads it carries, and verifies it', () => {
    const rows = Array.from(
      { length: 6_000 },
      (_, at) => `${18 + ((at * 7) % 60)},${at % 2},${(at * 13) % 4}`,
    )
    writeFileSync(join(place, 'persons.csv'), ['age,sex,illness', ...rows, ''].join('\n'))
    const asked = ['--quasi', 'age,sex', '--sensitive', 'illness', '--k', '5', '--l', '2']
    const command = ['--no-install', 'ordholden', 'anonymise']
    const made = run(
      'npx',
      ...[...command, 'table', 'persons.csv', ...asked],
      ...['--part-rows', '1000', '--out', 'released.csv'],
    )
    assert.equal(made.code, 0, made.output)
    assert.match(made.output, /wrote released\.csv \(6,000 rows\)/)
    const verified = run('npx', ...command, 'verify', 'released.csv', ...asked)
    assert.match(verified.output, /Held: 6,000 rows in/)
    assert.equal(verified.code, 0)
  })

  test('npx ordholden --help lists the commands', () => {
    const { code, output } = run('npx', '--no-install', 'ordholden', '--help')
    assert.equal(code, 0, output)
    for (const command of ['serve', 'check', 'board', 'verify', 'export', 'doctor'])
      assert.match(output, new RegExp(`\\b${command}\\b`))
  })

  test('npx ordholden --version says the version', () => {
    assert.equal(
      run('npx', '--no-install', 'ordholden', '--version').output.trim(),
      `ordholden ${manifest.version}`,
    )
  })

  test('npx ordholden site audit visits a site with the browser of the machine', {
    skip: noBrowser,
  }, async t => {
    const web = await PracticeHosts.start(spotlessSite, new Date())
    t.after(() => web.close())
    const ca = join(folder, 'practice.pem')
    writeFileSync(ca, web.certificate.cert)
    const route = `*:443:127.0.0.1:${web.route().port}`
    const command = ['--no-install', 'ordholden', 'site', 'audit', spotlessUrl, '--no-sandbox', '--json']
    const { code, output } = await runBeside(
      'npx',
      ...command,
      '--settle',
      '1',
      '--resolve',
      route,
      '--ca',
      ca,
    )
    assert.equal(code, 2, output)
    assert.match(output, /"parties\/undeclared"/)
    assert.deepEqual(web.reached, [spotlessCdn, new URL(spotlessUrl).host])
  })

  test('npx ordholden verify checks a bundle: 3 at first sight, 0 once it remembers, 4 after one changed bit', async () => {
    const { bundle, key } = await makeBundle()
    const file = join(folder, 'bundle.zip')
    writeFileSync(file, bundle)
    const verify = () =>
      run(
        'npx',
        '--no-install',
        'ordholden',
        'verify',
        file,
        '--key',
        key,
        '--memory',
        join(folder, 'memory.json'),
      )
    const first = verify()
    assert.equal(first.code, 3, first.output)
    assert.match(first.output, /rollback/)
    const second = verify()
    assert.equal(second.code, 0, second.output)
    const middle = bundle.length >> 1
    bundle[middle] = (bundle[middle] ?? 0) ^ 1
    writeFileSync(file, bundle)
    const third = verify()
    assert.equal(third.code, 4, third.output)
  })
})

/** A log of three leaves under a fresh key, handed over whole. */
async function makeBundle(): Promise<{ bundle: Uint8Array; key: string }> {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32))
  const key = verifierKey('example.dk/log', publicKey)
  const signer = {
    key,
    sign: async (message: Uint8Array) => new Uint8Array(sign(null, message, pair.privateKey)),
  }
  const clock = fixedClock('2026-11-01T08:00:00.000Z')
  const made = [1, 2, 3].map(look => {
    const evidence = { look }
    return { evidence, ...commit('look', evidence, clock, systemRandom) }
  })
  const leaves = made.map(({ leaf }) => leaf)
  const { checkpoint } = await grow(await startLog(signer), leaves, signer)
  const evidence = new Map(
    made.map(({ leaf, secret, evidence }, index) => [
      index,
      { leaf: parseLeaf(leaf), opening: { evidence, secret } },
    ]),
  )
  const content = { key: formatVerifierKey(key), checkpoint, hashes: leaves.map(hashLeaf), evidence }
  return { bundle: await formatBundle(content), key: content.key }
}
