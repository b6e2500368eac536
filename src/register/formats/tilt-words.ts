// Words of another company's document, for a register that has each in two languages; and our own key of an object, as far
// as it has the shape we write. Proven by tilt-read.test.ts.

import type { z } from 'zod'

import type { Words } from '../../core/language.ts'
import { formatWords } from '../../language/formats.ts'

/** Words of the file for both languages; where it has none, a gap that shows in whatever is drafted from them. */
export const saidIn = (text: string | undefined): Words => {
  const said = unlessSilent(text)
  return said === undefined ? formatWords.missing : { da: said, en: said }
}

/** Text, unless it is empty or only our own way of saying that there is none. */
export const unlessSilent = (text: string | undefined): string | undefined =>
  text === undefined || text.trim() === '' || silent.has(text) ? undefined : text

const silent: ReadonlySet<string> = new Set(
  [formatWords.notSaid, formatWords.missing].flatMap(words => Object.values(words)),
)

/** Null where the object is another company's. */
export function ownOf<T>(entry: { readonly [key: string]: unknown }, shape: z.ZodType<T>): T | null {
  const read = shape.safeParse(entry['ordholden'])
  return read.success ? read.data : null
}
