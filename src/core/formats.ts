// The forms the published edition can be written in, by name: one list for the room that writes them, for `ordholden
// export --format` and for the addresses of the site. Held equal to docs/reference/formats.md by test/reference.test.ts.

export interface Format {
  readonly mediaType: string
  /** How a file of it ends, without the leading dot. */
  readonly extension: string
}

export const formats = {
  tilt: { mediaType: 'application/json', extension: 'tilt.json' },
  dpv: { mediaType: 'application/ld+json', extension: 'dpv.jsonld' },
  'schema-org': { mediaType: 'application/ld+json', extension: 'schema-org.jsonld' },
} as const satisfies Readonly<Record<string, Format>>

export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as readonly FormatName[]

/** All that is known, proposals marked; or only what the notice says or a person has accepted, as it is served. */
export type Which = 'all' | 'settled'

/**
 * The record of processing as files. It is an internal document: these are written by `ordholden export` alone and have no
 * address, which is why they are a list of their own.
 */
export const recordFormatNames = ['record-pdf', 'record-xlsx', 'record-json'] as const
export type RecordFormat = (typeof recordFormatNames)[number]
