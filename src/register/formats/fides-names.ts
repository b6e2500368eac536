// What fides calls by key, by name: the file's own taxonomy where it names a key, else the key as it stands; and ids a
// register takes, one for each key. Proven by fides.test.ts.

import type { Taken } from './taken.ts'

type Taxonomy = 'data_category' | 'data_use' | 'data_subject'

export class Names {
  readonly #names = new Map<string, string>()

  constructor(file: Taken) {
    for (const taxonomy of ['data_category', 'data_use', 'data_subject'] as const)
      for (const at of file.places([taxonomy])) {
        const key = file.text([...at, 'fides_key'])
        const name = file.text([...at, 'name'])
        if (key !== undefined && name !== undefined) this.#names.set(`${taxonomy} ${key}`, name)
      }
  }

  of(taxonomy: Taxonomy, key: string): string {
    return this.#names.get(`${taxonomy} ${key}`) ?? key
  }
}

const idLetters = 48

/** Ids by what they are of: the same key has the same id, and no two keys share one. */
export class Ids {
  readonly #ids = new Map<string, string>()
  readonly #taken = new Set<string>()

  of(kind: string, key: string): string {
    const known = this.#ids.get(`${kind} ${key}`)
    if (known !== undefined) return known
    const stem =
      key
        .toLowerCase()
        .replaceAll(/[^a-z0-9.]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, idLetters) || kind
    let id = stem
    for (let number = 2; this.#taken.has(`${kind} ${id}`); number += 1) id = `${stem}-${number}`
    this.#ids.set(`${kind} ${key}`, id)
    this.#taken.add(`${kind} ${id}`)
    return id
  }
}
