// What `ordholden redact` asks a person in a terminal: each proposal, and what becomes of the pictures; and how a proposal is shown.
// Proven by test/journeys/detect.test.ts.

import type { Proposal } from '../anonymise/redact/redact.ts'
import type { PictureChoice, Redactable } from '../anonymise/redact/redactable.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { shown as shownText } from '../core/shown.ts'
import type { HitKind } from '../detect/hit.ts'
import { confidenceWords, kindWords, placeWords } from '../language/detect.ts'
import { redactWords as words } from '../language/redact.ts'
import { inLanguage, paint, type Terminal } from './terminal.ts'

/** In two lines: what it is and where, and what stands there between what stands around it. */
export function shown(terminal: Terminal, proposal: Proposal, number: number, of: number): string {
  const { kind, confidence, label, before, value, after } = proposal
  const head = words.proposal(number, of, kindWords[kind], confidenceWords[confidence], placeWords(label))
  const [left, middle, right] = [before, value, after].map(text =>
    shownText(text, 120).replaceAll(/\s+/g, ' '),
  )
  return `${inLanguage(terminal, head)}\n    … ${left}${paint(terminal, 'bold', `[${middle}]`)}${right} …`
}

/** The answer, in small letters; the end of the input is somebody who leaves. */
export type Question = (words: Words) => Promise<string>

export function questionsTo(terminal: Terminal, lines: AsyncIterator<string>): Question {
  return async asked => {
    terminal.say(inLanguage(terminal, asked))
    const line = await lines.next()
    if (line.done === true) throw left()
    return line.value.trim().toLowerCase()
  }
}

const left = (): Refusal => new Refusal('usage', 'nothing was masked, and no file was written')

/** A person's answer to each proposal; a kind that is decided is not asked about again. */
export async function confirm(
  terminal: Terminal,
  proposals: readonly Proposal[],
  ask: Question,
): Promise<readonly Proposal[]> {
  const ofKind = new Map<HitKind, boolean>()
  const confirmed: Proposal[] = []
  for (const [index, proposal] of proposals.entries()) {
    const known = ofKind.get(proposal.kind)
    const answer =
      known === undefined ? await askOne(terminal, proposal, index + 1, proposals.length, ask) : null
    if (answer === 'q') throw left()
    if (answer === 'all' || answer === 'none') ofKind.set(proposal.kind, answer === 'all')
    if (known ?? (answer === 'yes' || answer === 'all')) confirmed.push(proposal)
  }
  return confirmed
}

const answers = {
  da: { j: 'yes', n: 'no', a: 'all', i: 'none', q: 'q' },
  en: { y: 'yes', n: 'no', a: 'all', o: 'none', q: 'q' },
} as const
type Answer = 'yes' | 'no' | 'all' | 'none' | 'q'

async function askOne(
  terminal: Terminal,
  proposal: Proposal,
  number: number,
  of: number,
  ask: Question,
): Promise<Answer> {
  terminal.say(shown(terminal, proposal, number, of))
  const known: Readonly<Record<string, Answer>> = answers[terminal.language]
  for (let tries = 0; tries < limits.questionTries; tries++) {
    const answer = known[await ask(words.ask)]
    if (answer !== undefined) return answer
  }
  return 'q'
}

/** Whoever does not say which has them masked. */
export async function askPictures({ pictures }: Redactable, ask: Question): Promise<PictureChoice> {
  if (pictures.length === 0) return 'keep'
  const unread = pictures.filter(each => each.unread !== null).length
  const answer = await ask(words.askPictures(pictures.length, unread))
  if (answer === 'n') return 'keep'
  return answer === 'u' ? 'read' : 'mask'
}
