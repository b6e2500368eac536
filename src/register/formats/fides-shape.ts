// What of a fides data map must be as it is for anything to be read from it: lists of resources, each with its key, systems
// with their declarations. Everything else is taken where it is as fides writes it, and reported where it is not.
// Follows the resource models of fideslang (ethyca/fideslang, src/fideslang/models.py); read, not copied.
// Proven by fides.test.ts.

import { z } from 'zod'

const key = z.string().regex(/^[\w.<>-]{1,255}$/, 'expected a fides key')
const keys = z.array(key)

const declaration = z.looseObject({
  data_use: key,
  data_categories: keys,
  data_subjects: keys.nullish(),
})

const resource = z.looseObject({ fides_key: key })
const list = <T extends z.ZodType>(entry: T) => z.array(entry).nullish()

export const fidesShape = z.looseObject({
  organization: list(resource),
  system: list(resource.extend({ privacy_declarations: z.array(declaration) })),
  dataset: list(
    resource.extend({
      collections: z.array(
        z.looseObject({ name: z.string(), fields: z.array(z.looseObject({ name: z.string() })) }),
      ),
    }),
  ),
  policy: list(resource),
  data_category: list(resource),
  data_use: list(resource),
  data_subject: list(resource),
})

export type Fides = z.output<typeof fidesShape>

/** The resources of a manifest; a document with one of them is taken for a data map. */
export const fidesKeys: readonly string[] = Object.keys(fidesShape.shape)
