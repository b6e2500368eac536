// The recipients of a TILT document, which names them anew under each category of data: each once, by our own id where the
// document has it. Proven by tilt-read.test.ts.

import { z } from 'zod'

import { countryName } from '../../language/countries.ts'
import { formatWords } from '../../language/formats.ts'
import type { Draft } from '../draft/draft.ts'
import type { Tilt } from './tilt-shape.ts'
import { ownOf, saidIn } from './tilt-words.ts'

type Recipient = NonNullable<Draft['recipients']>[number]
type Named = Tilt['dataDisclosed'][number]['recipients'][number]

export interface Recipients {
  all(): readonly Recipient[]
  /** The id of a recipient as the document names it. */
  idOf(named: Named): string
  /** The id of a recipient the document only points at, by our own id or by the country data goes to. */
  idFor(pointer: { readonly id?: string | undefined; readonly country?: string | undefined }): string
}

const ownId = z.object({ id: z.string() })
const ownOrder = z.object({ recipients: z.array(z.string()) })

export function recipientsOf(tilt: Tilt): Recipients {
  const known = new Map<string, Recipient>()
  const idOf = (named: Named): string => {
    const own = ownOf(named, ownId)?.id
    const key = own ?? JSON.stringify([named.name ?? null, named.country ?? null, named.category])
    const recipient = known.get(key) ?? recipientOf(named, own ?? `recipient-${known.size + 1}`)
    known.set(key, recipient)
    return recipient.id
  }
  for (const { recipients } of tilt.dataDisclosed) for (const named of recipients) idOf(named)
  return Object.freeze({
    all: () => inOrder([...known.values()], ownOf(tilt, ownOrder)?.recipients ?? []),
    idOf,
    idFor: ({ id, country }: { id?: string | undefined; country?: string | undefined }) => {
      const all = [...known.values()]
      const there = all.filter(each => (id === undefined ? each.country === country : each.id === id))
      const [only] = there
      if (only !== undefined && (id !== undefined || there.length === 1)) return only.id
      const made = unnamed(id ?? `recipient-${known.size + 1}`, country)
      known.set(made.id, made)
      return made.id
    },
  })
}

/** In the order of the register our document was written from. */
function inOrder(recipients: readonly Recipient[], order: readonly string[]): readonly Recipient[] {
  const at = new Map(order.map((id, nth) => [id, nth]))
  const place = ({ id }: Recipient): number => at.get(id) ?? order.length
  return recipients.toSorted((a, b) => place(a) - place(b))
}

const roles = ['processor', 'controller', 'joint-controller'] as const

// Another company's kind of recipient is no role. Which of the roles it has, somebody must decide; the kind is the reason.
function recipientOf({ name, country, category }: Named, id: string): Recipient {
  const is = roles.find(each => Object.values(formatWords[each]).includes(category))
  return {
    id,
    name: (name ?? '').trim() === '' ? category.trim() || formatWords.missing.da : (name ?? ''),
    ...(country === undefined ? {} : { country }),
    role: { is: is ?? 'controller', because: saidIn(is === undefined ? category : undefined) },
  }
}

const unnamed = (id: string, country: string | undefined): Recipient => ({
  id,
  name: country === undefined ? id : `${formatWords.recipientIn.da} ${countryName(country, 'da')}`,
  role: { is: 'controller', because: formatWords.missing },
})
