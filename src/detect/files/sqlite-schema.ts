// The columns of a table of SQLite, told by the statement that made it, in the order in which a row holds them. Proven by sqlite.test.ts.

export interface Column {
  readonly name: string
  /** Its value is the row's number, and the row holds nothing in its place. */
  readonly isRowNumber: boolean
}

const constraint = /^(?:CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)\b/i

export function columnsOf(sql: string): readonly Column[] {
  const statement = withoutComments(sql)
  const open = statement.indexOf('(')
  const parts = open < 0 ? [] : splitAtCommas(statement.slice(open + 1))
  const tail = parts.pop() ?? ''
  const isWithoutNumbers = /\bWITHOUT\s+ROWID\b/i.test(tail)
  const defined = parts.filter(part => !constraint.test(part)).map(part => ({ ...nameOf(part), part }))
  // A virtual column is computed each time it is asked for.
  const stored = defined.filter(({ rest }) => !/\bAS\s*\(/i.test(rest) || /\bSTORED\b/i.test(rest))
  const keys = keyNames(parts)
  const isRowNumber = ({ name, rest }: { name: string; rest: string }): boolean =>
    !isWithoutNumbers &&
    /^INTEGER\b/i.test(rest) &&
    (/\bPRIMARY\s+KEY\b(?!\s+DESC)/i.test(rest) || (keys.length === 1 && keys[0] === name.toLowerCase()))
  const columns = stored.map(column => ({ name: column.name, isRowNumber: isRowNumber(column) }))
  if (!isWithoutNumbers) return columns
  const own = stored
    .filter(({ rest }) => /\bPRIMARY\s+KEY\b/i.test(rest))
    .map(({ name }) => name.toLowerCase())
  const first = [...keys, ...own]
  const place = (name: string): number =>
    (first.indexOf(name.toLowerCase()) + first.length + 1) % (first.length + 1)
  const at = (name: string): number => (first.includes(name.toLowerCase()) ? place(name) : first.length)
  return columns.toSorted((one, other) => at(one.name) - at(other.name))
}

/** Parts between the parentheses, then what stands behind them. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    const closing = letter === '[' ? ']' : '"`\''.includes(letter) ? letter : null
    if (closing !== null) {
      const end = text.indexOf(closing, at + 1)
      at = end < 0 ? text.length : end
    } else if (letter === '(') depth++
    else if ((letter === ')' || letter === ',') && depth === 0) {
      parts.push(text.slice(from, at).trim())
      from = at + 1
      if (letter === ')') break
    } else if (letter === ')') depth--
  }
  return [...parts, text.slice(from)]
}

function nameOf(part: string): { readonly name: string; readonly rest: string } {
  const [whole, quoted, marked, bracketed, single, bare] =
    /^(?:"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|'([^']*)'|([^\s(,]+))/.exec(part) ?? []
  const name = quoted ?? marked ?? bracketed ?? single ?? bare ?? ''
  return { name: name.replaceAll('""', '"'), rest: part.slice((whole ?? '').length).trim() }
}

/** Columns of a key that stands apart from them, in lower case. */
function keyNames(parts: readonly string[]): readonly string[] {
  const key = parts.find(part => /^(?:CONSTRAINT\s+\S+\s+)?PRIMARY\s+KEY\b/i.test(part))
  const listed = key === undefined ? [] : splitAtCommas(key.slice(key.indexOf('(') + 1)).slice(0, -1)
  return listed.map(part => nameOf(part).name.toLowerCase())
}

const withoutComments = (sql: string): string =>
  sql.replace(/('(?:[^']|'')*'|"(?:[^"]|"")*")|--[^\n]*|\/\*[\s\S]*?\*\//g, (_, kept?: string) => kept ?? ' ')
