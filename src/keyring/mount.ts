// Whether overwriting a file in place reaches the medium where this folder lies: what the mount table says, as data for doctor.
// Spec: proc_pid_mountinfo(5), ext4(5). Proven by mount.test.ts, and on a real ext4 image by test/crash/keyring.test.ts.
// What lies below a file system (flash translation, thin volumes, snapshots of the host) cannot be seen from here.

import { readFile, readlink, realpath } from 'node:fs/promises'
import { basename } from 'node:path'

/** Why overwriting in place may leave what was there. */
export type Doubt =
  | 'copy-on-write'
  | 'data-journal'
  | 'log-structured'
  | 'overlay'
  | 'memory'
  | 'network'
  | 'translated'
  | 'unknown-type'
  | 'no-mount-table'

export interface Overwriting {
  /** `in-place`: the file system overwrites where it is told to. */
  readonly kind: 'in-place' | 'doubtful'
  readonly because: Doubt | null
  /** The mount point the folder lies below, and its file system. */
  readonly mount: string
  readonly type: string
}

export interface Mount {
  /** `8:1` */
  readonly device: string
  readonly point: string
  readonly type: string
  /** Options of the file system itself, not of this mount of it. */
  readonly options: readonly string[]
}

const inPlace = ['ext2', 'ext3', 'ext4', 'xfs', 'jfs', 'vfat', 'exfat']
const doubts: readonly (readonly [RegExp, Doubt])[] = [
  [/^(?:btrfs|zfs|bcachefs|ocfs2|apfs)$/, 'copy-on-write'],
  [/^(?:f2fs|nilfs2|jffs2|ubifs|logfs)$/, 'log-structured'],
  [/^(?:overlay|overlayfs|aufs|unionfs)$/, 'overlay'],
  [/^(?:tmpfs|ramfs|devtmpfs|rootfs)$/, 'memory'],
  [/^(?:nfs4?|cifs|smb3|smbfs|9p|virtiofs|ceph|glusterfs|afs|lustre|gfs2)$/, 'network'],
  [/^fuse\.(?:sshfs|glusterfs|s3fs|rclone)$/, 'network'],
  [/^(?:fuse|fuseblk|ecryptfs|ntfs3?)(?:\.|$)/, 'translated'],
]

/** Looks where this existing folder lies. Never throws for what cannot be read: that is a doubt. */
export async function inspectMount(folder: string): Promise<Overwriting> {
  const table = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '')
  const mount = mountOf(await realpath(folder).catch(() => folder), parseMounts(table))
  if (mount === null) return { kind: 'doubtful', because: 'no-mount-table', mount: '', type: '' }
  return judge(mount, await ext4Options(mount))
}

/** What a mount and, for ext4, the options in force (`data=ordered`) say. */
export function judge(mount: Mount, inForce: readonly string[] = []): Overwriting {
  const said = { mount: mount.point, type: mount.type }
  const journals = [...mount.options, ...inForce].includes('data=journal')
  if (inPlace.includes(mount.type))
    return journals
      ? { kind: 'doubtful', because: 'data-journal', ...said }
      : { kind: 'in-place', because: null, ...said }
  const because = doubts.find(([types]) => types.test(mount.type))?.[1] ?? 'unknown-type'
  return { kind: 'doubtful', because, ...said }
}

/** The mounts of /proc/self/mountinfo, in its order: a later one covers an earlier one at the same point. */
export function parseMounts(table: string): readonly Mount[] {
  return table.split('\n').flatMap(line => {
    const [left = '', right] = line.split(' - ')
    const [, , device, , point] = left.split(' ')
    if (right === undefined || device === undefined || point === undefined) return []
    const [type = '', , options = ''] = right.split(' ')
    return [{ device, point: plainPath(point), type, options: options.split(',') }]
  })
}

export function mountOf(path: string, mounts: readonly Mount[]): Mount | null {
  const above = mounts.filter(({ point }) => `${path}/`.startsWith(point === '/' ? '/' : `${point}/`))
  const longest = Math.max(...above.map(({ point }) => point.length))
  return above.findLast(({ point }) => point.length === longest) ?? null
}

// Space, tab, newline and backslash stand as \040 and the like.
const plainPath = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

// A default of the superblock (tune2fs -o journal_data) does not show in the mount table, only here.
async function ext4Options(mount: Mount): Promise<readonly string[]> {
  if (!mount.type.startsWith('ext')) return []
  const device = await readlink(`/sys/dev/block/${mount.device}`).catch(() => '')
  const options = await readFile(`/proc/fs/${mount.type}/${basename(device)}/options`, 'utf8').catch(() => '')
  return options.split('\n')
}
