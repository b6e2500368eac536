// What a program may do: one file for each thing it may be about, each operation of it from one description, under its row and
// its scope. docs/reference/api.md says the same with examples. Proven by test/contracts/api.test.ts and those beside it.

import { addBreakOperations } from './break-operations.ts'
import { addDeskOperations } from './desk-operations.ts'
import { addEditionOperations } from './edition-operations.ts'
import { addNotificationOperations } from './notification-operations.ts'
import { addPeopleOperations } from './people-operations.ts'
import { addRegisterOperations } from './register-operations.ts'
import { addSentenceOperations } from './sentence-operations.ts'
import type { AddRoutes } from './site.ts'
import { addSiteOperations } from './site-operations.ts'
import { addTrafficOperations } from './traffic-operations.ts'

const subjects: readonly AddRoutes[] = [
  ...[addDeskOperations, addBreakOperations, addSiteOperations, addTrafficOperations],
  ...[addRegisterOperations, addSentenceOperations, addEditionOperations],
  ...[addPeopleOperations, addNotificationOperations],
]

export const addOperations: AddRoutes = (http, site) => {
  for (const add of subjects) add(http, site)
}
