// What is served as JSON, member by member: nothing more than stands here, nothing less. Each schema is held against the
// type it describes by the compiler and against real answers by web.test.ts; openapi.json is printed from them.

import { z } from '@hono/zod-openapi'

import type { SentenceMark } from '../app.ts'
import type { Block, Inline } from '../core/document.ts'
import type { Json } from '../core/json.ts'
import type { Words } from '../core/language.ts'
import type { Board, LookLine, PledgeHistory, PledgeLine } from '../pledge/board.ts'
import { lawGrades } from '../pledge/board.ts'
import { bases, pledgeIds, verdicts } from '../pledge/pledge.ts'

export const words = z
  .strictObject({ da: z.string(), en: z.string() })
  .openapi('Words') satisfies z.ZodType<Words>
const moment = z.iso.datetime()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const verdict = z.enum(verdicts).openapi('Verdict')
const basis = z.array(z.enum(bases))
const pledgeId = z.enum(pledgeIds).openapi('PledgeId')

// Any JSON: each check has facts of its own. Said as a list of types, because a schema that refers to itself without a
// name sends the printer round for ever.
const evidence = z
  .custom<Json>(value => value !== undefined)
  .openapi({
    type: ['null', 'boolean', 'number', 'string', 'array', 'object'],
    description: 'facts of the check, without personal data',
  })

const look = {
  id: z.string(),
  part: z.string(),
  at: moment,
  verdict,
  reason: words,
  next: words.nullable(),
  notLookedAt: words.nullable(),
  basis,
  evidence,
  registerHash: hash,
  noticeHash: hash,
}

const part = z
  .strictObject({
    id: z.string(),
    pledge: pledgeId,
    name: z.string(),
    subject: z.string().nullable(),
    carries: z.boolean(),
  })
  .openapi('Part')

const partLine = z
  .strictObject({
    part,
    verdict,
    standing: z.enum(['looked', 'not-built', 'never-looked', 'stale', 'changed']),
    look: z.strictObject(look).nullable(),
    since: moment.nullable(),
    claims: words,
    method: words.nullable(),
    everyMs: z.number().nullable(),
  })
  .openapi('PartLine')

export const lawFinding = z
  .strictObject({
    article: z.string(),
    sentence: z.string().nullable(),
    says: words,
    rule: z.string().optional(),
    grade: z.enum(lawGrades).optional(),
    place: z.strictObject({ file: z.string(), line: z.int(), column: z.int() }).optional(),
    asks: words.nullish(),
    suggestion: z.strictObject({ language: z.enum(['da', 'en']), text: z.string() }).nullish(),
  })
  .openapi('LawFinding')

const count = z.int().nonnegative()

const pledgeLine = z
  .strictObject({
    pledge: pledgeId,
    name: words,
    sentences: z.array(
      z.strictObject({
        id: z.string(),
        text: z.strictObject({ da: z.string().nullable(), en: z.string().nullable() }),
      }),
    ),
    verdict: z.strictObject({
      verdict,
      basis,
      parts: count,
      lookedAt: count,
      broken: count,
      notBuilt: count,
    }),
    parts: z.array(partLine),
    since: moment.nullable(),
    next: words.nullable(),
    lawFindings: z.array(lawFinding),
    declaredUnproven: z.boolean(),
  })
  .openapi('PledgeLine') satisfies z.ZodType<PledgeLine>

const holder = z.strictObject({
  kind: z.enum(['mail', 'folder']),
  name: z.string(),
  lastAt: moment.nullable(),
  lastSize: count.nullable(),
})

const log = z
  .strictObject({
    origin: z.string(),
    verifierKey: z.string(),
    size: count,
    waiting: count,
    rootHash: z.string(),
    publishedAt: moment.nullable(),
    holders: z.array(holder),
    alarm: words.nullable(),
  })
  .openapi('Log')

export const boardSchema = z
  .strictObject({
    at: moment,
    controller: z.string(),
    example: z.boolean(),
    pledges: z.array(pledgeLine),
    counts: z.strictObject({
      kept: count,
      broken: count,
      unknown: count,
      practice: count,
      proposed: count,
      lawFindings: count,
    }),
    log,
  })
  .openapi('Board') satisfies z.ZodType<Board>

const lookLine = z
  .strictObject({ ...look, index: count.nullable() })
  .openapi('Look') satisfies z.ZodType<LookLine>

export const pledgeSchema = z
  .strictObject({
    line: pledgeLine,
    days: z.array(z.strictObject({ day: z.iso.date(), verdict: verdict.nullable() })),
    looks: z.array(lookLine),
  })
  .openapi('Pledge') satisfies z.ZodType<PledgeHistory>

const inline: z.ZodType<Inline> = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['text', 'code']), text: z.string() }),
    z.strictObject({ kind: z.enum(['strong', 'emphasis']), content: z.lazy(() => z.array(inline)) }),
    z.strictObject({ kind: z.literal('link'), href: z.string(), content: z.lazy(() => z.array(inline)) }),
    z.strictObject({ kind: z.literal('break') }),
  ])
  .openapi('Inline')

const block: z.ZodType<Block> = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
      content: z.array(inline),
    }),
    z.strictObject({
      kind: z.literal('paragraph'),
      runs: z.array(z.strictObject({ sentence: z.string().nullable(), content: z.array(inline) })),
    }),
    z.strictObject({
      kind: z.literal('list'),
      ordered: z.boolean(),
      items: z.array(z.lazy(() => z.array(block))),
    }),
    z.strictObject({ kind: z.literal('quote'), blocks: z.lazy(() => z.array(block)) }),
    z.strictObject({ kind: z.literal('code'), text: z.string() }),
    z.strictObject({ kind: z.literal('rule') }),
  ])
  .openapi('Block')

const mark = z
  .strictObject({
    sentence: z.string(),
    pledge: pledgeId.nullable(),
    because: words.nullable(),
    declaredUnproven: z.boolean(),
    lawFindings: z.array(lawFinding),
  })
  .openapi('SentenceMark') satisfies z.ZodType<SentenceMark>

export const policySchema = z
  .strictObject({
    language: z.enum(['da', 'en']),
    title: z.string(),
    description: z.string().nullable(),
    controller: z.string(),
    translationNote: words.nullable(),
    blocks: z.array(block),
    marks: z.array(mark),
    hash,
  })
  .openapi('Policy')

const health = z.strictObject({ name: z.string(), state: z.enum(['ok', 'warning', 'error']) })

export const liveSchema = z.strictObject({ status: z.literal('live') })
export const readySchema = z
  .strictObject({ status: z.enum(['ready', 'not-ready']), parts: z.array(health) })
  .openapi('Ready')

const lines = z.strictObject({
  file: z.string(),
  hunks: z.array(z.strictObject({ line: z.int(), gone: z.array(z.string()), come: z.array(z.string()) })),
})

/** What one state of the policy folder changes from another: of the register in words, and every line of every file. */
export const changesSchema = z
  .strictObject({
    entries: z.array(z.strictObject({ crumbs: z.array(words), before: words, after: words })),
    lines: z.array(lines),
  })
  .openapi('Changes')
export type Changes = z.output<typeof changesSchema>

const conflictSchema = z
  .strictObject({
    base: z
      .string()
      .openapi({ description: 'which files lie there now: sent back with what is saved on top' }),
    mine: changesSchema
      .nullable()
      .openapi({ description: 'what was sent changes; null where that is known no more' }),
    theirs: changesSchema.nullable().openapi({ description: 'what the other changed meanwhile' }),
    between: changesSchema.openapi({ description: 'what saving on top would change' }),
    merged: z
      .record(z.string(), z.string())
      .openapi({ description: 'what was sent, with what the other changed and this did not' }),
  })
  .openapi('Conflict')
export type Conflict = z.output<typeof conflictSchema>

export const problemSchema = z
  .strictObject({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z.array(z.strictObject({ pointer: z.string(), detail: z.string() })).optional(),
    conflict: conflictSchema.optional(),
  })
  .openapi('Problem')
