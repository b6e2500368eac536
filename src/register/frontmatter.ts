// Front matter as Jekyll and Hugo write it: YAML between `---` lines, or TOML between `+++` lines, at the very top.
// Only `title`, `description` and `note` are read; what else a site generator keeps there is none of ours.
// Proven by frontmatter.test.ts.

import { LineCounter, parseDocument } from 'yaml'

import { type Fault, Refusal } from '../core/refusal.ts'
import { startOf } from './text.ts'

export interface FrontMatter {
  readonly title: string | null
  readonly description: string | null
  /** What a translation says about itself. */
  readonly note: string | null
}

const none: FrontMatter = Object.freeze({ title: null, description: null, note: null })

/** The front matter, and the text with its lines blanked so that every line keeps its number. */
export function splitFrontMatter(file: string, text: string): { matter: FrontMatter; body: string } {
  const lines = text.split('\n')
  const fence = lines[0]?.trimEnd()
  if (fence !== '---' && fence !== '+++') return { matter: none, body: text }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === fence)
  if (end === -1)
    throw new Refusal('notice-invalid', {
      message: `expected front matter to end with a line ${fence}, got the end of the file`,
      place: startOf(file),
      hint: `add a line ${fence} after the last key`,
    })
  const inside = lines.slice(1, end).join('\n')
  const matter = fence === '---' ? readYaml(file, inside) : readToml(file, lines.slice(1, end))
  return { matter, body: '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n') }
}

function readYaml(file: string, text: string): FrontMatter {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    const { line, col } = counter.linePos(error.pos[0])
    // The fence is line 1, so what is inside starts on line 2.
    const place = { file, line: line + 1, column: col }
    throw new Refusal('notice-invalid', {
      message: `front matter: ${lowerFirst(error.message)}`,
      place,
      hint: 'look at indents and colons; words with a colon in them need quotes around them',
    })
  }
  const at = (key: string): string | null => {
    const value: unknown = document.contents === null ? null : document.get(key)
    return typeof value === 'string' ? value : null
  }
  return Object.freeze({ title: at('title'), description: at('description'), note: at('note') })
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

// `key = "basic string"` (escapes as JSON has them, TOML 1.0 §string) or `key = 'literal string'`; a comment may follow.
const tomlLine = /^(title|description|note)\s*=\s*(?:("(?:[^"\\]|\\.)*")|'([^']*)')\s*(?:#.*)?$/

function readToml(file: string, lines: readonly string[]): FrontMatter {
  const found: Record<string, string> = {}
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('[')) break
    if (!/^(?:title|description|note)\s*=/.test(line)) continue
    const match = tomlLine.exec(line.trimEnd())
    if (match === null) throw new Refusal('notice-invalid', tomlFault(file, index + 2, line))
    found[match[1] ?? ''] = match[2] === undefined ? (match[3] ?? '') : basicString(match[2])
  }
  return Object.freeze({
    title: found['title'] ?? null,
    description: found['description'] ?? null,
    note: found['note'] ?? null,
  })
}

const tomlFault = (file: string, line: number, got: string): Fault => ({
  message: `front matter: expected text in quotes on one line, got ${got.trim()}`,
  place: { file, line, column: 1 },
})

// An escape JSON does not have stays as it was written.
function basicString(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted.slice(1, -1)
  }
}
