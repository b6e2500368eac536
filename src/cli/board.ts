// `ordholden board` and `ordholden check`: the pledges in the order of the policy, each with its mark, and what to do.

import type { App } from '../app.ts'
import { closest } from '../core/closest.ts'
import type { Words } from '../core/language.ts'
import { Refusal } from '../core/refusal.ts'
import { cliWords } from '../language/cli.ts'
import { exampleNote } from '../language/example.ts'
import { siteCommandWords } from '../language/site-command.ts'
import { markWords } from '../language/verdicts.ts'
import type { Board, PledgeLine } from '../pledge/board.ts'
import { type PledgeId, pledgeIds, sitePledges } from '../pledge/pledge.ts'
import { type ExitCode, exitOfBoard } from './exit.ts'
import { inLanguage, paint, type Terminal, wrap } from './terminal.ts'

export async function showBoard(app: App, terminal: Terminal, json: boolean): Promise<ExitCode> {
  await app.doctor() // Recomputes the log: a board without its alarm would be a fair face on a damaged log.
  const board = await app.board()
  terminal.out(json ? JSON.stringify(board, null, 2) : formatBoard(terminal, board))
  return exitOfBoard(board)
}

export async function checkNow(
  app: App,
  terminal: Terminal,
  named: readonly string[],
  json: boolean,
): Promise<ExitCode> {
  await visitFirst(app, terminal, named)
  const board = await app.check(named.map(readPledge), (part, done, of) =>
    terminal.progress(inLanguage(terminal, cliWords.check.progress(done, of, part))),
  )
  terminal.progress(null)
  terminal.out(json ? JSON.stringify(board, null, 2) : formatBoard(terminal, board))
  return exitOfBoard(board)
}

/** What rests on a visit is looked at with a fresh one. */
async function visitFirst(app: App, terminal: Terminal, named: readonly string[]): Promise<void> {
  if (named.length > 0 && !sitePledges.some(pledge => named.includes(pledge))) return
  await app.site.visitNow((done, known, url) =>
    terminal.progress(inLanguage(terminal, siteCommandWords.progress(done, known, url))),
  )
}

function readPledge(name: string): PledgeId {
  const pledge = pledgeIds.find(id => id === name)
  if (pledge !== undefined) return pledge
  const meant = closest(name, pledgeIds)
  throw new Refusal('usage', {
    message: `expected a pledge, got ${JSON.stringify(name)}`,
    hint: meant === null ? pledgeIds.join(', ') : `did you mean ${meant}?`,
  })
}

const columns = 76

export function formatBoard(terminal: Terminal, board: Board): string {
  const say = (words: Words) => inLanguage(terminal, words)
  const { kept, broken, unknown, lawFindings, practice, proposed } = board.counts
  return [
    paint(terminal, 'bold', board.controller),
    '',
    ...board.pledges.map(line => formatLine(terminal, line)),
    '',
    say(cliWords.board.counts(kept, broken, unknown)),
    paint(terminal, 'faint', say(cliWords.board.apart(lawFindings, practice, proposed))),
    ...(board.log.alarm === null
      ? []
      : ['', paint(terminal, 'broken', wrap(say(board.log.alarm), columns, ''))]),
    ...(board.example
      ? ['', paint(terminal, 'faint', wrap(say(exampleNote(board.controller)), columns, ''))]
      : []),
  ].join('\n')
}

const markWidth = 36

function formatLine(terminal: Terminal, line: PledgeLine): string {
  const say = (words: Words) => inLanguage(terminal, words)
  const { verdict, basis, lookedAt, parts } = line.verdict
  const mark = say(markWords(verdict, basis, false))
  const head = `${paint(terminal, verdict, mark.padEnd(markWidth))}${say(line.name)}`
  const looked = paint(terminal, 'faint', ` (${say(cliWords.board.of(lookedAt, parts))})`)
  if (verdict !== 'broken') return head + looked
  const reasons = line.parts
    .filter(part => part.verdict === 'broken')
    .flatMap(part => part.look?.reason ?? [])
  const notes = reasons.map(reason => `  ${wrap(say(reason), columns, '  ')}`)
  const todo =
    line.next === null
      ? []
      : [`  ${say(cliWords.board.todo)}: ${wrap(say(line.next), columns - 5, '       ')}`]
  return [head + looked, ...notes, ...todo].join('\n')
}
