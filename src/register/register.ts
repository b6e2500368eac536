// The room "register": a notice and its register, read, bound to each other, judged before they are published, and looked
// at afterwards. Files come in as bytes; nothing here touches disk, network or clock. The steps are files of their own:
// notice and parse (read), bind and mark (which words are whose), gate (may it be published), pledges (what is looked at),
// law-findings (what the law asks besides), subjects (the slices other rooms get). Proven by test/policy.test.ts.

import { limits } from '../core/limits.ts'
import { type Fault, Refusal } from '../core/refusal.ts'
import { type BoundNotice, bindNotice } from './bind.ts'
import type { Edition } from './gate.ts'
import { type Notice, readNotice } from './notice.ts'
import { parseRegister, type RegisterFile } from './parse.ts'
import type { SourceFile } from './text.ts'

/**
 * The edition of a register and the notices it names, in any order.
 * Throws one Refusal with the faults of all files (`register-invalid` first, then `notice-invalid`, `limit`).
 */
export function readPolicy(register: SourceFile, notices: readonly SourceFile[]): Edition {
  const file = parseRegister(register)
  const bound: BoundNotice[] = []
  const refusals: Refusal[] = []
  for (const [at, { path, language }] of file.register.notices.entries()) {
    const source = notices.find(each => each.path === path)
    const read = source === undefined ? missing(file, at, path) : readOrRefusal(source)
    if (read instanceof Refusal) refusals.push(read)
    else bound.push(bindNotice(read, language, file))
  }
  refuseAll(refusals)
  return Object.freeze({ file, notices: bound })
}

function readOrRefusal(source: SourceFile): Notice | Refusal {
  try {
    return readNotice(source)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const missing = (file: RegisterFile, at: number, path: string): Refusal =>
  new Refusal('not-found', {
    message: `expected the notice ${path} beside the register, got none`,
    place: file.place(['notices', at, 'path']),
  })

function refuseAll(refusals: readonly Refusal[]): void {
  const [first] = refusals
  if (first === undefined) return
  const faults: readonly Fault[] = refusals.flatMap(refusal => refusal.faults).slice(0, limits.faults)
  throw new Refusal(first.code, faults[0] ?? first.message, ...faults.slice(1))
}
