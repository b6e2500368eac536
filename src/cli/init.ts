// `ordholden init PAGE [DIR]`: from the company's own page to a policy folder to complete. Asks ten questions with what
// the page tells as the default, unless --no-input or nobody is there to answer; an answer that cannot be right is asked
// for again. Writes only a folder that does not exist yet, and only at the end: Ctrl-C leaves nothing behind.
// Proven by test/proposal.test.ts.

import { createInterface } from 'node:readline/promises'
import { outsideFetch, proposeFrom, refuseExisting, whyAgain, writePolicyFolder } from '../app/new-policy.ts'
import { systemClock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { Refusal } from '../core/refusal.ts'
import { type Answers, initWords, type QuestionId, questionIds } from '../language/init.ts'
import type { Given } from './arguments.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function startPolicy(terminal: Terminal, given: Given, outside: boolean): Promise<ExitCode> {
  const [source, folder = 'policy'] = given.operands
  if (source === undefined)
    throw new Refusal('usage', {
      message: 'expected the file or address of a privacy policy, got none',
      hint: 'ordholden init privatlivspolitik.html min-politik',
    })
  await refuseExisting(folder)
  const proposal = await proposeFrom(source, outside ? outsideFetch() : null)
  const asks = process.stdin.isTTY === true && !given.switches.has('no-input')
  const answers = asks ? await askAll(terminal, proposal.defaults) : proposal.defaults
  const day = systemClock.now().toISOString().slice(0, 10)
  await writePolicyFolder(folder, proposal, answers, day)
  const all = proposal.sentences.flat()
  const promises = all.filter(({ kind }) => kind === 'promise').length
  terminal.say(inLanguage(terminal, initWords.wrote(folder, promises, all.length - promises)))
  return 0
}

type Lines = AsyncIterator<string>

/** Questions go to stderr; an empty line, or the end of the input, takes what was found. */
async function askAll(terminal: Terminal, defaults: Answers): Promise<Answers> {
  const input = createInterface({ input: process.stdin })
  const lines: Lines = input[Symbol.asyncIterator]()
  const answers: Record<QuestionId, string> = { ...defaults }
  for (const [at, id] of questionIds.entries()) {
    const known = defaults[id] === '' ? '' : ` [${defaults[id]}]`
    terminal.say(`${at + 1}/${questionIds.length} ${inLanguage(terminal, initWords.questions[id])}${known}`)
    answers[id] = await answerTo(id, defaults[id], lines, terminal)
  }
  input.close()
  return answers
}

async function answerTo(id: QuestionId, known: string, lines: Lines, terminal: Terminal): Promise<string> {
  let answer = known
  for (let tries = 0; tries < limits.questionTries; tries += 1) {
    const line = await lines.next()
    answer = line.done === true ? known : line.value.trim() || known
    const wrong = whyAgain(id, answer)
    if (wrong === null || line.done === true) return answer
    terminal.say(`  ${inLanguage(terminal, initWords.again[wrong])}`)
  }
  return answer
}
