// `ordholden notice write`: the notices a register names, drafted from it. `ordholden notice diff`: what an edit of the
// folder changes. Both end with 0: what they show is no verdict. Proven by test/journeys/notice.test.ts.

import type { WrittenNotices } from '../app/notice.ts'
import type { Setting } from '../app.ts'
import { systemClock } from '../core/clock.ts'
import { closest } from '../core/closest.ts'
import type { Words } from '../core/language.ts'
import { formatPlace, Refusal } from '../core/refusal.ts'
import { writtenWords } from '../language/notice.ts'
import type { Given } from './arguments.ts'
import { noticeActs } from './commands.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal, wrap } from './terminal.ts'

export function noticeCommand(terminal: Terminal, given: Given, setting: Setting): Promise<ExitCode> {
  const [asked = ''] = given.operands
  const act = noticeActs.find(each => each === asked)
  if (act === undefined) {
    const meant = closest(asked, noticeActs)
    throw new Refusal('usage', {
      message: `expected ordholden notice ${noticeActs.join(' or ')}, got ${asked === '' ? 'nothing' : JSON.stringify(asked)}`,
      hint:
        meant === null
          ? 'ordholden notice --help shows how it is used'
          : `did you mean ordholden notice ${meant}?`,
    })
  }
  return act === 'write' ? write(terminal, given, setting) : diff(terminal, given, setting)
}

async function diff(terminal: Terminal, given: Given, setting: Setting): Promise<ExitCode> {
  refuseOption(given, 'accepted-by', 'diff')
  const { diffNotice } = await import('../app/notice-diff.ts')
  const { showDiff } = await import('./notice-diff.ts')
  showDiff(terminal, await diffNotice(setting, given.values.get('from') ?? null), given.switches.has('json'))
  return 0
}

async function write(terminal: Terminal, given: Given, setting: Setting): Promise<ExitCode> {
  refuseOption(given, 'from', 'write')
  const { writeNotices } = await import('../app/notice.ts')
  const by = given.values.get('accepted-by')
  const at = systemClock.now().toISOString().slice(0, 10)
  const written = await writeNotices(setting.policyFolder, by === undefined ? null : { by, at })
  if (given.switches.has('json')) terminal.out(JSON.stringify(written, null, 2))
  else showWritten(terminal, written, setting.policyFolder)
  return 0
}

/** All of it is for a person to act on; the data are the files. */
function showWritten(terminal: Terminal, written: WrittenNotices, folder: string): void {
  const { made, promises, others, unaccepted, questions, isAccepted } = written
  const said = (words: Words): string => wrap(inLanguage(terminal, words), columns, '')
  const entries = unaccepted.map(({ place, entry }) => `  ${formatPlace(place)}  ${entry}`)
  const asked = questions.map(({ place, asks }) => `  ${formatPlace(place)}  ${inLanguage(terminal, asks)}`)
  const sections = [
    [said(writtenWords.made(made, promises, others))],
    entries.length === 0 ? [] : [said(writtenWords.unaccepted(entries.length)), ...entries],
    asked.length === 0 ? [] : [said(writtenWords.questions), ...asked],
    isAccepted ? [] : [said(writtenWords.declare)],
    [said(writtenWords.publish(folder))],
  ]
  terminal.say(
    sections
      .filter(lines => lines.length > 0)
      .map(lines => lines.join('\n'))
      .join('\n\n'),
  )
}

const columns = 78

function refuseOption({ values }: Given, option: string, act: string): void {
  if (values.has(option))
    throw new Refusal('usage', {
      message: `expected an option of ordholden notice ${act}, got --${option}`,
      hint: 'ordholden notice --help shows what each is for',
    })
}
