// The question every break asks, as a form: an answer, why, and for a breach when the company became aware of it. What was typed
// is kept where something is missing, and the fault stands at its field. Proven by test/journeys/desk.test.ts.

import type { Context } from 'hono'
import { html, raw } from 'hono/html'

import { type BreachAnswer, breachAnswers, isBreach, readBreachAnswer } from '../core/breach.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { breachAnswerWords, breachWords } from '../language/breaches.ts'
import { drawField, type Faults } from './field.ts'
import { readLocalTime } from './local-time.ts'
import { type Html, nothing, type Reader, say } from './reader.ts'
import { readSent } from './sent.ts'
import { formTokenField } from './show.ts'

export interface TypedAnswer {
  readonly answer: string
  readonly reason: string
  readonly aware: string
}

export const nothingTyped: TypedAnswer = { answer: '', reason: '', aware: '' }

export interface ReadAnswer {
  readonly answer: BreachAnswer
  readonly reason: string
  readonly awareAt: Date | null
}

export const readTyped = async (context: Context): Promise<TypedAnswer> => {
  const sent = await readSent(context)
  return { answer: sent('answer'), reason: sent('reason', limits.webBodyBytes), aware: sent('aware') }
}

/** What was typed as an answer, or what is wrong with it by field. `known`: since when it was said to be known before. */
export function readAnswer(
  typed: TypedAnswer,
  now: Date,
  zone: string,
  known: Date | null,
): { readonly read: ReadAnswer } | { readonly faults: Faults } {
  const answer = readBreachAnswer(typed.answer)
  const awareAt = typed.aware === '' ? (known ?? now) : readLocalTime(typed.aware, zone)
  const isBadTime = isBreach(answer) && (awareAt === null || awareAt > now)
  const faults: [string, Words][] = []
  if (answer === null) faults.push(['answer', breachWords.noAnswer])
  if (typed.reason === '') faults.push(['reason', breachWords.noReason])
  if (typed.reason.length > limits.reasonLetters) faults.push(['reason', breachWords.longReason])
  if (isBadTime) faults.push(['aware', breachWords.badAware])
  if (answer === null || faults.length > 0) return { faults: Object.fromEntries(faults) }
  return { read: { answer, reason: typed.reason, awareAt: isBreach(answer) ? awareAt : null } }
}

export interface BreachFormAsked {
  readonly context: Context
  readonly reader: Reader
  readonly action: string
  readonly typed: TypedAnswer
  readonly faults: Faults
  /** Whether there is an answer already, which stays. */
  readonly isChange: boolean
}

export function drawBreachForm(asked: BreachFormAsked): Html {
  const { context, reader, action, typed, faults, isChange } = asked
  const button = isChange ? breachWords.changeButton : breachWords.button
  return html`<form method="post" action="${action}" novalidate>
${formTokenField(context)}
${drawChoices(reader, typed.answer, faults['answer'] ?? null)}
${drawReason(reader, typed.reason, faults['reason'] ?? null)}
${drawField(reader, { name: 'aware', label: breachWords.aware, hint: breachWords.awareHint, value: typed.aware, fault: faults['aware'] ?? null, isOptional: true, most: 20 })}
<p><button class="main">${say(reader, button)}</button></p>
</form>`
}

function drawChoices(reader: Reader, chosen: string, fault: Words | null): Html {
  const choices = breachAnswers.map(
    answer =>
      html`<label class="choice"><input type="radio" name="answer" value="${answer}"${answer === chosen ? raw(' checked') : nothing} required>${say(reader, breachAnswerWords[answer])}</label>`,
  )
  return html`<fieldset id="answer" class="field" tabindex="-1"${described('answer', fault)}><legend>${say(reader, breachWords.answer)}</legend>
${drawFault(reader, 'answer', fault)}${choices}</fieldset>`
}

const drawReason = (reader: Reader, typed: string, fault: Words | null): Html =>
  html`<p class="field"><label for="reason">${say(reader, breachWords.reason)}</label>
<span class="hint" id="reason-hint">${say(reader, breachWords.reasonHint)}</span>
${drawFault(reader, 'reason', fault)}<textarea id="reason" name="reason" maxlength="${limits.reasonLetters}" required aria-describedby="${fault === null ? '' : 'reason-fault '}reason-hint"${fault === null ? nothing : raw(' aria-invalid="true"')}>${typed}</textarea></p>`

const drawFault = (reader: Reader, name: string, fault: Words | null): Html =>
  fault === null ? nothing : html`<span class="fault" id="${name}-fault">${say(reader, fault)}</span>`

const described = (name: string, fault: Words | null) =>
  fault === null ? nothing : html` aria-describedby="${name}-fault"`
