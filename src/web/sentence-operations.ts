// The sentences of the notice for programs: read, judged before they are saved, and saved only where nobody else saved
// meanwhile; the same as the console's forms do. Proven by test/contracts/api.test.ts.

import { z } from '@hono/zod-openapi'

import type { App } from '../app.ts'
import { type Language, languages } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import type { ProblemPlace } from '../core/problems.ts'
import type { Visitor } from '../core/roles.ts'
import { pledgeIds } from '../pledge/pledge.ts'
import { actOf } from './edit-steps.ts'
import { addOperation, noParams, nothingSent, type Outcome } from './operation.ts'
import { words } from './schemas.ts'
import type { AddRoutes, Site } from './site.ts'

type Editing = App['desk']['editing']
type Asked = Parameters<Editing['judge']>[0]
type Judged = Awaited<ReturnType<Editing['judge']>> | Awaited<ReturnType<Editing['save']>>

const textOfBoth = z.strictObject({ da: z.string().nullable(), en: z.string().nullable() })
const act = z.strictObject({ by: z.string(), at: z.string() })

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
    base: z.string().openapi({ description: 'which files these were read from: sent back with an edit' }),
  })
  .openapi('Sentences')

const text = z.string().max(limits.selectorLetters)
/** Who edits, and the day, are not asked: it is whoever made the token, today. */
const edit = z
  .strictObject({
    base: z.string().max(limits.selectorLetters),
    texts: z.strictObject({ da: text, en: text }),
    pledge: z.enum(pledgeIds).nullable(),
    because: z.strictObject({ da: text, en: text }).default({ da: '', en: '' }),
    declared: z.boolean().default(false),
  })
  .openapi('SentenceEdit')
type Edit = z.output<typeof edit>

const params = z.strictObject({ sentence: z.string().regex(/^[a-z0-9][a-z0-9-]*$/) })

export const addSentenceOperations: AddRoutes = (http, site) => {
  const editing = () => site.app.desk.editing
  addOperation(
    http,
    site,
    {
      ...{ method: 'GET', path: '/api/v1/sentences', id: 'api.sentences' },
      summary: 'the sentences of the notice as they lie in the policy folder',
      ...{ params: noParams, body: nothingSent },
      ...{ status: 200, answer: sentences, says: 'the sentences', problems: [] },
    },
    async () => ({ kind: 'done', body: await editing().notice() }),
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/sentences/{sentence}/judge', id: 'api.sentences.judge' },
      summary: 'what an edit of a sentence would do; nothing is written',
      ...{ params, body: edit },
      answer: z.strictObject({ publishes: z.boolean(), refused: z.array(words) }),
      ...{ status: 200, says: 'whether it would be published, and why not', problems: ['overtaken'] },
    },
    async asked => {
      const made = await askedOf(site, asked.visitor, asked.params.sentence, asked.body)
      if (made === null) return { kind: 'problem', because: 'not-found' }
      return outcomeOf(await editing().judge(made, asked.body.base))
    },
  )
  addOperation(
    http,
    site,
    {
      ...{ method: 'POST', path: '/api/v1/sentences/{sentence}', id: 'api.sentences.save' },
      summary:
        'save an edit of a sentence into the policy folder, and publish it where the gate lets it through',
      ...{ params, body: edit },
      answer: z.strictObject({ sentence: z.string().nullable(), isPublished: z.boolean() }),
      ...{ status: 200, says: 'it is saved', problems: ['overtaken', 'nowhere'] },
    },
    async asked => {
      const made = await askedOf(site, asked.visitor, asked.params.sentence, asked.body)
      if (made === null) return { kind: 'problem', because: 'not-found' }
      return outcomeOf(await editing().save(made, asked.body.base))
    },
  )
}

/** Null where there is no such sentence. */
async function askedOf(site: Site, visitor: Visitor, id: string, sent: Edit): Promise<Asked | null> {
  const { rows } = await site.app.desk.editing.notice()
  if (!rows.some(row => row.id === id)) return null
  const { texts, pledge, because, declared } = sent
  const bound = { pledge: pledge ?? '', because, declared }
  return { kind: 'sentence', id, texts, bound, act: await actOf({ site, visitor }) }
}

function outcomeOf(judged: Judged): Outcome {
  switch (judged.kind) {
    case 'judged': {
      const { refused } = judged.effect
      return { kind: 'done', body: { publishes: refused.length === 0, refused } }
    }
    case 'saved':
      return {
        kind: 'done',
        body: { sentence: judged.named, isPublished: judged.folder === 'published' },
      }
    case 'conflict':
      return { kind: 'problem', because: 'overtaken' }
    case 'nowhere':
      return { kind: 'problem', because: 'nowhere' }
    case 'refused':
      return { kind: 'problem', because: 'invalid', errors: judged.faults.map(placeOf) }
  }
}

/** The fields of the console's form, as members of the body. */
const placeOf = ({
  name,
  says,
}: {
  readonly name: string
  readonly says: { readonly en: string }
}): ProblemPlace => {
  const isText = languages.some((language: Language) => language === name)
  return { pointer: name === '' ? '' : isText ? `/texts/${name}` : `/${name}`, detail: says.en }
}
