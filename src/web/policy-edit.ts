// What every edit of the policy folder has in common for programs: it is judged at one address, where nothing is written, and
// saved at another, only where nobody else saved meanwhile; of two who do, the second is told both differences. The same as the
// steps of the console's forms (edit-steps.ts). Proven by test/contracts/api-rooms.test.ts.

import { type OpenAPIHono, z } from '@hono/zod-openapi'

import type { Asked as AskedEdit, FieldFault, Judged, Saved, Shown } from '../app/editing/editing-desk.ts'
import type { RouteId } from '../core/access.ts'
import { limits } from '../core/limits.ts'
import type { ProblemPlace } from '../core/problems.ts'
import { Refusal, type RefusalCode } from '../core/refusal.ts'
import { pledgeIds } from '../pledge/pledge.ts'
import { type Asked, addOperation, type Outcome } from './operation.ts'
import { type Changes, type Conflict, changesSchema, lawFinding, words } from './schemas.ts'
import type { Site } from './site.ts'

/** What is typed, as a form brings it (`readFields` of edit-steps.ts). */
export const typed = z
  .string()
  .max(limits.selectorLetters)
  .overwrite(text => text.replace(/\r\n?/g, '\n'))
  .trim()
  .normalize('NFC')
export const base = z
  .string()
  .max(limits.selectorLetters)
  .openapi({ description: 'which files the edit was made from, as they were read' })

export const act = z.strictObject({ by: z.string(), at: z.string() })

const effect = z
  .strictObject({
    publishes: z.boolean(),
    refused: z.array(words),
    pledges: z.array(z.enum(pledgeIds)).openapi({ description: 'whose sentences it touches' }),
    law: z.strictObject({ come: z.array(lawFinding), gone: z.array(lawFinding) }),
    changes: changesSchema,
  })
  .openapi('Effect')

/** An edit, or the places of what was sent that make it none; null where what it is of is not there. */
export type Made =
  | { readonly kind: 'edit'; readonly asked: AskedEdit }
  | { readonly kind: 'wrong'; readonly errors: readonly ProblemPlace[] }
  | null

export interface Edit<Params extends z.ZodObject, Body extends z.ZodType<{ readonly base: string }>> {
  readonly path: `/api/v1/${string}`
  readonly rows: { readonly judge: RouteId; readonly save: RouteId }
  /** What it does, as in `${what}`: `save an edit of a sentence`. */
  readonly what: string
  readonly params: Params
  readonly body: Body
  readonly status: 200 | 201
  readonly answer: z.ZodType
  made(asked: Asked<z.output<Params>, z.output<Body>>): Promise<Made>
  /** Where a field of the console's form stands in the body. */
  pointerOf(field: string): string
  /** The answer to a save; `named` is what was saved as it is named now, null where it is gone. */
  said(named: string | null, isPublished: boolean): unknown
}

export function addEdit<Params extends z.ZodObject, Body extends z.ZodType<{ readonly base: string }>>(
  http: OpenAPIHono,
  site: Site,
  edit: Edit<Params, Body>,
): void {
  const { path, rows, what, params, body, status, answer } = edit
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: `${path}/judge`, id: rows.judge, params, body },
      summary: `what this would do, without doing it: ${what}`,
      ...{ status: 200, answer: effect, says: 'whether it would be published, and what it changes' },
      problems: ['not-found', 'overtaken', 'unreadable'],
    },
    asked => overFiles(() => take(site, 'judge', edit, asked)),
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path, id: rows.save, params, body },
      summary: `${what}, and publish it where the gate lets it through`,
      ...{ status, answer, says: 'it is saved' },
      problems: ['not-found', 'overtaken', 'nowhere', 'unreadable'],
    },
    asked => overFiles(() => take(site, 'save', edit, asked)),
  )
}

async function take<Params extends z.ZodObject, Body extends z.ZodType<{ readonly base: string }>>(
  { app }: Site,
  verb: 'judge' | 'save',
  edit: Edit<Params, Body>,
  asked: Asked<z.output<Params>, z.output<Body>>,
): Promise<Outcome> {
  const made = await edit.made(asked)
  if (made === null) return { kind: 'problem', because: 'not-found' }
  if (made.kind === 'wrong') return { kind: 'problem', because: 'invalid', errors: made.errors }
  const answer = await app.desk.editing[verb](made.asked, asked.body.base)
  switch (answer.kind) {
    case 'judged':
      return { kind: 'done', body: effectAsData(answer) }
    case 'saved':
      return { kind: 'done', body: edit.said(answer.named, answer.folder === 'published') }
    case 'conflict':
      return { kind: 'problem', because: 'overtaken', conflict: conflictAsData(answer) }
    case 'nowhere':
      return { kind: 'problem', because: 'nowhere' }
    case 'refused':
      return { kind: 'problem', because: 'invalid', errors: answer.faults.map(fault => placeOf(edit, fault)) }
  }
}

const placeOf = (
  { pointerOf }: { pointerOf(field: string): string },
  { name, says }: FieldFault,
): ProblemPlace => ({ pointer: name === '' ? '' : pointerOf(name), detail: says.en })

/** RFC 6901 §3: a name with `/` in it is one step. */
export const stepOf = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

const effectAsData = ({ effect }: Extract<Judged, { readonly kind: 'judged' }>) => ({
  publishes: effect.refused.length === 0,
  refused: effect.refused,
  pledges: effect.bound.map(({ pledge }) => pledge),
  law: effect.law,
  changes: changesAsData(effect.shown),
})

export const changesAsData = ({ entries, lines }: Shown): Changes => ({
  entries: entries.map(({ crumbs, before, after }) => ({ crumbs: [...crumbs], before, after })),
  lines: lines.map(({ file, hunks }) => ({
    file,
    hunks: hunks.map(({ line, gone, come }) => ({ line, gone: [...gone], come: [...come] })),
  })),
})

type Overtaken = Extract<Judged | Saved, { readonly kind: 'conflict' }>

const conflictAsData = ({ base, mine, theirs, between, asked }: Overtaken): Conflict => ({
  base,
  mine: mine === null ? null : changesAsData(mine),
  theirs: theirs === null ? null : changesAsData(theirs),
  between: changesAsData(between),
  merged: mergedIn(asked),
})

const mergedIn = (asked: AskedEdit): Record<string, string> => {
  if (asked.kind === 'entry') return { ...asked.answers }
  return asked.kind === 'sentence' || asked.kind === 'new-sentence' ? { ...asked.texts } : {}
}

const ofFiles: readonly RefusalCode[] = ['register-invalid', 'notice-invalid', 'not-found', 'limit']

/** Files edited by hand may be none we read: that is said, where another fault of ours would be told as one. */
export async function overFiles(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act()
  } catch (fault) {
    if (!(fault instanceof Refusal) || !ofFiles.includes(fault.code)) throw fault
    return { kind: 'problem', because: 'unreadable' }
  }
}
