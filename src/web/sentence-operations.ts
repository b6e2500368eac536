// The sentences of the notice for programs: read, judged before they are saved, and saved only where nobody else saved
// meanwhile; changed, added and taken out, the same as the console's forms do. Proven by test/contracts/api-rooms.test.ts.

import { z } from '@hono/zod-openapi'

import type { NoticeText } from '../app/editing/editing-desk.ts'
import { type Language, languages } from '../core/language.ts'
import type { ProblemPlace } from '../core/problems.ts'
import { faultSaid } from '../language/editing.ts'
import { pledgeIds } from '../pledge/pledge.ts'
import { actOf } from './edit-steps.ts'
import { addOperation, noParams, nothingSent } from './operation.ts'
import { act, addEdit, base, type Made, overFiles, typed } from './policy-edit.ts'
import { words } from './schemas.ts'
import type { AddRoutes, Site } from './site.ts'

const textOfBoth = z.strictObject({ da: z.string().nullable(), en: z.string().nullable() })

const sentence = z
  .strictObject({
    id: z.string(),
    texts: textOfBoth,
    pledge: z.enum(pledgeIds).nullable(),
    because: words.nullable(),
    declared: act.nullable(),
    heading: textOfBoth,
  })
  .openapi('Sentence')

const sentences = z
  .strictObject({
    languages: z.array(z.enum(languages)),
    rows: z.array(sentence),
    unbound: z.array(z.strictObject({ language: z.enum(languages), text: z.string() })),
    base,
  })
  .openapi('Sentences')

/** Who edits, and the day, are not asked: it is whoever made the token, today. */
const said = {
  base,
  texts: z.strictObject({ da: typed, en: typed }),
  pledge: z.enum(pledgeIds).nullable(),
  because: z.strictObject({ da: typed, en: typed }).default({ da: '', en: '' }),
  declared: z.boolean().default(false),
}
const edit = z.strictObject(said).openapi('SentenceEdit')
type Said = z.output<typeof edit>

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/)
const added = z
  .strictObject({
    ...said,
    after: id.nullable().openapi({
      description:
        'which it follows; null for words that stand in the notice already and are bound to nothing',
    }),
  })
  .openapi('NewSentence')

const params = z.strictObject({ sentence: id })
const saved = z.strictObject({ sentence: z.string().nullable(), isPublished: z.boolean() })

const rows = { judge: 'api.sentences.judge', save: 'api.sentences.save' } as const
const shared = {
  ...{ rows, answer: saved },
  said: (named: string | null, isPublished: boolean) => ({ sentence: named, isPublished }),
  /** The fields of the console's form, as members of the body. */
  pointerOf: (field: string) =>
    languages.some((language: Language) => language === field) ? `/texts/${field}` : `/${field}`,
}

export const addSentenceOperations: AddRoutes = (http, site) => {
  const notice = () => site.app.desk.editing.notice()
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/sentences', id: 'api.sentences' },
      summary: 'the sentences of the notice as they lie in the policy folder',
      ...{ params: noParams, body: nothingSent },
      ...{ status: 200, answer: sentences, says: 'the sentences', problems: ['unreadable'] },
    },
    () => overFiles(async () => ({ kind: 'done', body: await notice() })),
  )
  addEdit(http, site, {
    ...shared,
    ...{ path: '/api/v1/sentences/{sentence}', params, body: edit, status: 200 },
    what: 'save an edit of a sentence into the policy folder',
    made: async ({ params, body, visitor }) => {
      const text = await notice()
      if (!isThere(text, params.sentence)) return null
      const act = await actOf({ site, visitor })
      return decided(text, body, { kind: 'sentence', id: params.sentence, act, ...boundOf(body) })
    },
  })
  addEdit(http, site, {
    ...shared,
    ...{ path: '/api/v1/new-sentence', params: noParams, body: added, status: 201 },
    what: 'add a sentence to the notice, or bind words that stand there already',
    made: async ({ body, visitor }) => {
      const text = await notice()
      const { after } = body
      if (after !== null && !isThere(text, after)) return wrong('/after', 'expected a sentence of the notice')
      const act = await actOf({ site, visitor })
      return decided(text, body, { kind: 'new-sentence', after: after ?? '', act, ...boundOf(body) })
    },
  })
  addRemoval(http, site)
}

const addRemoval: AddRoutes = (http, site: Site) =>
  addEdit(http, site, {
    ...shared,
    ...{ path: '/api/v1/sentences/{sentence}/remove', params, body: z.strictObject({ base }), status: 200 },
    what: 'take a sentence out of every notice, and retire its id',
    made: async ({ params }) =>
      isThere(await site.app.desk.editing.notice(), params.sentence)
        ? { kind: 'edit', asked: { kind: 'remove-sentence', id: params.sentence } }
        : null,
  })

const isThere = ({ rows }: NoticeText, id: string): boolean => rows.some(row => row.id === id)

const boundOf = ({ texts, pledge, because, declared }: Said) => ({
  texts,
  bound: { pledge: pledge ?? '', because, declared },
})

const wrong = (pointer: string, detail: string): Made => ({ kind: 'wrong', errors: [{ pointer, detail }] })

/** What promises nothing says why, in every language there is a notice in; as on the page. */
function decided(
  { languages: needed }: NoticeText,
  { pledge, because }: Said,
  asked: Extract<Made, { readonly kind: 'edit' }>['asked'],
): Made {
  const errors: readonly ProblemPlace[] = needed
    .filter(language => pledge === null && because[language] === '')
    .map(language => ({ pointer: `/because/${language}`, detail: faultSaid['say-why'].en }))
  return errors.length === 0 ? { kind: 'edit', asked } : { kind: 'wrong', errors }
}
