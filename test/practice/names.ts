// Names that are looked up and judged as ever, and whatever they lead to is the practice web: for a web of public addresses of which
// none is ever connected to.

import { Names, type Way } from '../../src/net/names.ts'
import type { PracticeHosts } from './hosts.ts'

/** A public address, since no other is taken. */
export const practiceAddress = '9.9.9.9'

export class PracticeNames extends Names {
  readonly #web: PracticeHosts

  constructor(web: PracticeHosts, ...names: ConstructorParameters<typeof Names>) {
    super(...names)
    this.#web = web
  }

  override async way(host: string, port: number): Promise<Way> {
    const way = await super.way(host, port)
    return way.kind === 'open' ? { kind: 'open', at: [this.#web.route()] } : way
  }
}
