// A file to look into and the texts in it. Whatever could not be read is said with its reason: a file without hits is clean only
// where nothing of it is unread. This ground opens no file: who calls hands over a Source.

/** Something with bytes that can be read at any place: a file, or what an archive held. */
export interface Source {
  readonly name: string
  readonly bytes: number
  /** `length` bytes from `offset`, fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** One stretch of text, in reading order. */
export interface Text {
  readonly kind: 'text'
  /** From the file inward: `['mail.zip', 'inbox.mbox', '3', 'report.docx']`. */
  readonly path: readonly string[]
  /** What of the file this is, from a closed list: its whole text, a page, a header, a comment … */
  readonly part: TextPart
  /**
   * The bytes as they are to be scanned, in any number of pieces: UTF-8, or one byte a letter where the file is latin-1.
   * Read them before the next text is asked for; a piece is never written to afterwards.
   */
  readonly pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Which place each byte of it came from; positions of hits are told in these. */
  readonly places: Places
  /** Where the text is a table with a row of headings: which cells stand under which. */
  readonly columns?: Columns
  /** Letters of a picture that may have been read wrong, mended: what is found here is possible, no more. */
  readonly isGuess?: true
}

const textParts = [
  'whole',
  'page',
  'sheet',
  'slide',
  'table',
  'headers',
  'body',
  'comment',
  'note',
  'properties',
  'removed',
  'hidden',
  'names',
  'picture',
] as const
export type TextPart = (typeof textParts)[number]

/**
 * How a position in a text is told a person. `bytes`: as bytes of the file; asked in rising order, soon after the piece was
 * handed out, so that a transcoder need not remember all it did. `marks`: the last mark at or before the position names its place
 * (`page 3`, `Ark1!B7`), and positions count from the beginning of the text.
 */
export type Places =
  | { readonly kind: 'bytes'; fileOffset(at: number): number }
  | { readonly kind: 'marks'; readonly marks: readonly Mark[] }

export interface Mark {
  readonly at: number
  /** A page, slide or row number, or a cell such as `B7` with its sheet. */
  readonly label: string
  /** The words up to the next mark are a column's heading, said again for who judges: a hit that begins here is not of this place. */
  readonly isHeading?: true
}

/** The columns of a table that keeps its own bytes, so that its headings cannot be said again in it. */
export interface Columns {
  /**
   * The cells of `[from, to)` of the text that stand under a heading, in their order; what reaches beyond is cut off. Asked in rising
   * order, once the pieces up to there were handed out.
   */
  cellsIn(from: number, to: number): readonly Cell[]
}

/** What a cell holds, without its quotes. */
export interface Cell {
  readonly start: number
  readonly end: number
  /** In the text's own encoding, the same object in the whole column. */
  readonly heading: Uint8Array
}

export const unreadReasons = [
  'unknown-format',
  'encrypted',
  'damaged',
  'too-deep',
  'too-large',
  'too-many',
  'too-inflated',
  'too-slow',
  'no-text',
  'tool-missing',
  'not-permitted',
  'not-a-file',
] as const
export type UnreadReason = (typeof unreadReasons)[number]

/** Something of a file that was not looked at. */
export interface Unread {
  readonly kind: 'unread'
  readonly path: readonly string[]
  readonly reason: UnreadReason
  /** What was expected and what was there, in a few words; no bytes of the file. */
  readonly detail: string
}

/** What one file may cost, spent by everything inside it. */
export interface Budget {
  /** Archives in archives. */
  readonly depth: number
  /** All that is unpacked, together. */
  readonly bytes: number
  /** Unpacked for one packed byte, told after the first mebibyte. */
  readonly ratio: number
  readonly entries: number
  readonly timeMs: number
}

/** Reads the texts of one format out of a source. `inner` looks into what is inside, under the same budget. */
export type Reader = (source: Source, inside: Inside) => AsyncIterable<Text | Unread>

export interface Inside {
  readonly path: readonly string[]
  /** Whether some packed bytes may become this many; an Unread where the budget is spent. */
  spend(packed: number, unpacked: number): Unread | null
  /** Counts what one packed thing unpacks to, piece by piece: an Unread where it, or everything, is too much. */
  meter(packed: number, name?: string): (unpacked: number) => Unread | null
  /** Where the budget of the whole file is spent, so that nothing more of it is opened: why. */
  over(): Unread | null
  open(name: string, bytes: Uint8Array): AsyncIterable<Text | Unread>
  /** The same for what is unpacked as it is read, from its beginning each time: nothing larger than memory need be held. */
  unpack(name: string, packed: number, again: () => AsyncIterable<Uint8Array>): AsyncIterable<Text | Unread>
  /** What is inside `name` could not be read; without a name, this itself. */
  unread(reason: UnreadReason, detail: string, name?: string): Unread
  /** Picture to text, where there is someone to read it. */
  readonly pictures: PictureReader | null
  now(): number
}

/** Reads the letters in a picture (PNG, JPEG, GIF, WebP, TIFF), line by line. Its size was asked before. */
export interface PictureReader {
  read(picture: Uint8Array): Promise<PictureRead>
}
export type PictureRead = { readonly text: string } | { readonly reason: UnreadReason }
