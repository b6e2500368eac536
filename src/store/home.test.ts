// Where the home is, and what is refused as one.

import assert from 'node:assert/strict'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { chooseHome, openHome } from './home.ts'

const isRoot = process.getuid?.() === 0
const checkout = '/srv/ordholden'
const choose = (env: Record<string, string>, more: { asked?: string; isRoot?: boolean } = {}) =>
  chooseHome({ env, isRoot: false, checkout, ...more })

const refused = (message: RegExp) => ({ code: 'home-refused', message })

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'ordholden-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755)
  return folder
}

test('what is asked for comes before ORDHOLDEN_HOME, and that before the user’s own place', () => {
  const env = { ORDHOLDEN_HOME: '/srv/home', XDG_STATE_HOME: '/srv/a/state', HOME: '/srv/a' }
  assert.equal(choose(env, { asked: '/srv/asked' }), '/srv/asked')
  assert.equal(choose(env), '/srv/home')
  assert.equal(choose({ ...env, ORDHOLDEN_HOME: '' }), '/srv/a/state/ordholden')
  assert.equal(choose({ HOME: '/srv/a' }), '/srv/a/.local/state/ordholden')
  assert.equal(choose({ XDG_STATE_HOME: 'relative', HOME: '/srv/a' }), '/srv/a/.local/state/ordholden')
  assert.equal(choose({ HOME: '/root' }, { isRoot: true }), '/var/lib/ordholden')
  assert.throws(() => choose({}), refused(/HOME or XDG_STATE_HOME/))
})

test('a home inside the program’s own folder is refused', () => {
  for (const asked of [checkout, `${checkout}/home`, `${checkout}/a/../b`])
    assert.throws(() => choose({}, { asked }), refused(/outside the program/))
  for (const asked of [`${checkout}-home`, '/srv', `${checkout}/../home`]) assert.ok(choose({}, { asked }))
})

test('a path whose sockets would be too long is refused, counted in bytes', () => {
  assert.ok(choose({}, { asked: `/${'a'.repeat(79)}` }))
  assert.throws(() => choose({}, { asked: `/${'a'.repeat(80)}` }), refused(/at most 80 bytes, got 81/))
  assert.throws(() => choose({}, { asked: `/${'å'.repeat(40)}` }), refused(/got 81/))
})

test('a home is made closed, whatever the umask, and found again', t => {
  const path = join(temporary(t), 'a/home')
  const umask = process.umask(0)
  t.after(() => process.umask(umask))
  const home = openHome(path)
  assert.equal(statSync(path).mode & 0o777, isRoot ? 0o711 : 0o700)
  mkdirSync(home.data)
  assert.deepEqual(openHome(path), home)
})

test('a folder with other things in it, a link and a file are refused', t => {
  const folder = temporary(t)
  writeFileSync(join(folder, 'letter'), '')
  symlinkSync(folder, join(folder, 'link'))
  assert.throws(() => openHome(folder), refused(/other things/))
  assert.throws(() => openHome(join(folder, 'link')), refused(/a link or a file/))
  assert.throws(() => openHome(join(folder, 'letter/home')), refused(/got (EEXIST|ENOTDIR)/))
})

test('another user’s folder is refused', { skip: isRoot ? false : 'needs root to give a folder away' }, t => {
  const folder = join(temporary(t), 'home')
  mkdirSync(folder)
  chownSync(folder, 65534, 65534)
  assert.throws(() => openHome(folder), refused(/a folder of user 65534/))
})

test('below a closed folder root’s home is refused: PostgreSQL could not get there', t => {
  const folder = temporary(t)
  chmodSync(folder, 0o700)
  const open = () => openHome(join(folder, 'home'))
  if (isRoot) assert.throws(open, refused(new RegExp(`${folder} closed to others`)))
  else assert.ok(open())
})
