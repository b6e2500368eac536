// Rows as codes into classes that satisfy all that is asked: the steps of it, one after another. A table that fits into memory is recoded
// whole, a larger one part by part. Held by test/hostile/anonymise.test.ts.

import type { NotPossible } from '../outcome.ts'
import { Classes } from './classes.ts'
import type { QuasiColumn } from './columns.ts'
import { findTuples } from './distinct.ts'
import { orderNodes } from './lattice.ts'
import { dissolveCostly, mergeLeftovers } from './merge.ts'
import { readModels, type SensitiveCodes } from './models.ts'
import { releaseClasses } from './release.ts'

export function recode(
  columns: readonly QuasiColumn[],
  sensitive: readonly SensitiveCodes[],
  k: number,
): Classes | NotPossible {
  const tuples = findTuples(columns, columns[0]?.codes.length ?? 0)
  const models = readModels(k, sensitive, tuples)
  if (models.impossible !== null) return models.impossible
  const released = releaseClasses(columns, tuples, orderNodes(columns, tuples), models, k)
  const classes = new Classes(columns, tuples, released.classes)
  mergeLeftovers(classes, released.leftovers, models)
  dissolveCostly(classes, models)
  return classes
}
