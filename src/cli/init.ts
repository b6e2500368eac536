// `ordholden init FILE [DIR]`: from the company's own page to a policy folder to complete. Asks what the page does not
// tell, unless --no-input; writes only into a folder that does not exist yet. Proven by test/proposal.test.ts.

import { createInterface } from 'node:readline/promises'
import { proposeFrom, writePolicyFolder } from '../app/new-policy.ts'
import { systemClock } from '../core/clock.ts'
import { Refusal } from '../core/refusal.ts'
import { type Answers, initWords, questionIds } from '../language/init.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function startPolicy(terminal: Terminal, given: Given): Promise<ExitCode> {
  const [file, folder = 'policy'] = given.operands
  if (file === undefined)
    throw new Refusal('usage', {
      message: 'expected the file of a privacy policy, got none',
      hint: 'ordholden init privatlivspolitik.html min-politik',
    })
  const proposal = await proposeFrom(file)
  const answers = given.switches.has('no-input')
    ? proposal.defaults
    : await askAll(terminal, proposal.defaults)
  const day = systemClock.now().toISOString().slice(0, 10)
  await writePolicyFolder(folder, proposal, answers, day)
  const all = proposal.sentences.flat()
  const promises = all.filter(({ kind }) => kind === 'promise').length
  terminal.say(inLanguage(terminal, initWords.wrote(folder, promises, all.length - promises)))
  return 0
}

/** Questions go to stderr; an empty line, or the end of the input, takes what was found. */
async function askAll(terminal: Terminal, defaults: Answers): Promise<Answers> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
  const answers: Record<keyof Answers, string> = { ...defaults }
  for (const [at, id] of questionIds.entries()) {
    const known = defaults[id] === '' ? '' : ` [${defaults[id]}]`
    terminal.say(`${at + 1}/${questionIds.length} ${inLanguage(terminal, initWords.questions[id])}${known}`)
    const line = await lines.next()
    const answer = line.done === true ? '' : line.value.trim()
    if (answer !== '') answers[id] = answer
  }
  await lines.return?.()
  return answers
}
