// The faces documents are set in, as files: whole TrueType fonts for a PDF, which embeds the letters used, and the web's
// own two for HTML. They lie in the packages of a checkout, or beside the packaged program. Proven by pdf.test.ts.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Serif for running text, sans for tables and small text; two weights of each. */
const faceFiles = {
  serif: 'SourceSerif4_400Regular.ttf',
  serifStrong: 'SourceSerif4_600SemiBold.ttf',
  sans: 'Inter_400Regular.ttf',
  sansStrong: 'Inter_600SemiBold.ttf',
} as const

const webFiles = {
  serif: 'source-serif-4-latin-wght-normal.woff2',
  sans: 'inter-latin-wght-normal.woff2',
} as const

export type Face = keyof typeof faceFiles
export const faces = Object.keys(faceFiles) as readonly Face[]

/** What the package copies beside the program; the web's two it has already. */
export const paperFontFiles: readonly string[] = Object.values(faceFiles)

const modules = join(import.meta.dirname, '../../node_modules')
const sets = join(modules, '@expo-google-fonts')
/** Where a checkout has them. */
export const paperFontFolders: readonly string[] = [
  import.meta.dirname,
  join(sets, 'source-serif-4/400Regular'),
  join(sets, 'source-serif-4/600SemiBold'),
  join(sets, 'inter/400Regular'),
  join(sets, 'inter/600SemiBold'),
  join(modules, '@fontsource-variable/source-serif-4/files'),
  join(modules, '@fontsource-variable/inter/files'),
]

const read = new Map<string, Uint8Array>()

/** The TrueType file of a face. */
export const readFace = (face: Face): Uint8Array => readOnce(faceFiles[face])
/** The woff2 file of a family, for a page that must not load anything. */
export const readWebFont = (family: keyof typeof webFiles): Uint8Array => readOnce(webFiles[family])

function readOnce(name: string): Uint8Array {
  const known = read.get(name)
  if (known !== undefined) return known
  const path = paperFontFolders.map(folder => join(folder, name)).find(existsSync)
  if (path === undefined)
    throw new Error(`expected the font ${name} in ${paperFontFolders.join(', ')}, got none`)
  const bytes = new Uint8Array(readFileSync(path))
  read.set(name, bytes)
  return bytes
}
