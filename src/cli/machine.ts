// What the machine refuses a command: a full disk, a file that may not be written. That is neither bad input nor a fault
// of the program, so it is said without a stack. Proven by machine.test.ts.

import { Refusal } from '../core/refusal.ts'

const hints: Readonly<Record<string, string>> = {
  ENOSPC: 'make room on the disk of the home, then run it again',
  EDQUOT: 'the user has no more room on this disk: make room, then run it again',
  EROFS: 'the disk is mounted read-only',
  EACCES: 'run it as the user the home belongs to',
  EPERM: 'run it as the user the home belongs to',
  EMFILE: 'too many files are open: raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine',
}

/** The fault as a refusal where the machine is behind it; null for anything else. */
export function refusalOf(fault: unknown): Refusal | null {
  if (fault instanceof Refusal) return fault
  if (!(fault instanceof Error) || !('syscall' in fault) || !('code' in fault)) return null
  const hint = hints[String(fault.code)]
  return hint === undefined
    ? null
    : new Refusal('disk-refused', { message: `expected to read and write files, got ${fault.message}`, hint })
}
