// Mount tables as Linux writes them, and what is said about each kind of file system.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { inspectMount, judge, type Mount, mountOf, parseMounts } from './mount.ts'

const table = `22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,errors=remount-ro
23 22 0:21 / /proc rw,nosuid - proc proc rw
24 22 0:30 / /tmp rw shared:2 master:1 - tmpfs tmpfs rw,size=1024k
25 22 8:17 /sub /srv/two\\040words rw - btrfs /dev/sdb1 rw,space_cache
26 22 7:0 / /srv/journal rw - ext4 /dev/loop0 rw,data=journal
27 22 0:40 / /srv rw - overlay overlay rw,lowerdir=/a,upperdir=/b
28 22 8:33 / /srv rw - xfs /dev/sdc1 rw
`
const mounts = parseMounts(table)
const typeAt = (path: string): string | undefined => mountOf(path, mounts)?.type

test('a path lies below the longest mount point, the later of two', () => {
  assert.equal(typeAt('/'), 'ext4')
  assert.equal(typeAt('/var/lib/ordholden'), 'ext4')
  assert.equal(typeAt('/tmp'), 'tmpfs')
  assert.equal(typeAt('/tmpfoo'), 'ext4')
  assert.equal(typeAt('/srv/two words/x'), 'btrfs')
  assert.equal(typeAt('/srv/journal'), 'ext4')
  assert.equal(typeAt('/srv/other'), 'xfs')
  assert.equal(mountOf('/x', []), null)
})

test('each kind of file system is judged', () => {
  const judged = (type: string, options: readonly string[] = []) =>
    judge({ device: '8:1', point: '/', type, options }).because
  for (const type of ['ext2', 'ext3', 'ext4', 'xfs']) assert.equal(judged(type), null, type)
  assert.equal(judged('ext4', ['rw', 'data=ordered']), null)
  assert.equal(judged('ext4', ['rw', 'data=journal']), 'data-journal')
  const expected = {
    btrfs: 'copy-on-write',
    zfs: 'copy-on-write',
    f2fs: 'log-structured',
    overlay: 'overlay',
    tmpfs: 'memory',
    nfs: 'network',
    nfs4: 'network',
    cifs: 'network',
    '9p': 'network',
    virtiofs: 'network',
    'fuse.sshfs': 'network',
    'fuse.mergerfs': 'translated',
    fuse: 'translated',
    somethingfs: 'unknown-type',
  }
  for (const [type, because] of Object.entries(expected)) assert.equal(judged(type), because, type)
})

test('options in force count where the mount table is silent', () => {
  const mount: Mount = { device: '8:1', point: '/', type: 'ext4', options: ['rw'] }
  assert.equal(judge(mount, ['rw', 'data=ordered']).kind, 'in-place')
  assert.equal(judge(mount, ['rw', 'data=journal']).because, 'data-journal')
})

test('this machine: the folder for temporary files is found in its own table', async () => {
  const own = parseMounts(await readFile('/proc/self/mountinfo', 'utf8'))
  const seen = await inspectMount(tmpdir())
  assert.ok(
    own.some(({ point, type }) => point === seen.mount && type === seen.type),
    JSON.stringify(seen),
  )
})
