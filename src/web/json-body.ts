// JSON as a program sends it, taken strictly: UTF-8, no name twice in one object (RFC 8259 §4 leaves open which counts, and two
// readers that disagree are an attack), none that means something to JavaScript, no deeper than anything of ours is.
// What it says is judged by the schema of the operation. Proven by json-body.test.ts.

import { fromUtf8 } from '../core/bytes.ts'
import { limits } from '../core/limits.ts'

export type ReadJson =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'malformed'; readonly detail: string }

/** An empty body is an object without members. */
export function readJson(bytes: Uint8Array): ReadJson {
  if (bytes.length === 0) return { kind: 'read', value: {} }
  try {
    const text = fromUtf8(bytes)
    const value: unknown = JSON.parse(text)
    const fault = faultIn(text)
    return fault === null ? { kind: 'read', value } : { kind: 'malformed', detail: fault }
  } catch {
    return { kind: 'malformed', detail: 'expected JSON in UTF-8' }
  }
}

/** What JSON.parse lets through and we do not. The text is JSON, so its strings and brackets are all there is to see. */
function faultIn(text: string): string | null {
  const open: Set<string>[] = []
  for (const [token, name] of text.matchAll(/("(?:[^"\\]|\\.)*")(?=\s*:)|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    if (open.length > limits.bodyDepth) return `expected at most ${limits.bodyDepth} levels, got more`
    const fault = name === undefined ? null : faultOf(JSON.parse(name), open.at(-1))
    if (fault !== null) return fault
  }
  return null
}

function faultOf(name: string, names: Set<string> | undefined): string | null {
  if (name === '__proto__') return 'expected names that are members and nothing else'
  if (names?.has(name) === true) return 'expected each name once in an object'
  names?.add(name)
  return null
}
