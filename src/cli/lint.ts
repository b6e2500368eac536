// `ordholden lint`: what the law asks of the notice besides what it promises, each with its place and a wording to start
// from. Findings are no verdicts: exit 0 where nothing was found, 3 where something was. Proven by test/lint.test.ts.

import { lintFolder } from '../app/lint.ts'
import { formatPlace } from '../core/refusal.ts'
import { gradeWords, lintSummary, suggestionLabel } from '../language/lint.ts'
import type { LintFinding } from '../pledge/board.ts'
import type { ExitCode } from './exit.ts'
import { inLanguage, paint, type Terminal, wrap } from './terminal.ts'

export async function showLint(terminal: Terminal, folder: string, json: boolean): Promise<ExitCode> {
  const findings = await lintFolder(folder)
  if (json) terminal.out(JSON.stringify(findings, null, 2))
  else {
    for (const finding of findings) terminal.out(`${formatFindingLines(terminal, finding)}\n`)
    terminal.out(inLanguage(terminal, lintSummary(findings.length)))
  }
  return findings.length === 0 ? 0 : 3
}

const columns = 76

function formatFindingLines(terminal: Terminal, finding: LintFinding): string {
  const { place, article, grade, rule, says, asks, suggestion } = finding
  const grading = inLanguage(terminal, gradeWords[grade])
  const line = (text: string): string => `  ${wrap(text, columns, '  ')}`
  return [
    `${paint(terminal, 'bold', formatPlace(place))}  ${article}  ${grading}  ${paint(terminal, 'faint', rule)}`,
    line(inLanguage(terminal, says)),
    ...(asks === null ? [] : [line(`? ${inLanguage(terminal, asks)}`)]),
    ...(suggestion === null ? [] : [line(`${inLanguage(terminal, suggestionLabel)}: ${suggestion.text}`)]),
  ].join('\n')
}
