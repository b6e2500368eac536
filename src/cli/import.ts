// `ordholden import FILE DIR`: another company's TILT document or fides data map becomes a new policy folder. What did not
// fit is told as a table, or with --json as data: exit 0 either way, since everything is a proposal to be completed.
// Proven by test/journeys/formats.test.ts.

import { importPolicy } from '../app/import-policy.ts'
import { systemClock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { importWords } from '../language/import.ts'
import { writtenWords } from '../language/notice.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, paint, type Terminal, wrap } from './terminal.ts'

export async function importDocument(terminal: Terminal, given: Given, json: boolean): Promise<ExitCode> {
  const [file, folder] = given.operands
  if (file === undefined || folder === undefined)
    throw new Refusal('usage', {
      message: `expected a file and a folder to make, got ${file === undefined ? 'neither' : 'no folder'}`,
      hint: 'ordholden import other.tilt.json min-politik',
    })
  const by = given.values.get('accepted-by')
  const at = systemClock.now().toISOString().slice(0, 10)
  const { activities, unfit } = await importPolicy(file, folder, by === undefined ? null : { by, at })
  terminal.say(inLanguage(terminal, importWords.wrote(folder, activities)))
  if (json) terminal.out(JSON.stringify(unfit, null, 2))
  else terminal.say(formatReport(terminal, unfit))
  if (by === undefined) terminal.say(wrap(inLanguage(terminal, writtenWords.declare), columns, ''))
  return 0
}

type Unfit = Awaited<ReturnType<typeof importPolicy>>['unfit'][number]

const columns = 76

/** One place of the file under another, what stood there, and why. */
function formatReport(terminal: Terminal, unfit: readonly Unfit[]): string {
  const shown = unfit.slice(0, limits.importShown)
  const lines = shown.map(({ kind, pointer, got, why }) => {
    const named = inLanguage(terminal, importWords.kinds[kind])
    return `${paint(terminal, 'bold', pointer)}  ${named}: ${got}\n  ${wrap(inLanguage(terminal, why), columns, '  ')}`
  })
  const more = unfit.length - shown.length
  return [
    inLanguage(terminal, importWords.unfit(unfit.length)),
    ...lines,
    ...(more === 0 ? [] : [inLanguage(terminal, importWords.more(more))]),
  ].join('\n')
}
