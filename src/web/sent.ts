// What a form brought: each field once, as text, no longer than it may be. Fields that came twice, or as files, are empty.

import type { Context } from 'hono'

import { limits } from '../core/limits.ts'

export type Sent = (name: string, most?: number) => string

/** Also of a body that is no form: then every field is empty. */
export async function readSent(context: Context): Promise<Sent> {
  const body: Readonly<Record<string, unknown>> = await context.req.parseBody({ all: true }).catch(() => ({}))
  return (name, most = limits.fieldCharacters) => {
    const value = Object.hasOwn(body, name) ? body[name] : ''
    return typeof value === 'string' && value.length <= most ? value.trim() : ''
  }
}
