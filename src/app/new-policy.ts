// A policy folder begun from the company's own page: the file in, the proposed register and its notice out. The questions
// between them are the command's. Proven by test/proposal.test.ts.

import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import type { Answers } from '../language/init.ts'
import { type Proposal, proposePolicy, writeProposal } from '../register/proposal/proposal.ts'

/** Throws a Refusal (`not-found`, `limit`, `notice-invalid`) for what is no policy to read. */
export const proposeFrom = async (file: string): Promise<Proposal> =>
  proposePolicy({ path: file, bytes: await readBounded(file) })

// Looked at before it is read: a page of 50 MB is refused without being taken in.
async function readBounded(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(() => null)
  if (found === null || !found.isFile()) throw new Refusal('not-found', `expected the file ${file}, got none`)
  if (found.size > limits.pageBytes)
    throw new Refusal(
      'limit',
      `expected ${file} to have at most ${limits.pageBytes} bytes, got ${found.size}`,
    )
  return new Uint8Array(await readFile(file))
}

// Never over files that are there: a register may hold a year of somebody's decisions.
export async function writePolicyFolder(
  folder: string,
  proposal: Proposal,
  answers: Answers,
  day: string,
): Promise<void> {
  const files = writeProposal(proposal, answers, day)
  await mkdir(folder).catch((fault: NodeJS.ErrnoException) => {
    throw new Refusal('disk-refused', {
      message: `expected to make the folder ${folder}, got ${fault.code}`,
      hint:
        fault.code === 'EEXIST' ? 'name a folder that does not exist yet' : 'choose a place you may write to',
    })
  })
  for (const [name, text] of files) await writeFile(join(folder, name), text, { flag: 'wx' })
}
