// `ordholden redact FILE --out OUT`: what is personal is proposed, a person confirms, and the document that is made is read again
// before it is written. `--list` only shows; `--yes` takes what is proposed; `--also` masks what no rule finds.
// Proven by test/journeys/detect.test.ts.

import { readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { findLeft } from '../anonymise/redact/gone.ts'
import { everywhere, openRedactable, type Proposal, propose, redact } from '../anonymise/redact/redact.ts'
import {
  type NotRedactable,
  type PictureChoice,
  pictureChoices,
  type Redactable,
  type Stretch,
} from '../anonymise/redact/redactable.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { shownInLine } from '../core/shown.ts'
import { detectInText, rulesOf } from '../detect/detect.ts'
import { openPictures } from '../detect/files/pictures.ts'
import type { UnreadReason } from '../detect/source.ts'
import { unreadWords } from '../language/detect.ts'
import { leftOutWords, redactWords as words } from '../language/redact.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { kindsOf, namesOf } from './looked-for.ts'
import { PartFile } from './part-file.ts'
import { askPictures, confirm, questionsTo, shown } from './redact-questions.ts'
import { inLanguage, paint, type Terminal } from './terminal.ts'

export async function redactCommand(
  terminal: Terminal,
  given: Given,
  stdin: NodeJS.ReadStream,
): Promise<ExitCode> {
  const [path] = given.operands
  if (path === undefined)
    throw new Refusal('usage', {
      message: 'expected a document to mask, got none',
      hint: 'ordholden redact letter.docx --out letter-masked.docx',
    })
  const document = await openDocument(terminal, given, path)
  try {
    tellPictures(terminal, given, document)
    const proposals = proposalsOf(terminal, given, document)
    if (given.switches.has('list')) return list(terminal, given, proposals)
    const out = await outOf(given, path)
    const decided = await decide(terminal, given, document, proposals, stdin)
    return await write(terminal, document, decided, out)
  } finally {
    document.close()
  }
}

async function openDocument(terminal: Terminal, given: Given, path: string): Promise<Redactable> {
  const found = await stat(path).catch(() => null)
  if (found === null || !found.isFile())
    throw new Refusal(
      'not-found',
      `expected a document at ${path}, got ${found === null ? 'nothing' : 'no file'}`,
    )
  if (found.size > limits.redactBytes)
    throw new Refusal('limit', `expected at most ${limits.redactBytes} bytes, got ${found.size} at ${path}`)
  const document = await read(terminal, given, await readFile(path))
  if (document.kind === 'redactable') return document
  throw new Refusal('format-invalid', {
    message: `${path} cannot be masked: ${document.detail}`,
    hint: hints[document.reason],
  })
}

/** Pictures that are blackened whole are not read. */
async function read(
  terminal: Terminal,
  given: Given,
  bytes: Uint8Array,
): Promise<Redactable | NotRedactable> {
  if (picturesOf(given) === 'mask') return openRedactable(bytes)
  const reader = openPictures({ workers: 2 })
  const onPicture = (done: number, of: number): void =>
    terminal.progress(inLanguage(terminal, words.reading(done, of)))
  try {
    return await openRedactable(bytes, { reader, now: () => performance.now(), onPicture })
  } finally {
    terminal.progress(null)
    await reader.close()
  }
}

/** How many pictures there are that a machine read, which may have missed something, and why others were not. */
function tellPictures(terminal: Terminal, given: Given, { pictures }: Redactable): void {
  if (picturesOf(given) === 'mask' || pictures.length === 0) return
  const isRead = pictures.filter(({ unread }) => unread === null)
  if (isRead.length > 0) terminal.say(inLanguage(terminal, words.readByMachine(isRead.length)))
  const reasons = new Map<UnreadReason, number>()
  for (const { unread } of pictures) if (unread !== null) reasons.set(unread, (reasons.get(unread) ?? 0) + 1)
  for (const [reason, count] of reasons)
    terminal.say(paint(terminal, 'unknown', inLanguage(terminal, words.unread(count, unreadWords[reason]))))
}

const hints: Readonly<Record<NotRedactable['reason'], string>> = {
  'unknown-format': 'save it as .docx, .pdf or plain text first',
  encrypted: 'open it with its password and save it without one',
  damaged: 'open it in the program it was made with and save it again',
  'too-large': 'split it, and mask each part',
  'too-slow': 'print it to a new PDF from the program it was made with, and mask that',
}

function proposalsOf(terminal: Terminal, given: Given, document: Redactable): readonly Proposal[] {
  const kinds = kindsOf(given)
  const looking = { rules: rulesOf(), names: namesOf(terminal, kinds) }
  const least = given.switches.has('all') ? null : 'possible'
  return propose(document, text =>
    detectInText(text, looking).filter(hit => kinds.has(hit.kind) && hit.confidence !== least),
  )
}

function list(terminal: Terminal, given: Given, proposals: readonly Proposal[]): ExitCode {
  for (const [index, proposal] of proposals.entries())
    if (given.switches.has('json')) terminal.out(JSON.stringify(recordOf(proposal)))
    else terminal.out(shown(terminal, proposal, index + 1, proposals.length))
  terminal.say(inLanguage(terminal, proposals.length === 0 ? words.nothing : words.listed(proposals.length)))
  return 0
}

const recordOf = ({ kind, what, confidence, label, stretch }: Proposal) => ({
  ...{ kind, what, confidence, label },
  ...{ start: stretch.start, end: stretch.end },
})

/** Where the masked document goes: never over another file. */
async function outOf(given: Given, path: string): Promise<string> {
  const out = given.values.get('out')
  if (out === undefined)
    throw new Refusal('usage', {
      message: 'expected where the masked document goes, got nothing',
      hint: `ordholden redact ${path} --out ${path.replace(/(\.[^.]+)?$/, '-masked$1')}`,
    })
  if ((await stat(out).catch(() => null)) !== null)
    throw new Refusal('usage', {
      message: `expected a new file, got ${out}, which is there`,
      hint: 'choose another name, or remove it',
    })
  return out
}

interface Decided {
  readonly stretches: readonly Stretch[]
  readonly pictures: PictureChoice
}

async function decide(
  terminal: Terminal,
  given: Given,
  document: Redactable,
  proposals: readonly Proposal[],
  stdin: NodeJS.ReadStream,
): Promise<Decided> {
  const also = alsoIn(document, given)
  const pictures = picturesOf(given)
  const isDecided = given.switches.has('yes') && (document.pictures.length === 0 || pictures !== null)
  if (isDecided)
    return { stretches: [...proposals.map(each => each.stretch), ...also], pictures: pictures ?? 'keep' }
  if (stdin.isTTY !== true) throw undecided(document, given)
  const asking = createInterface({ input: stdin })
  const ask = questionsTo(terminal, asking[Symbol.asyncIterator]())
  try {
    const confirmed = given.switches.has('yes') ? proposals : await confirm(terminal, proposals, ask)
    const isMasked = pictures ?? (await askPictures(document, ask))
    return { stretches: [...confirmed.map(each => each.stretch), ...also], pictures: isMasked }
  } finally {
    asking.close()
  }
}

/** Where it stands that somebody asked for by its words. What stands nowhere is spelled otherwise there, and would be left. */
function alsoIn(document: Redactable, given: Given): readonly Stretch[] {
  const asked = given.lists.get('also') ?? []
  for (const value of asked)
    if (everywhere(document, [value]).length === 0)
      throw new Refusal('usage', {
        message: `expected --also with what the document says, got ${shownInLine(value, 80)}, which is nowhere in it`,
        hint: 'write it as it stands there; nothing was masked, and no file was written',
      })
  return everywhere(document, asked)
}

function picturesOf(given: Given): PictureChoice | null {
  const asked = given.values.get('pictures') ?? null
  const choice = pictureChoices.find(each => each === asked)
  if (asked === null || choice !== undefined) return choice ?? null
  throw new Refusal('usage', `expected --pictures ${pictureChoices.join('|')}, got ${asked}`)
}

const undecided = (document: Redactable, given: Given): Refusal =>
  given.switches.has('yes')
    ? new Refusal('usage', {
        message: `expected what becomes of ${countOf(document.pictures)} no person has read, got nothing`,
        hint: '--pictures mask blackens them, read those no machine could read, keep none: where you have looked at them',
      })
    : new Refusal('usage', {
        message: 'expected a person to confirm what is masked, got no terminal',
        hint: 'look with --list, then mask what is proposed with --yes',
      })

const countOf = ({ length }: Redactable['pictures']): string =>
  length === 1 ? '1 picture' : `${length} pictures`

async function write(
  terminal: Terminal,
  document: Redactable,
  decided: Decided,
  out: string,
): Promise<ExitCode> {
  const made = await redact(document, decided)
  const left = await findLeft(out, made.bytes, made.values, () => performance.now())
  if (left.length > 0) {
    terminal.say(paint(terminal, 'broken', inLanguage(terminal, words.left(left.length))))
    for (const where of new Set(left.map(each => each.where))) terminal.say(`  ${shownInLine(where, 200)}`)
    return 4
  }
  await writeNew(out, made.bytes)
  const { leavesOut, pictures } = document
  const kept = decided.pictures === 'mask' ? [] : pictures
  const keptUnread = decided.pictures === 'read' ? 0 : kept.filter(({ unread }) => unread !== null).length
  const keptRead = kept.filter(({ unread }) => unread === null).length
  const told = [
    made.masked === 0 ? words.nothing : words.masked(made.masked, out),
    ...(leavesOut.length > 0 ? [words.leftOut(leavesOut.map(each => leftOutWords[each]))] : []),
    ...(keptUnread > 0 ? [words.keptUnread(keptUnread)] : []),
    ...(keptRead > 0 ? [words.keptRead(keptRead)] : []),
    words.notAnonymous,
  ]
  for (const each of told) terminal.say(inLanguage(terminal, each))
  return 0
}

/** Whole, or not at all. */
async function writeNew(out: string, bytes: Uint8Array): Promise<void> {
  const part = await PartFile.open(out)
  try {
    await part.write(bytes)
    await part.written()
    await part.keep(false)
  } finally {
    await part.close()
  }
}
