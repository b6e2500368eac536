// The library a PDF is opened with: PDFium as WebAssembly, and its memory. Proven by pdf.test.ts.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { init } from '@embedpdf/pdfium'

export type Library = Awaited<ReturnType<typeof init>>

export async function openLibrary(): Promise<Library> {
  const library = await init({ wasmBinary: readWasm() })
  library.PDFiumExt_Init()
  return library
}

/** The memory of the library, which moves when it grows: never kept. */
export const memoryOf = ({ pdfium }: Library): Uint8Array =>
  new Uint8Array((pdfium as Library['pdfium'] & { HEAPU8: Uint8Array }).HEAPU8.buffer)

const wasmPlaces = [
  join(import.meta.dirname, 'pdfium.wasm'),
  join(import.meta.dirname, '../../../node_modules/@embedpdf/pdfium/dist/pdfium.wasm'),
]

/** Beside the packaged program, or in a checkout's packages. */
function readWasm(): ArrayBuffer {
  const place = wasmPlaces.find(path => existsSync(path))
  if (place === undefined) throw new Error(`expected pdfium.wasm at ${wasmPlaces.join(' or ')}`)
  return new Uint8Array(readFileSync(place)).buffer
}
