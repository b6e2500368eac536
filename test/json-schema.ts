// A validator of JSON Schema draft-07, only as much of it as the TILT schema uses, told apart from zod on purpose: our
// shape is held against the official schema by other code. A keyword it does not know is an error, never passed over.

type Schema = Readonly<Record<string, unknown>>

/** JSON pointers of what is wrong, in the order of the schema. */
export function schemaFaults(schema: Schema, value: unknown, at = ''): readonly string[] {
  const faults: string[] = []
  for (const [keyword, operand] of Object.entries(schema)) {
    if (said.has(keyword)) continue
    const rule = rules[keyword]
    if (rule === undefined) throw new Error(`expected a known keyword of draft-07, got ${keyword}`)
    faults.push(...rule(operand, value, at, schema))
  }
  return faults
}

const said = new Set(
  '$id $schema title description examples default then additionalProperties additionalItems'.split(' '),
)

type Rule = (operand: unknown, value: unknown, at: string, schema: Schema) => readonly string[]

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const bad = (at: string, isBad: boolean): readonly string[] => (isBad ? [at] : [])

const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: value => typeof value === 'string',
  number: value => typeof value === 'number',
  integer: Number.isInteger,
  boolean: value => typeof value === 'boolean',
}

const formats: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@.]+(?:\.[^\s@.]+)*@[^\s@.]+(?:\.[^\s@.]+)+$/,
  'uri-reference': /^[^\s<>"{}|\\^`]*$/,
}

const rules: Readonly<Record<string, Rule>> = {
  type: (name, value, at) => bad(at, types[String(name)]?.(value) !== true),
  required: (keys, value, at) =>
    isObject(value) ? (keys as string[]).filter(key => !(key in value)).map(key => `${at}/${key}`) : [],
  properties: (inside, value, at) =>
    Object.entries(inside as Record<string, Schema>).flatMap(([key, schema]) =>
      isObject(value) && key in value ? schemaFaults(schema, value[key], `${at}/${key}`) : [],
    ),
  items: (schema, value, at) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => schemaFaults(schema as Schema, item, `${at}/${index}`))
      : [],
  anyOf: (schemas, value, at) => {
    const tried = (schemas as Schema[]).map(schema => schemaFaults(schema, value, at))
    return tried.some(faults => faults.length === 0) ? [] : (tried[0] ?? [])
  },
  if: (condition, value, at, schema) =>
    schemaFaults(condition as Schema, value, at).length === 0
      ? schemaFaults((schema['then'] ?? {}) as Schema, value, at)
      : [],
  const: (expected, value, at) => bad(at, value !== expected),
  enum: (values, value, at) => bad(at, !(values as unknown[]).includes(value)),
  minimum: (least, value, at) => bad(at, typeof value === 'number' && value < Number(least)),
  minLength: (least, value, at) => bad(at, typeof value === 'string' && [...value].length < Number(least)),
  maxLength: (most, value, at) => bad(at, typeof value === 'string' && [...value].length > Number(most)),
  pattern: (source, value, at) =>
    bad(at, typeof value === 'string' && !new RegExp(String(source)).test(value)),
  format: (name, value, at) =>
    bad(at, typeof value === 'string' && formats[String(name)]?.test(value) !== true),
}
