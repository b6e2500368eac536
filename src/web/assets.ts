// The style, the icon, the fonts and the one script the pages are set with: read once at start from the folders given (the checkout's,
// or the one folder of the packaged program), named by their content so that a browser may keep them for good. And the
// second verifier, to be taken along under an address that stays. Proven by web.test.ts and downloads.test.ts.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { chartStyle } from '../chart/style.ts'
import { fromUtf8, sha256, toHex, utf8 } from '../core/bytes.ts'
import { type Prepared, prepare } from './prepared.ts'

const fonts = [
  'source-serif-4-latin-wght-normal.woff2',
  'source-serif-4-latin-wght-italic.woff2',
  'source-serif-4-latin-ext-wght-normal.woff2',
  'inter-latin-wght-normal.woff2',
  'inter-latin-ext-wght-normal.woff2',
] as const

/** Every file the pages need: what the package copies beside the program. */
export const assetFiles = ['style.css', 'icon.svg', 'sign-in.js', ...fonts] as const

/** The second verifier, in a checkout and in the package alike. */
const verifierFile = 'verifier/verify.html'
export const verifierPath = '/verify.html'

const modules = join(import.meta.dirname, '../../node_modules/@fontsource-variable')
/** Where a checkout has them. */
export const checkoutFolders: readonly string[] = [
  import.meta.dirname,
  join(modules, 'source-serif-4/files'),
  join(modules, 'inter/files'),
  join(import.meta.dirname, '../..'),
]

export interface AssetLinks {
  readonly style: string
  readonly icon: string
  /** For the pages that ask a browser for a passkey, or read a fragment. */
  readonly signIn: string
  /** The font of the running text, fetched before the style asks for it. */
  readonly textFont: string
}

export interface Assets {
  readonly links: AssetLinks
  /** By path. */
  readonly files: ReadonlyMap<string, Prepared>
  readonly verifier: Verifier
}

export interface Verifier {
  readonly bytes: Uint8Array
  /** Lower-case hexadecimal. */
  readonly sha256: string
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

/** The content decides the path, so a path never changes its content. */
function pathFor(name: string, bytes: Uint8Array): string {
  const dot = name.lastIndexOf('.')
  return `/assets/${name.slice(0, dot)}.${toHex(sha256(bytes)).slice(0, 16)}${name.slice(dot)}`
}

export async function loadAssets(folders: readonly string[] = checkoutFolders): Promise<Assets> {
  const others = assetFiles.slice(1).map(name => ({ name, bytes: readFrom(folders, name) }))
  const pathOf = new Map(others.map(({ name, bytes }) => [name, pathFor(name, bytes)]))
  const style = linkStyle(`${fromUtf8(readFrom(folders, 'style.css'))}\n${chartStyle}`, pathOf)
  const stylePath = pathFor('style.css', style)
  const all = [
    { path: stylePath, bytes: style },
    ...others.map(({ name, bytes }) => ({ path: pathFor(name, bytes), bytes })),
  ]
  const prepared = all.map(
    async ({ path, bytes }) => [path, await prepare(typeOf(path), bytes, 'keep')] as const,
  )
  return {
    links: {
      style: stylePath,
      icon: pathOf.get('icon.svg') ?? '',
      signIn: pathOf.get('sign-in.js') ?? '',
      textFont: pathOf.get(fonts[0]) ?? '',
    },
    files: new Map(await Promise.all(prepared)),
    verifier: readVerifier(folders),
  }
}

function readVerifier(folders: readonly string[]): Verifier {
  const bytes = readFrom(folders, verifierFile)
  return Object.freeze({ bytes, sha256: toHex(sha256(bytes)) })
}

const typeOf = (path: string): string =>
  types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'

function readFrom(folders: readonly string[], name: string): Uint8Array {
  const path = folders.map(folder => join(folder, name)).find(existsSync)
  if (path === undefined) throw new Error(`expected ${name} in one of ${folders.join(', ')}, got none`)
  return new Uint8Array(readFileSync(path))
}

/** The style sheet names fonts by their file; here the name becomes the path it is served at. */
function linkStyle(style: string, pathOf: ReadonlyMap<string, string>): Uint8Array {
  const linked = style.replace(/url\(([^)]+)\)/g, (_, name: string) => {
    const path = pathOf.get(name)
    if (path === undefined) throw new Error(`expected a file of the assets in style.css, got ${name}`)
    return `url(${path})`
  })
  return utf8(linked)
}
