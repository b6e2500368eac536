// The texts of a workbook of Excel (ECMA-376 part 1 §18): each sheet by cells, hidden sheets, rows and columns told apart. What cells
// share, and how numbers are shown, is read first. Proven by office.test.ts.

import { limits } from '../../core/limits.ts'
import type { Inside, Text, Unread } from '../source.ts'
import { formatNumbered } from './number-shown.ts'
import { readParts, relationsOf, withEntry } from './parts.ts'
import { type Cells, type Sheet, SheetWalker } from './sheet.ts'
import { type Walker, walkPart } from './xml-part.ts'
import type { ZipArchive, ZipEntry } from './zip-archive.ts'

export async function* readWorkbook(archive: ZipArchive, inside: Inside): AsyncGenerator<Text | Unread> {
  const cells: Book = { shared: [], formats: [], startsIn1904: false }
  yield* withEntry(archive, 'xl/styles.xml', entry => walkPart(entry, inside, stylesInto(cells)))
  yield* withEntry(archive, 'xl/sharedStrings.xml', entry => sharedInto(cells, entry, inside))
  const sheets = await sheetsOf(archive, cells, inside)
  yield* readParts(archive, inside, [
    { name: /^xl\/(?:sharedStrings|styles|theme\/.*)\.xml$/, read: null },
    {
      name: /^xl\/(?:worksheets|chartsheets|dialogsheets|macrosheets)\/[^/]*\.xml$/,
      read: (entry, within) => readSheet(entry, within, sheets.get(entry.name), cells),
    },
  ])
}

interface Book extends Cells {
  readonly shared: string[]
  readonly formats: (string | null)[]
  startsIn1904: boolean
}

async function* readSheet(
  entry: ZipEntry,
  inside: Inside,
  sheet: Sheet = { name: entry.name, isHidden: false },
  cells: Cells,
): AsyncGenerator<Text | Unread> {
  const walker = new SheetWalker(inside.path, sheet, cells)
  yield* walkPart(entry, inside, walker)
  yield* walker.end()
}

async function sheetsOf(
  archive: ZipArchive,
  book: Book,
  inside: Inside,
): Promise<ReadonlyMap<string, Sheet>> {
  const leads = await relationsOf(archive, 'xl/workbook.xml', inside)
  const sheets = new Map<string, Sheet>()
  const walker: Walker = {
    open: (name, attributes) => {
      if (name === 'workbookPr') book.startsIn1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '')
      const part = leads.get(attributes['r:id'] ?? '')
      if (name === 'sheet' && part !== undefined)
        sheets.set(part, {
          name: attributes['name'] ?? part,
          isHidden: /hidden/i.test(attributes['state'] ?? ''),
        })
    },
  }
  for await (const _ of withEntry(archive, 'xl/workbook.xml', entry => walkPart(entry, inside, walker)));
  return sheets
}

/** §18.8: each style of a cell has the number of a format, and a workbook's own formats have theirs. */
function stylesInto(book: Book): Walker {
  const own = new Map<number, string>()
  let isCells = false
  return {
    open: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') isCells = true
      else if (name === 'xf' && isCells)
        book.formats.push(formatNumbered(Number(attributes['numFmtId']), own))
    },
    close: name => {
      if (name === 'cellXfs') isCells = false
    },
  }
}

/** §18.4: strings cells point at, each of one or several runs. */
async function* sharedInto(book: Book, entry: ZipEntry, inside: Inside): AsyncGenerator<Text | Unread> {
  let string = ''
  let letters = 0
  let isText = false
  const walker: Walker = {
    open: name => {
      if (name === 'si') string = ''
      isText = name === 't'
    },
    text: text => {
      if (isText && letters <= limits.detectSharedLetters) string += text
    },
    close: name => {
      isText = false
      if (name !== 'si') return
      letters += string.length
      book.shared.push(string)
    },
  }
  yield* walkPart(entry, inside, walker)
  if (letters > limits.detectSharedLetters)
    yield inside.unread(
      'too-large',
      `at most ${limits.detectSharedLetters} letters shared by cells, got more`,
      entry.name,
    )
}
