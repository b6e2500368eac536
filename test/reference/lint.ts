// docs/reference/lint.md and docs/lint-welcomesecurity.md, written from the rules and from what they find.

import { gradeWords, lintWords } from '../../src/language/lint.ts'
import { gdpr, provisions } from '../../src/law/law.ts'
import { bands, hardFrom } from '../../src/law/reading.ts'
import type { LintFinding } from '../../src/pledge/board.ts'
import { lintRules } from '../../src/register/lint/lint.ts'
import { formatTable } from './documents.ts'

const opening = `# The lint

Written from the rules (\`src/register/lint\`). What the law asks of a notice besides what it promises. Findings are counted
apart and are never verdicts; they are no legal advice, and none says that a right does not exist: it applies all the same.
\`ordholden lint\` ends with 0 where nothing was found and with 3 where something was.

Provisions are of the [${gdpr.name}](${gdpr.source}), applicable since ${gdpr.applicableFrom}; the wordings of what each
asks are ours. The rules read words: what is there may still be used wrongly, and what is said in other words may be missed.
Every rule looks at Danish and at English notices and has a bad and a good case in both (\`test/lint-cases.ts\`).

| grade | meaning |
|---|---|
| \`always-missing\` | seen from the text alone: something is missing, told too narrowly, or told in a form that is not it |
| \`missing-given-register\` | follows from what the register says, proposals included (they are marked) |
| \`cannot-know\` | a question only a person can answer; nothing is missing until it is answered |

`

export function formatLintRules(): string {
  const rows = lintRules.map(({ id, provision, grade, looksFor }) => [
    `\`${id}\``,
    provisions[provision].article,
    `\`${grade}\``,
    looksFor,
    lintWords[id].says.en,
  ])
  const lix = bands.map(({ from, name }) => [String(from), name])
  return [
    opening,
    formatTable(['rule', 'article', 'grade', 'what it looks for', 'what it says'], rows),
    `\n## Reading level\n\nLIX is words per sentence plus the percentage of words over six letters: a rule of thumb, made for the Scandinavian\nlanguages and looser for English. The law names no figure. The question is asked from ${hardFrom}.\n\n`,
    formatTable(['from', 'band'], lix),
  ].join('')
}

const seedOpening = `# What the lint finds in the example

Written from \`examples/welcomesecurity\` by \`ordholden lint\`. The example uses a published policy and invented data. It says
nothing about how WelcomeSecurity handles data. These are findings about a text and a proposed register: no verdicts, no legal
advice. The suggestions are wordings to start from, in the language of the notice.

`

export const formatFound = (findings: readonly LintFinding[]): string =>
  seedOpening +
  formatTable(
    ['place', 'sentence', 'article', 'grade', 'rule', 'finding', 'suggestion'],
    findings.map(({ place, sentence, article, grade, rule, says, asks, suggestion }) => [
      `${place.file}:${place.line}:${place.column}`,
      sentence === null ? '' : `\`${sentence}\``,
      article,
      gradeWords[grade].en,
      `\`${rule}\``,
      asks === null ? says.en : `${says.en} ${asks.en}`,
      suggestion?.text ?? '',
    ]),
  )
