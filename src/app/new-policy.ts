// A policy folder begun from the company's own page, a file or an address: the page in, the proposed register and its
// notice out. The questions between them are the command's. Proven by test/proposal.test.ts.

import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { utf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'
import type { Fetch } from '../core/ports.ts'
import { Refusal } from '../core/refusal.ts'
import { programVersion } from '../core/version.ts'
import type { AgainReason, Answers, QuestionId } from '../language/init.ts'
import { openNet } from '../net/net.ts'
import { wrongAnswer } from '../register/proposal/answers.ts'
import { type Proposal, proposePolicy, writeProposal } from '../register/proposal/proposal.ts'

/** Why an answer must be asked for again; null where it may stand. */
export const whyAgain = (id: QuestionId, answer: string): AgainReason | null => wrongAnswer(id, answer)

/** For who said --outside. */
export const outsideFetch = (): Fetch =>
  openNet({ outside: true, allow: [], nameServers: [], version: programVersion }).fetch

/**
 * What is proposed for the page of a file or an address; without `fetch` an address is refused.
 * Throws a Refusal (`usage`, `not-found`, `limit`, `notice-invalid`) for what is no policy to read.
 */
export async function proposeFrom(source: string, fetch: Fetch | null): Promise<Proposal> {
  if (!/^https?:\/\//i.test(source)) return proposePolicy({ path: source, bytes: await readBounded(source) })
  if (fetch === null)
    throw new Refusal('usage', {
      message: `expected --outside beside the address ${source}, got none`,
      hint: 'nothing outside this machine is contacted unless you say so; or save the page in a browser and give the file',
    })
  const page = await fetchPage(source, fetch)
  return { ...proposePolicy({ path: page.url, bytes: page.bytes }), publishedAt: page.url }
}

async function fetchPage(address: string, fetch: Fetch): Promise<{ url: string; bytes: Uint8Array }> {
  const got = await fetch.get(address, AbortSignal.timeout(limits.fetchTimeoutMs))
  if (got.kind === 'failed') throw new Refusal('not-found', `expected the page ${address}, got ${got.detail}`)
  if (got.status !== 200)
    throw new Refusal('not-found', `expected the page ${got.url}, got the status ${got.status}`)
  const type = got.headers['content-type'] ?? ''
  if (!/^(?:text\/(?:html|markdown|plain)|application\/xhtml\+xml)(?:;|$)/i.test(type.trim()))
    throw new Refusal('notice-invalid', {
      message: `${got.url}: expected text/html, text/markdown or text/plain, got ${type === '' ? 'no content type' : type}`,
      hint: 'give the address of the page itself',
    })
  return { url: got.url, bytes: inUtf8(got.body, /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8') }
}

function inUtf8(bytes: Uint8Array, charset: string): Uint8Array {
  if (/^utf-?8$/i.test(charset)) return bytes
  try {
    return utf8(new TextDecoder(charset).decode(bytes))
  } catch {
    throw new Refusal('notice-invalid', `expected a page in UTF-8, got the charset ${charset}`)
  }
}

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

/** Refuses a folder that is there: a register may hold a year of somebody's decisions. */
export async function refuseExisting(folder: string): Promise<void> {
  if ((await stat(folder).catch(() => null)) !== null)
    throw new Refusal('disk-refused', {
      message: `expected to make the folder ${folder}, got one that is there`,
      hint: 'name a folder that does not exist yet',
    })
}

export async function writePolicyFolder(
  folder: string,
  proposal: Proposal,
  answers: Answers,
  day: string,
): Promise<void> {
  await writeNewFolder(folder, writeProposal(proposal, answers, day))
}

// Written whole beside its place, then put there: whoever is cut off leaves no half of a folder under its name.
export async function writeNewFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await refuseExisting(folder)
  const place = resolve(folder)
  const beside = await mkdtemp(join(dirname(place), '.ordholden-init-')).catch(refuseDisk(folder))
  try {
    const whole = join(beside, 'policy')
    await mkdir(whole)
    for (const [name, text] of files) await writeFile(join(whole, name), text, { flag: 'wx' })
    await rename(whole, place)
  } catch (fault) {
    refuseDisk(folder)(fault)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

const refuseDisk =
  (folder: string) =>
  (fault: unknown): never => {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : String(fault)
    throw new Refusal('disk-refused', {
      message: `expected to make the folder ${folder}, got ${code}`,
      hint: 'choose a place you may write to',
    })
  }
