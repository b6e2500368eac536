// docs/reference/access.md, written from the table of who may ask for what (src/core/access.ts).

import { access, notBuilt, type RouteId, type Row } from '../../src/core/access.ts'
import { roles } from '../../src/core/roles.ts'
import { formatTable } from './documents.ts'

const opening = `# Who may ask for what

One table: role by address by whose. \`all\` is everything of its kind, \`own\` only what is theirs, \`–\` nothing. Who has no row
that grants it is refused. Written from \`src/core/access.ts\`; an address without a row does not start.
What each address is, is in [http.md](http.md).

| role | who |
|---|---|
| \`nobody\` | whoever has not signed in |
| \`owner\` | answers for the company's data, lets the others in |
| \`staff\` | works with the cases |
| \`tester\` | works on the engagements that name them |
| \`bookkeeper\` | works with the vouchers |
| \`auditor\` | reads, and takes the bundle |
| \`customer\` | their own engagement |
| \`person\` | their own case |
| \`accountant\` | their own hand-over |

`

export function formatAccess(): string {
  const askers = ['nobody', ...roles] as const
  const head = ['address', ...askers.map(asker => `\`${asker}\``)]
  const rows = Object.entries<Row>(access).map(([id, row]) => [
    `\`${id}\`${notBuilt.includes(id as RouteId) ? ' (not built)' : ''}`,
    ...askers.map(asker => (row[asker] === 'none' ? '–' : row[asker])),
  ])
  return opening + formatTable(head, rows)
}
