// A validator of JSON Schema, only as much of it as the schemas of TILT (draft-07), SARIF (draft-04) and our own reports
// (2020-12) use, told apart from zod on purpose: what we write is held against the schema by other code. A keyword or a format
// it does not know is an error, never passed over.

type Schema = Readonly<Record<string, unknown>>

/** JSON pointers of what is wrong, in the order of the schema. */
export function schemaFaults(schema: Schema, value: unknown, at = '', root = schema): readonly string[] {
  const faults: string[] = []
  for (const [keyword, operand] of Object.entries(schema)) {
    if (said.has(keyword)) continue
    const rule = rules[keyword]
    if (rule === undefined) throw new Error(`expected a known keyword, got ${keyword}`)
    faults.push(...rule(operand, value, at, schema, root))
  }
  return faults
}

const said = new Set(
  '$id id $schema title description examples default then definitions additionalItems'.split(' '),
)

type Rule = (operand: unknown, value: unknown, at: string, schema: Schema, root: Schema) => readonly string[]

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
  null: value => value === null,
}

const formats: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@.]+(?:\.[^\s@.]+)*@[^\s@.]+(?:\.[^\s@.]+)+$/,
  // RFC 3986: a scheme first, and of what follows only its letters and whole escapes.
  uri: /^[a-z][a-z\d+.-]*:(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[\da-f]{2})*$/i,
  'uri-reference': /^[^\s<>"{}|\\^`]*$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i,
}

const rules: Readonly<Record<string, Rule>> = {
  $ref: (to, value, at, _, root) => schemaFaults(definition(String(to), root), value, at, root),
  type: (names, value, at) => bad(at, ![names].flat().some(name => types[String(name)]?.(value) === true)),
  required: (keys, value, at) =>
    isObject(value) ? (keys as string[]).filter(key => !(key in value)).map(key => `${at}/${key}`) : [],
  properties: (inside, value, at, _, root) =>
    Object.entries(inside as Record<string, Schema>).flatMap(([key, schema]) =>
      isObject(value) && key in value ? schemaFaults(schema, value[key], `${at}/${key}`, root) : [],
    ),
  additionalProperties: (others, value, at, { properties = {} }, root) =>
    !isObject(value) || others === true
      ? []
      : Object.keys(value)
          .filter(key => !Object.hasOwn(properties as object, key))
          .flatMap(key =>
            others === false
              ? [`${at}/${key}`]
              : schemaFaults(others as Schema, value[key], `${at}/${key}`, root),
          ),
  items: (schema, value, at, _, root) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => schemaFaults(schema as Schema, item, `${at}/${index}`, root))
      : [],
  minItems: (least, value, at) => bad(at, Array.isArray(value) && value.length < Number(least)),
  uniqueItems: (unique, value, at) =>
    bad(
      at,
      unique === true &&
        Array.isArray(value) &&
        new Set(value.map(item => JSON.stringify(item))).size < value.length,
    ),
  anyOf: (schemas, value, at, _, root) => {
    const tried = (schemas as Schema[]).map(schema => schemaFaults(schema, value, at, root))
    return tried.some(faults => faults.length === 0) ? [] : (tried[0] ?? [])
  },
  oneOf: (schemas, value, at, _, root) =>
    bad(
      at,
      (schemas as Schema[]).filter(one => schemaFaults(one, value, at, root).length === 0).length !== 1,
    ),
  if: (condition, value, at, schema, root) =>
    schemaFaults(condition as Schema, value, at, root).length === 0
      ? schemaFaults((schema['then'] ?? {}) as Schema, value, at, root)
      : [],
  const: (expected, value, at) => bad(at, value !== expected),
  enum: (values, value, at) => bad(at, !(values as unknown[]).includes(value)),
  maximum: (most, value, at) => bad(at, typeof value === 'number' && value > Number(most)),
  minimum: (least, value, at) => bad(at, typeof value === 'number' && value < Number(least)),
  minLength: (least, value, at) => bad(at, typeof value === 'string' && [...value].length < Number(least)),
  maxLength: (most, value, at) => bad(at, typeof value === 'string' && [...value].length > Number(most)),
  pattern: (source, value, at) =>
    bad(at, typeof value === 'string' && !new RegExp(String(source)).test(value)),
  format: (name, value, at) =>
    bad(at, typeof value === 'string' && formats[String(name)]?.test(value) !== true),
}

/** `#/definitions/run` */
function definition(to: string, root: Schema): Schema {
  const found = to
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((inside, key) => (isObject(inside) ? inside[key] : undefined), root)
  if (!isObject(found)) throw new Error(`expected a schema at ${to}, got none`)
  return found
}
