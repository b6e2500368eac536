// `ordholden notice write`: the notices a register names and nobody has written yet, drafted from it and written beside it.
// Never over a file that is there. Proven by test/journeys/notice.test.ts.

import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromUtf8, utf8 } from '../core/bytes.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { type Place, Refusal } from '../core/refusal.ts'
import type { Acceptance } from '../register/draft/complete.ts'
import { type Drafted, draftNotices } from '../register/draft/draft.ts'
import { openQuestions } from '../register/draft/questions.ts'
import { parseRegister, type RegisterFile } from '../register/parse.ts'
import { readPolicy } from '../register/register.ts'
import type { Path } from '../register/yaml.ts'
import { readSource, registerPath } from './policy.ts'

export interface WrittenNotices {
  /** Files that were made, in the folder; register.yaml was completed besides. */
  readonly made: readonly string[]
  readonly promises: number
  readonly others: number
  /** What the register does not know, at its place in it. */
  readonly questions: readonly { readonly place: Place; readonly asks: Words }[]
  /** Entries the notices tell that no person has accepted. */
  readonly unaccepted: readonly { readonly place: Place; readonly entry: string }[]
  /** Whether somebody lets the promises stand although nothing has checked them. */
  readonly isAccepted: boolean
}

/** Throws a Refusal where a notice or a sentence is there already, or where the register cannot be read. */
export async function writeNotices(folder: string, acceptance: Acceptance | null): Promise<WrittenNotices> {
  const source = await readSource(folder, registerPath, limits.registerBytes)
  const file = parseRegister(source)
  refuseSentences(file)
  for (const [at, { path }] of file.register.notices.entries()) await refuseExisting(folder, path, at, file)
  const drafted = draftNotices(file.register, fromUtf8(source.bytes), acceptance)
  const written = readBack(drafted)
  const made = [...drafted.files.keys()].filter(path => path !== registerPath)
  await writeAll(folder, drafted.files, made)
  const { promises, others } = drafted
  return {
    made,
    promises,
    others,
    isAccepted: acceptance !== null,
    questions: openQuestions(file.register).map(({ path, asks }) => ({ place: written.place(path), asks })),
    unaccepted: drafted.tells.flatMap(path => unaccepted(written, path)),
  }
}

const elsewhere = 'ordholden notice diff shows what an edit of a notice changes'

function refuseSentences(file: RegisterFile): void {
  const { length } = file.register.sentences
  if (length === 0) return
  throw new Refusal('register-invalid', {
    message: `expected a register without sentences, got ${length}`,
    place: file.place(['sentences', 0]),
    hint: `this register has a notice; ${elsewhere}`,
  })
}

async function refuseExisting(folder: string, path: string, at: number, file: RegisterFile): Promise<void> {
  const place = file.place(['notices', at, 'path'])
  const found = await readSource(folder, path, limits.noticeBytes, place).catch((fault: unknown) => {
    if (fault instanceof Refusal && fault.code === 'not-found') return null
    throw fault
  })
  if (found === null) return
  throw new Refusal('disk-refused', {
    message: `expected no file ${join(folder, path)} yet, got one`,
    place,
    hint: `a notice that is there is never written over; ${elsewhere}`,
  })
}

/** Reads what is about to be written as if it were published: a word that nothing is bound to is a fault of ours. */
function readBack({ files }: Drafted): RegisterFile {
  const sources = [...files].map(([path, text]) => ({ path, bytes: utf8(text) }))
  const register = sources.find(({ path }) => path === registerPath)
  if (register === undefined) throw new Error('expected a register among the drafted files')
  const { file, notices } = readPolicy(register, sources)
  const [fault] = notices.flatMap(({ faults }) => faults)
  if (fault !== undefined) throw new Error(`drafted notice: ${fault.message}`)
  return file
}

// The register last: until it names the sentences, nothing is published, and the command can be run again once the
// notices are taken away.
async function writeAll(
  folder: string,
  files: ReadonlyMap<string, string>,
  made: readonly string[],
): Promise<void> {
  const done: string[] = []
  try {
    for (const path of made) {
      await writeFile(join(folder, path), files.get(path) ?? '', { flag: 'wx' })
      done.push(path)
    }
    const whole = join(folder, `${registerPath}.new`)
    await writeFile(whole, files.get(registerPath) ?? '', { flag: 'wx' })
    await rename(whole, join(folder, registerPath))
  } catch (fault) {
    for (const path of done) await rm(join(folder, path), { force: true })
    throw refusedByDisk(folder, fault)
  }
}

const refusedByDisk = (folder: string, fault: unknown): unknown =>
  fault instanceof Error && 'code' in fault
    ? new Refusal('disk-refused', {
        message: `expected to write into ${folder}, got ${String(fault.code)}`,
        hint: 'see that the folders the register names are there, and that you may write to them',
      })
    : fault

function unaccepted(file: RegisterFile, path: Path): WrittenNotices['unaccepted'] {
  let entry: unknown = file.register
  const names = path.map(step => {
    entry = isRecord(entry) ? entry[String(step)] : undefined
    return typeof step === 'number' ? nameOf(entry, step) : step
  })
  // A recipient written as its id alone has nothing of its own to accept; a right is the law's.
  const status = isRecord(entry) ? entry['status'] : undefined
  if (path[0] === 'rights' || status === undefined || status === 'accepted') return []
  return [{ place: file.place(path), entry: names.map(String).join('.') }]
}

/** What an entry of a list is known by to whoever reads the file. */
function nameOf(entry: unknown, at: number): string | number {
  const known = isRecord(entry) ? (entry['id'] ?? entry['reference'] ?? entry['to']) : undefined
  return typeof known === 'string' ? known : at
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
