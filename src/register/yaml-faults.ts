// What is wrong with the form of a YAML file, in the words of somebody who writes one by hand: the parser speaks of tokens,
// nodes and compact mappings. Proven by yaml-faults.test.ts, which writes each mistake as people make it.

import type { ErrorCode } from 'yaml'

interface Said {
  readonly message: string
  readonly hint: string
}

const quotes = 'put quotes around words that hold a colon, a # or begin with a sign: name: "Bilag: faktura"'

const said: Partial<Record<ErrorCode, Said>> = {
  BAD_INDENT: {
    message: 'expected this to stand as far in as what it belongs to, got another indent',
    hint: 'entries of one list or map begin in the same column; a [ or { is closed before the next entry',
  },
  TAB_AS_INDENT: {
    message: 'expected spaces to indent with, got a tab',
    hint: 'replace the tab by two spaces',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'expected one key and its value, got a second colon',
    hint: `${quotes}; or begin the line in the same column as the one it belongs beside`,
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'expected a key and its colon on one line, got a line break between them',
    hint: 'look at the line before: a quote or a colon may be missing',
  },
  MISSING_CHAR: {
    message: 'expected the end of what was opened, got none',
    hint: 'close the quote, bracket or brace that was opened here',
  },
  BAD_SCALAR_START: {
    message: 'expected words, got a sign that YAML keeps for itself',
    hint: quotes,
  },
  UNEXPECTED_TOKEN: {
    message: 'expected the entry to end here, got more',
    hint: 'look for a quote inside quotes, or for an entry that is not indented like the ones above',
  },
  BAD_DQ_ESCAPE: {
    message: 'expected a letter after the backslash that YAML knows, got another',
    hint: "use single quotes where a backslash is meant: 'C:\\Data'",
  },
  MULTIPLE_DOCS: {
    message: 'expected one register, got a second document after ---',
    hint: 'take the line with --- away',
  },
}

/** Words for a fault of form; the parser's own first line where it is one that nobody writes by hand. */
export function sayFault(code: ErrorCode, parsers: string): Said {
  const own = said[code]
  if (own !== undefined) return own
  const [line = ''] = parsers.split('\n')
  return {
    message: line.charAt(0).toLowerCase() + line.slice(1),
    hint: 'the file is not well-formed YAML here; look at indents, quotes and colons',
  }
}
