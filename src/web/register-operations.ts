// The register for programs: its sections, one entry with its questions and answers, and an entry changed, added or taken away
// the way the console's forms do it. Every edit brings all answers of its entry, as the form does: what is left out is empty.
// Proven by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import type { Entry, Section } from '../app/editing/editing-desk.ts'
import { languages } from '../core/language.ts'
import type { ProblemPlace } from '../core/problems.ts'
import type { Visitor } from '../core/roles.ts'
import { fieldNames, type Question } from './edit-fields.ts'
import { actOf } from './edit-steps.ts'
import { addOperation, noParams, nothingSent } from './operation.ts'
import { act, addEdit, base, changesAsData, type Made, overFiles, stepOf, typed } from './policy-edit.ts'
import { changesSchema, words } from './schemas.ts'
import type { AddRoutes, Site } from './site.ts'

const path = z
  .string()
  .openapi({ description: 'as in `systems/billy`; of a new entry, the list it is added to' })
const params = z.strictObject({ path })

const section = z
  .strictObject({
    path: z.string(),
    label: words,
    isList: z.boolean(),
    entries: z.array(
      z.strictObject({ path: z.string(), name: words, status: z.string().nullable() }).openapi('Listed'),
    ),
  })
  .openapi('Section')

const register = z
  .strictObject({
    folder: z.enum(['published', 'edited', 'unpublished']),
    cannotSave: words.nullable(),
    waiting: z.strictObject({ refused: z.array(words), changes: changesSchema }).nullable(),
    sections: z.array(section),
  })
  .openapi('Register')

const question = z
  .strictObject({
    names: z
      .array(z.string())
      .openapi({ description: 'of its answers: one for each language, unit or choice' }),
    label: words,
    help: words.nullable(),
    kind: z.string(),
    required: z.boolean(),
    options: z.array(z.strictObject({ value: z.string(), name: words })),
  })
  .openapi('Question')

const entry = z
  .strictObject({
    path: z.string(),
    name: words,
    questions: z.array(question),
    answers: z.record(z.string(), z.string()),
    status: z.string().nullable(),
    accepted: act.nullable(),
    lists: z.array(section),
    languages: z.array(z.enum(languages)),
    isRemovable: z.boolean(),
    base,
  })
  .openapi('Entry')

const standings = ['proposed', 'published', 'accepted'] as const
const said = { base, answers: z.record(z.string(), typed) }
/** Who edits, and the day, are not asked: it is whoever made the token, today. */
const edit = z
  .strictObject({ ...said, standing: z.enum(['keep', ...standings]).default('keep') })
  .openapi('EntryEdit')
const added = z.strictObject({ ...said, standing: z.enum(standings).default('proposed') }).openapi('NewEntry')

const rows = { judge: 'api.register.judge', save: 'api.register.save' } as const
const shared = {
  ...{ rows, params, answer: z.strictObject({ path: z.string().nullable(), isPublished: z.boolean() }) },
  said: (named: string | null, isPublished: boolean) => ({ path: named, isPublished }),
  pointerOf: (field: string) => `/answers${stepOf(field)}`,
}

export const addRegisterOperations: AddRoutes = (http, site) => {
  addReading(http, site)
  addEdit(http, site, {
    ...shared,
    ...{ path: '/api/v1/register/entry', body: edit, status: 200 },
    what: 'save all answers of an entry into the policy folder',
    made: ({ params, body, visitor }) => madeOf(site, visitor, params.path, false, body),
  })
  addEdit(http, site, {
    ...shared,
    ...{ path: '/api/v1/register/new-entry', body: added, status: 201 },
    what: 'add an entry to a list of the register',
    made: ({ params, body, visitor }) => madeOf(site, visitor, params.path, true, body),
  })
  addEdit(http, site, {
    ...shared,
    ...{ path: '/api/v1/register/entry/remove', body: z.strictObject({ base }), status: 200 },
    what: 'take an entry away',
    made: async ({ params: { path } }) => {
      const found = await site.app.desk.editing.entry(path, false)
      return found?.isRemovable === true ? { kind: 'edit', asked: { kind: 'remove-entry', path } } : null
    },
  })
}

const addReading: AddRoutes = (http, site) => {
  const { GET, id } = { GET: 'GET', id: 'api.register' } as const
  const common = { method: GET, id, body: nothingSent, status: 200, problems: ['unreadable'] } as const
  addOperation(
    http,
    site,
    {
      ...{ ...common, path: '/api/v1/register', params: noParams, answer: register },
      ...{ summary: 'the register as it lies in the policy folder', says: 'its sections' },
    },
    () => overFiles(async () => ({ kind: 'done', body: await readRegister(site) })),
  )
  const entryAt = (isNew: boolean) => (asked: { readonly params: z.output<typeof params> }) =>
    overFiles(async () => {
      const found = await site.app.desk.editing.entry(asked.params.path, isNew)
      return found === null
        ? { kind: 'problem', because: 'not-found' }
        : { kind: 'done', body: entryAsData(found) }
    })
  addOperation(
    http,
    site,
    {
      ...{ ...common, path: '/api/v1/register/entry', params, answer: entry },
      ...{ summary: 'one entry, with what it is asked and answers', says: 'the entry' },
    },
    entryAt(false),
  )
  addOperation(
    http,
    site,
    {
      ...{ ...common, path: '/api/v1/register/new-entry', params, answer: entry },
      ...{ summary: 'what a new entry of a list is asked', says: 'an entry without answers' },
    },
    entryAt(true),
  )
}

async function readRegister({ app }: Site) {
  const { editing } = app.desk
  const { folder, cannotSave, waiting } = await editing.state()
  const kept = waiting === null ? null : { refused: waiting.refused, changes: changesAsData(waiting.shown) }
  return { folder, cannotSave, waiting: kept, sections: (await editing.sections()).map(sectionAsData) }
}

const sectionAsData = ({ path, label, isList, entries }: Section) => ({ path, label, isList, entries })

const entryAsData = ({ isNew, crumbs, questions, lists, ...given }: Entry) => ({
  ...given,
  questions: questions.flatMap(questionsIn).map(({ label, help, kind, required, options, ...asked }) => ({
    ...{ label, help, required, options },
    names: fieldNames([{ label, help, kind, required, options, ...asked }]),
    kind: kind.kind,
  })),
  lists: lists.map(sectionAsData),
})

/** Those of a group stand for it. */
const questionsIn = (question: Question): readonly Question[] =>
  question.within.length === 0 ? [question] : question.within.flatMap(questionsIn)

async function madeOf(
  site: Site,
  visitor: Visitor,
  path: string,
  isNew: boolean,
  { answers, standing }: z.output<typeof edit>,
): Promise<Made> {
  const found = await site.app.desk.editing.entry(path, isNew)
  if (found === null) return null
  const known = new Set(fieldNames(found.questions))
  const errors: readonly ProblemPlace[] = Object.keys(answers)
    .filter(name => !known.has(name))
    .map(name => ({ pointer: `/answers${stepOf(name)}`, detail: 'expected the name of one of its answers' }))
  if (errors.length > 0) return { kind: 'wrong', errors }
  const act = await actOf({ site, visitor })
  return { kind: 'edit', asked: { kind: 'entry', path, isNew, answers, standing, act } }
}
