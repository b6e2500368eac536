// What is written twice of one website: a name it answers to, a third party, a stored key, a kind of field, a sentence. Each
// fault names both places. Proven by site-entry.test.ts.

import type { Fault } from '../core/refusal.ts'
import { type Named, twice } from './references.ts'
import type { Register, Site } from './schema.ts'
import type { Path, YamlFile } from './yaml.ts'

export const siteFaults = ({ sites }: Register, places: Pick<YamlFile, 'place'>): readonly Fault[] =>
  sites.flatMap((site, at) =>
    listsOf(site, ['sites', at]).flatMap(({ noun, entries }) => twice(entries, places, noun)),
  )

interface NamedList {
  readonly noun: string
  readonly entries: readonly Named[]
}

/** The site's own address names it too. */
function listsOf(site: Site, path: Path): readonly NamedList[] {
  const texts = (key: 'names' | 'sentences'): readonly Named[] =>
    site[key].map((id, at) => ({ id, path: [...path, key, at] }))
  const own = { id: new URL(site.url).hostname, path: [...path, 'url'] }
  const { thirdParties, stored, fields = [] } = site
  return [
    { noun: 'name', entries: [own, ...texts('names')] },
    { noun: 'sentence', entries: texts('sentences') },
    {
      noun: 'third party',
      entries: thirdParties.map(({ host }, at) => ({
        id: host,
        path: [...path, 'thirdParties', at, 'host'],
      })),
    },
    {
      noun: 'name',
      entries: stored.map(({ name }, at) => ({ id: name, path: [...path, 'stored', at, 'name'] })),
    },
    {
      noun: 'kind',
      entries: fields.map(({ kind }, at) => ({ id: kind, path: [...path, 'fields', at, 'kind'] })),
    },
  ]
}
