// The example policy for tests: as it stands in examples/welcomesecurity, or with one of its files changed.

import { readFileSync } from 'node:fs'

import { utf8 } from '../src/core/bytes.ts'
import type { Edition } from '../src/register/gate.ts'
import { readPolicy } from '../src/register/register.ts'

const folder = new URL('../examples/welcomesecurity/', import.meta.url)

export const exampleNames = ['register.yaml', 'notice.da.md', 'notice.en.md'] as const
export type ExampleName = (typeof exampleNames)[number]
export type ExampleTexts = Readonly<Record<ExampleName, string>>

const read = (name: ExampleName): string => readFileSync(new URL(name, folder), 'utf8')

export const exampleTexts: ExampleTexts = Object.freeze({
  'register.yaml': read('register.yaml'),
  'notice.da.md': read('notice.da.md'),
  'notice.en.md': read('notice.en.md'),
})

export const exampleBytes = (name: ExampleName): Uint8Array => readFileSync(new URL(name, folder))

/** The edition of the example with some of its files replaced. */
export function exampleEdition(changed: Partial<ExampleTexts> = {}): Edition {
  const source = (path: ExampleName) => ({ path, bytes: utf8({ ...exampleTexts, ...changed }[path]) })
  return readPolicy(source('register.yaml'), [source('notice.da.md'), source('notice.en.md')])
}

/** One of the example's files with some words replaced; fails where they are not there exactly once. */
export function edited(
  name: ExampleName,
  from: string,
  to: string,
  text: string = exampleTexts[name],
): ExampleTexts {
  if (text.split(from).length !== 2) throw new Error(`expected ${name} to hold once: ${from}`)
  return { ...exampleTexts, [name]: text.replace(from, () => to) }
}
