// What an edit changes, as lines a person reads: first what it promises more and less, then sentence by sentence with the
// words put in and taken out, then the register. Without colour, what is taken out is [-so-] and what is put in {+so+}.
// Proven by test/journeys/notice.test.ts.

import type { FolderDiff } from '../app/notice-diff.ts'
import type { Words } from '../core/language.ts'
import { formatFault, formatPlace } from '../core/refusal.ts'
import { diffShown as words } from '../language/notice.ts'
import { pledgeNames } from '../language/pledges.ts'
import type { PledgeId } from '../pledge/pledge.ts'
import { inLanguage, paint, type Terminal, wrap } from './terminal.ts'

export function showDiff(terminal: Terminal, diff: FolderDiff, json: boolean): void {
  if (json) terminal.out(JSON.stringify(diff, null, 2))
  else if (diff.isEmpty) terminal.out(inLanguage(terminal, words.nothing))
  else terminal.out(sectionsOf(terminal, diff).join('\n\n'))
}

function sectionsOf(terminal: Terminal, diff: FolderDiff): readonly string[] {
  const { headings } = words
  const section = (heading: Words, lines: readonly string[]): readonly string[] =>
    lines.length === 0
      ? []
      : [[paint(terminal, 'bold', inLanguage(terminal, heading)), ...lines.map(indented)].join('\n')]
  const promises = (kind: 'more' | 'less') => diff.promises.filter(each => each.kind === kind)
  const said = (each: Words): string => inLanguage(terminal, each)
  return [
    ...section(
      headings.more,
      promises('more').map(each => promiseLine(terminal, each)),
    ),
    ...section(
      headings.less,
      promises('less').map(each => promiseLine(terminal, each)),
    ),
    ...section(
      headings.sentences,
      diff.sentences.flatMap(each => sentenceLines(terminal, each)),
    ),
    ...section(
      headings.bindings,
      diff.bindings.map(each => bindingLine(terminal, each)),
    ),
    ...section(headings.unbound, diff.unbound.map(formatFault)),
    ...section(
      headings.languages,
      diff.languages.map(each => said(words.language(each.language, each.change))),
    ),
    ...section(
      headings.lacking,
      diff.lacking.map(
        ({ id, language, place }) => `${formatPlace(place)}  ${said(words.lacks(id, language))}`,
      ),
    ),
    ...section(
      headings.renamed,
      diff.renamed.map(each => `${said(words.kinds[each.kind])} ${each.id}: ${each.before} → ${each.after}`),
    ),
    ...section(
      headings.periods,
      diff.periods.map(each => {
        const [before, after] = [each.before, each.after].map(period => period ?? said(words.noPeriod))
        return `${each.activity}.${each.id}: ${before} → ${after}`
      }),
    ),
    ...section(
      headings.untold,
      diff.untold.map(each => `${said(words.kinds[each.kind])} ${each.id}: ${each.words}`),
    ),
  ]
}

const columns = 76
const indented = (text: string): string => `  ${text.replaceAll('\n', '\n  ')}`

const pledgeName = (terminal: Terminal, pledge: PledgeId | null): string =>
  pledge === null
    ? inLanguage(terminal, words.none)
    : `${inLanguage(terminal, pledgeNames[pledge])} (${pledge})`

function promiseLine(
  terminal: Terminal,
  { pledge, because, words: which, id }: FolderDiff['promises'][number],
) {
  const why = inLanguage(terminal, words.because[because])
  const quoted = which.length === 0 ? '' : `: ${which.join(', ')}`
  return `${pledgeName(terminal, pledge)} – ${why}${quoted}  ${paint(terminal, 'faint', id)}`
}

type SentenceChange = FolderDiff['sentences'][number]

function sentenceLines(terminal: Terminal, change: SentenceChange): readonly string[] {
  const place = (change.after ?? change.before)?.place
  const kind = inLanguage(terminal, words.sentences[change.kind])
  const head = `${place === undefined ? '' : `${formatPlace(place)}  `}${kind}`
  const text = change.words.map(stretch => marked(terminal, stretch)).join(' ')
  return [head, `  ${wrap(text, columns, '  ')}`]
}

const marks = { same: ['', ''], gone: ['[-', '-]'], new: ['{+', '+}'] } as const

// Word for word, so that a colour does not run over the end of a line.
function marked(terminal: Terminal, { kind, text }: SentenceChange['words'][number]): string {
  if (kind === 'same') return text
  const [open, close] = marks[kind]
  if (!terminal.color) return `${open}${text}${close}`
  const tone = kind === 'gone' ? 'broken' : 'kept'
  return text.replace(/\S+/g, word => paint(terminal, tone, word))
}

function bindingLine(terminal: Terminal, change: FolderDiff['bindings'][number]): string {
  const { kind, language, id, before, after } = change
  const says = inLanguage(terminal, words.binding[kind])
  const pledges =
    kind === 'other'
      ? `${pledgeName(terminal, before)} → ${pledgeName(terminal, after)}`
      : pledgeName(terminal, kind === 'new' ? after : before)
  return `${id} (${language})  ${says}: ${pledges}`
}
