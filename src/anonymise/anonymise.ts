// Makes a table nobody can be found in again by what was asked, or says why there is none.

import type { Ask } from './ask.ts'
import type { Anonymised, NotPossible, Table } from './outcome.ts'

/** Pure: the same table, ask and order of chance give the same result. */
export type Anonymise = (table: Table, ask: Ask) => Anonymised | NotPossible
