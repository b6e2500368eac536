// What an edit would do, before it is saved: which fields are wrong, what it changes in words and lines, which promises and
// checks it binds, which law findings come and go, and whether the gate would let it through. Proven by
// test/contracts/editing-desk.test.ts.

import { fromUtf8 } from '../../core/bytes.ts'
import { type Language, languages, type Words } from '../../core/language.ts'
import { limits } from '../../core/limits.ts'
import { type Fault, Refusal } from '../../core/refusal.ts'
import { fieldWords } from '../../language/edit.ts'
import { type FaultKind, faultSaid, gateSaid, saidNothing } from '../../language/editing.ts'
import { pledgeNames } from '../../language/pledges.ts'
import type { LawFinding } from '../../pledge/board.ts'
import { diffEditions } from '../../register/diff/diff.ts'
import { diffLines } from '../../register/diff/words.ts'
import { registerChanges } from '../../register/edit/changes.ts'
import { isFieldKey, labelOf } from '../../register/edit/fields.ts'
import { type Answers, entryName, type Question, rawAt, recipientNames } from '../../register/edit/form.ts'
import { faultsByPath } from '../../register/edit/places.ts'
import { stepsOf } from '../../register/edit/spot.ts'
import { type Edition, type GateFault, gate } from '../../register/gate.ts'
import { lawFindingsOf } from '../../register/law-findings.ts'
import { readPolicy } from '../../register/register.ts'
import { invisible, type SourceFile } from '../../register/text.ts'
import { checksOf, type Ground } from '../checks.ts'
import type { ReadEdition } from '../policy.ts'
import { linesOf, standingOf } from '../standing.ts'
import type { Asked, Effect, FieldFault, Shown } from './editing-desk.ts'

type Whole = Pick<ReadEdition, 'file' | 'notices' | 'files'>

export function shownBetween(before: Whole, after: Whole): Shown {
  const changes = registerChanges(before.file.register, after.file.register)
  // Words and bindings of sentences are told as sentences; the lists that follow from them say nothing new.
  const own = changes.filter(({ path }) => !/^(?:sentences|pledges|retired)(?:\/|$)/.test(path))
  const lines = after.files.flatMap(({ path, text }) => {
    const old = before.files.find(each => each.path === path)?.text ?? ''
    return old === text ? [] : [{ file: path, hunks: diffLines(old, text) }]
  })
  const entries = own.map(({ path, before: from, after: to }) => ({
    crumbs: crumbsOf(path, to === null ? before : after),
    before: saidValue(from),
    after: saidValue(to),
  }))
  return Object.freeze({ isEmpty: lines.length === 0, entries, notice: diffEditions(before, after), lines })
}

const labels: Readonly<Record<string, Words>> = fieldWords

/** A key by its label, an entry by its name. */
export function crumbsOf(path: string, { file }: Pick<Edition, 'file'>): readonly Words[] {
  const steps = stepsOf(path)
  return steps.map((step, at) => {
    const above = rawAt(file.register, steps.slice(0, at).join('/'))
    if (!Array.isArray(above))
      return isFieldKey(step) ? labelOf(steps.slice(0, at), step) : { da: step, en: step }
    const index = above.indexOf(rawAt(file.register, steps.slice(0, at + 1).join('/')))
    return entryName(above[index], index, recipientNames(file.register))
  })
}

const yesNo: Readonly<Record<string, Words>> = {
  true: { da: 'ja', en: 'yes' },
  false: { da: 'nej', en: 'no' },
}

function saidValue(value: unknown): Words {
  if (value === null || value === undefined) return saidNothing
  if (typeof value !== 'object') return yesNo[String(value)] ?? { da: String(value), en: String(value) }
  if ('da' in value && 'en' in value && typeof value.da === 'string' && typeof value.en === 'string')
    return { da: value.da, en: value.en }
  const said = Object.entries(value).map(([key, member]) => {
    const words = saidValue(member)
    const label = labels[key]
    return label === undefined || Array.isArray(value)
      ? words
      : { da: `${label.da}: ${words.da}`, en: `${label.en}: ${words.en}` }
  })
  return { da: said.map(({ da }) => da).join('; '), en: said.map(({ en }) => en).join('; ') }
}

/** The files as an edition. Throws a Refusal where they are none. */
export function editionOf(files: readonly SourceFile[]): Whole {
  const [register] = files
  if (register === undefined) throw new Error('expected a register among the files of an edit')
  const edition = readPolicy(register, files)
  return { ...edition, files: files.map(({ path, bytes }) => ({ path, text: fromUtf8(bytes) })) }
}

export async function effectOf(
  before: Whole,
  after: Whole,
  last: ReadEdition | null,
  ground: Ground,
): Promise<Effect> {
  const shown = shownBetween(before, after)
  const edit = { ...after, registerHash: '', noticeHash: '' }
  const touched = new Set(
    shown.notice.sentences.flatMap(({ before: old, after: now }) =>
      [...(old?.bound ?? []), ...(now?.bound ?? [])].flatMap(({ pledge }) => pledge ?? []),
    ),
  )
  const lines = touched.size === 0 ? [] : await linesOf(edit, ground, checksOf(edit, ground), [])
  return Object.freeze({
    shown,
    onlyIn: onlyIn(shown, after),
    bound: lines.filter(({ pledge }) => touched.has(pledge)),
    law: lawBetween(before, after),
    refused: await gateOf(last, after, ground),
  })
}

function onlyIn({ notice }: Shown, { notices }: Edition): Language | null {
  const changed = new Set(
    notice.sentences.flatMap(({ kind, language }) => (kind === 'changed' ? [language] : [])),
  )
  const [language = null] = changed
  return changed.size === 1 && notices.length > 1 ? language : null
}

/** Why the gate would not let an edition through, in words; nothing where it would. */
export async function gateOf(
  last: ReadEdition | null,
  edit: Whole,
  ground: Ground,
): Promise<readonly Words[]> {
  const decision = gate(last, edit, last === null ? new Map() : await standingOf(last, edit, ground))
  if (decision.kind === 'published') return []
  const said = decision.faults.slice(0, limits.faults).map(fault => sayGate(fault, edit))
  return [...new Map(said.map(words => [words.en, words])).values()]
}

function sayGate(fault: GateFault, { file, notices }: Whole): Words {
  const { kind, id } = fault
  const sentence = file.register.sentences.find(each => each.id === id)
  const pledge = sentence?.pledge
  switch (kind) {
    case 'broken':
    case 'unchecked': {
      const name = pledge === undefined ? null : pledgeNames[pledge]
      const [da, en] = languages.map(language => gateSaid[kind](name?.[language] ?? id ?? '')[language])
      return { da: da ?? '', en: en ?? '' }
    }
    case 'one-language':
      return gateSaid['one-language'](id ?? '')
    case 'no-match':
      return gateSaid.missing(id ?? '')
    case 'unbound':
      return gateSaid.unbound(unboundWords(fault, notices))
    default:
      return gateSaid.twice(id ?? '')
  }
}

/** The sentence of the notice a fault of binding is in. */
function unboundWords({ message }: Fault, notices: Whole['notices']): string {
  for (const { faults, notice } of notices) {
    const found = faults.find(each => each.message === message)
    const sentence =
      found === undefined || found.sentence === null ? undefined : notice.sentences[found.sentence]
    if (sentence !== undefined) return sentence.text
  }
  return message
}

function lawBetween(before: Edition, after: Edition): Effect['law'] {
  const [old, now] = [lawFindingsOf(before), lawFindingsOf(after)]
  const key = ({ rule, sentence, says }: LawFinding) => `${rule} ${sentence} ${says.en}`
  const [had, has] = [new Set(old.map(key)), new Set(now.map(key))]
  return {
    gone: old.filter(finding => !has.has(key(finding))),
    come: now.filter(finding => !had.has(key(finding))),
  }
}

const fault = (
  name: string,
  kind: FaultKind,
  message: string | null = null,
  label: Words | null = null,
): FieldFault => Object.freeze({ name, label, says: faultSaid[kind], message })

/** What is wrong with what was typed, whatever it is typed for. */
export function typedFaults(asked: Asked): readonly FieldFault[] {
  const typed = typedIn(asked)
  return Object.entries(typed).flatMap(([name, text]) => {
    if (text.length > limits.selectorLetters) return [fault(name, 'long')]
    return text.search(invisible) === -1 ? [] : [fault(name, 'invisible')]
  })
}

function typedIn(asked: Asked): Readonly<Record<string, string>> {
  if (asked.kind === 'entry') return asked.answers
  if (asked.kind === 'remove-entry' || asked.kind === 'remove-sentence') return {}
  const { texts, bound } = asked
  return { ...texts, 'because/da': bound.because.da, 'because/en': bound.because.en }
}

/** Words typed in one of the languages the register has notices in, and not in the other. */
export function oneLanguage(
  questions: readonly Question[],
  answers: Answers,
  needed: readonly Language[],
): readonly FieldFault[] {
  return questions.flatMap(({ name, key, kind, label, within }) => {
    if (kind.kind !== 'words' || key === 'quote') return oneLanguage(within, answers, needed)
    const lacking = needed.filter(language => (answers[`${name}/${language}`] ?? '') === '')
    return lacking.length === needed.length
      ? []
      : lacking.map(language => fault(`${name}/${language}`, `lacking-${language}`, null, label))
  })
}

/** The faults of an edited register, each at its field. */
export function entryFaults(
  register: SourceFile,
  path: string,
  asked: readonly Question[],
): readonly FieldFault[] {
  const found = [...faultsByPath(register)].flatMap(([at, faults]) => faults.map(each => ({ at, ...each })))
  return found.slice(0, limits.faults).map(({ at, message }) => {
    const inside = at.startsWith(`${path}/`) ? at.slice(path.length + 1) : ''
    const question = questionFor(asked, inside)
    if (question === null) return fault('', kindOf(message, null), `${at}: ${message}`)
    const language: Language | undefined = languages.find(each =>
      message.includes(`expected words in ${each}`),
    )
    const name =
      question.kind.kind === 'words' ? `${question.name}/${language ?? 'da'}` : firstField(question)
    const kind = language === undefined ? kindOf(message, question) : (`lacking-${language}` as const)
    return fault(name, kind, message, question.label)
  })
}

const firstField = ({ name, kind, options }: Question): string => {
  if (kind.kind === 'period') return `${name}/Y`
  return kind.kind === 'list' && options[0] !== undefined ? `${name}/${options[0].value}` : name
}

function questionFor(asked: readonly Question[], inside: string): Question | null {
  const found = asked.find(({ name }) => inside === name || inside.startsWith(`${name}/`))
  if (found === undefined || found.within.length === 0) return found ?? null
  return questionFor(found.within, inside) ?? found.within[0] ?? null
}

const byKey: Readonly<Record<string, FaultKind>> = {
  cvr: 'cvr',
  url: 'url',
  reference: 'reference',
  id: 'id',
  everyMonths: 'number',
  networks: 'network',
  names: 'server',
  nameServers: 'server',
  reverseNames: 'server',
  aliases: 'server',
  host: 'server',
  systems: 'autonomous-system',
}

function kindOf(message: string, question: Question | null): FaultKind {
  if (/expected an id of/.test(message)) return 'dangling'
  if (/duplicate /.test(message)) return 'taken'
  if (question === null) return 'other'
  if (/got nothing$/.test(message)) return 'lacking'
  if (question.kind.kind === 'day') return 'day'
  if (question.kind.kind === 'period') return 'period'
  return byKey[question.key] ?? 'other'
}

/** What a refusal to make an edit says, at the field of its language where it is about words of a notice. */
export function refusalFaults(error: unknown, asked: Asked, edition: ReadEdition): readonly FieldFault[] {
  if (!(error instanceof Refusal)) throw error
  return error.faults.map(({ message, place }) => {
    if (error.code === 'not-found') return fault('', 'gone', message)
    if (error.code !== 'notice-invalid') return fault('', 'other', message)
    if (asked.kind === 'remove-sentence') return fault('', 'not-removable', message)
    const language = edition.notices.find(({ notice }) => notice.path === place?.file)?.language
    return fault(language ?? '', 'notice', message)
  })
}
