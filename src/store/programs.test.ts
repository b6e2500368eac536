// Which PostgreSQL is taken, and that a copy of the fetched one is whole and open to the user it runs as.
// The packages here are stand-ins: a script that names a version. The real ones run in test/contracts.

import assert from 'node:assert/strict'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { copyPrograms, findPrograms, localPrograms } from './programs.ts'

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'ordholden-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function write(path: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, text, { mode })
}

/** Programs that say they are of a version, closed to everyone else. */
function writeBin(bin: string, version: string): void {
  for (const name of ['postgres', 'initdb'])
    write(join(bin, name), `#!/bin/sh\necho "postgres (PostgreSQL) ${version}"\n`, 0o700)
}

function writePackage(folder: string, version: string): string {
  writeBin(join(folder, 'native/bin'), version)
  write(join(folder, 'native/lib/libpq.so.5.18'), 'code')
  write(join(folder, 'native/lib/libpq.a'), 'static code')
  write(join(folder, 'native/lib/pkgconfig/libpq.pc'), 'for compilers')
  write(join(folder, 'native/share/timezone/UTC'), 'data')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  write(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
  write(join(folder, 'package.json'), JSON.stringify({ version: `${version}.0-beta.1` }))
  chmodSync(folder, 0o700)
  return folder
}

test('a copy has what the server needs, with its links, open to whoever runs it', t => {
  const folder = temporary(t)
  const umask = process.umask(0o077)
  t.after(() => process.umask(umask))
  const copied = copyPrograms(writePackage(join(folder, 'package'), '18.4'), join(folder, 'into'))
  const into = join(folder, 'into/18.4.0-beta.1')
  assert.deepEqual(copied, { bin: join(into, 'bin'), version: '18.4', libraries: join(into, 'lib') })
  const names = readdirSync(into, { recursive: true, encoding: 'utf8' }).toSorted()
  assert.deepEqual(names, [
    'bin',
    'bin/initdb',
    'bin/postgres',
    'lib',
    'lib/libpq.so.5',
    'lib/libpq.so.5.18',
    'share',
    'share/timezone',
    'share/timezone/UTC',
  ])
  assert.equal(
    readlinkSync(join(into, 'lib/libpq.so.5')),
    'libpq.so.5.18',
    'beside its file, not into the package',
  )
  const modes = ['..', '.', ...names].map(name => lstatSync(join(into, name)).mode & 0o555)
  for (const [at, mode] of modes.entries())
    assert.equal(mode, /libpq.so.5.18|UTC/.test(['..', '.', ...names][at] ?? '') ? 0o444 : 0o555)
})

test('a copy is made once, and one cut short is neither taken nor left', t => {
  const folder = temporary(t)
  const into = join(folder, 'into')
  const cut = join(into, '.making-1')
  writeBin(join(cut, 'bin'), '18.4')
  const asked = { env: { PATH: '' }, into, dataMajor: 18 }
  const fetched = writePackage(join(folder, 'package'), '18.4')
  const found = findPrograms({ ...asked, fetched })
  assert.equal(found.bin, join(into, '18.4.0-beta.1/bin'))
  assert.deepEqual(readdirSync(into), ['18.4.0-beta.1'])
  rmSync(fetched, { recursive: true })
  assert.deepEqual(findPrograms({ ...asked, fetched: null }), found, 'without the package')
})

test('the newest on the PATH of 15 or later is taken, an older one never', t => {
  const folder = temporary(t)
  for (const version of ['14.9', '97.1', '98.2']) writeBin(join(folder, version), version)
  const on = (...versions: string[]) => ({ PATH: versions.map(version => join(folder, version)).join(':') })
  assert.equal(localPrograms(on('97.1', '98.2'))[0]?.version, '98.2')
  assert.ok(!localPrograms(on('14.9')).some(({ version }) => version === '14.9'))
})

test('data of one version is only given to programs of that version', t => {
  const folder = temporary(t)
  for (const version of ['97.1', '98.2']) writeBin(join(folder, version), version)
  const env = { PATH: `${join(folder, '97.1')}:${join(folder, '98.2')}` }
  const find = (dataMajor: number | null) =>
    findPrograms({ env, fetched: null, into: join(folder, 'into'), dataMajor }).version
  assert.equal(find(null), '98.2')
  assert.equal(find(97), '97.1')
  assert.throws(() => find(96), { code: 'database-refused', message: /PostgreSQL 96 .*got none/ })
})

test('a package whose links lead elsewhere is not copied', t => {
  const folder = temporary(t)
  const fetched = writePackage(join(folder, 'package'), '18.4')
  for (const target of ['native/bin/postgres', '../native/lib/libpq.so.5', 'native/lib/../bin/x']) {
    const links = [{ source: 'native/lib/libpq.so.5.18', target }]
    writeFileSync(join(fetched, 'native/pg-symlinks.json'), JSON.stringify(links))
    assert.throws(() => copyPrograms(fetched, join(folder, 'into')), /expected a link beside its file/)
  }
})
