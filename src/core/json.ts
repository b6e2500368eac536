// JSON as a type, and its one canonical form (RFC 8785, JSON Canonicalization Scheme), which is what gets hashed.
// Proven by json.test.ts (the RFC's own examples and properties).

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The canonical text of a value: members sorted by UTF-16 code units (RFC 8785 §3.2.3), no white space,
 * numbers and strings as ECMAScript writes them (§3.2.2).
 * Throws a plain Error for what JSON cannot say: NaN, infinities, lone surrogates.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalString(value)
  if (value === null || typeof value === 'boolean') return String(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${members.map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`).join(',')}}`
}

// Array.isArray does not narrow readonly arrays.
function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`canonical JSON: expected a finite number, got ${value}`)
  return JSON.stringify(value)
}

function canonicalString(value: string): string {
  if (!value.isWellFormed())
    throw new Error('canonical JSON: expected well-formed Unicode, got a lone surrogate')
  return JSON.stringify(value)
}
