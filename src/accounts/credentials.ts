// What an account signs in with, kept for whoever checks it: passkeys, OpenID Connect and TOTP come through this port. Nothing
// here knows how any of them is checked. OWASP ASVS 5.0 V6. Proven by test/contracts/accounts.test.ts.

import { limits } from '../core/limits.ts'
import type { CredentialTable } from '../store/people-tables.ts'
import { aboutOf, type Ground, lookUp, purpose } from './ground.ts'
import { InTurn } from './in-turn.ts'
import { isUuid } from './sessions.ts'

export type CredentialKind = CredentialTable['kind']

export interface NewCredential {
  readonly kind: CredentialKind
  readonly label: string
  /** A passkey's credential id, or tenant and object of OpenID Connect; unique within its kind. */
  readonly identifier: string
  /** A public key, or a secret that comes sealed. */
  readonly material: Uint8Array
  readonly counter: number
}

export interface Credential extends NewCredential {
  readonly id: string
  readonly account: string
  readonly usedAt: Date | null
}

export class Credentials {
  readonly #ground: Ground
  readonly #removing = new InTurn()

  constructor(ground: Ground) {
    this.#ground = ground
  }

  /** `refused`: the account is not active, has `limits.credentialsPerAccount`, or somebody has this one already. */
  async store(account: string, given: NewCredential, now: Date): Promise<'stored' | 'refused'> {
    const row = await this.#ground.store.row([purpose])
    const label = await this.#ground.store.seal(aboutOf(account, []), given.label)
    const [, , stored] = await this.#ground.store.write(
      purpose,
      aboutOf(account, []),
      // Held first, so that two that come at once are counted one after the other.
      db =>
        db
          .updateTable('account')
          .set(eb => ({ state: eb.ref('state') }))
          .where('id', '=', account),
      db =>
        db
          .insertInto('credential')
          .values({ ...row, ...given, label, account, at: now })
          .onConflict(conflict => conflict.columns(['kind', 'identifier']).doNothing()),
      // Counted with the new one among them: where it is one too many, or whose it is left, it goes again unseen.
      db =>
        db
          .deleteFrom('credential')
          .where('id', '=', row.id)
          .where(eb =>
            eb.or([
              eb(
                eb
                  .selectFrom('credential as every')
                  .select(every => every.fn.countAll<number>().as('many'))
                  .where('every.account', '=', account),
                '>',
                limits.credentialsPerAccount,
              ),
              eb.not(
                eb.exists(
                  eb
                    .selectFrom('account')
                    .select('account.id')
                    .where('account.id', '=', account)
                    .where('account.state', '=', 'active'),
                ),
              ),
            ]),
          ),
    )
    const isThere = stored === 0 && (await this.#has(account, row.id))
    return isThere ? 'stored' : 'refused'
  }

  /** Of an active account only. */
  async find(kind: CredentialKind, identifier: string): Promise<Credential | null> {
    const rows = await this.#ground.store.read(purpose, lookUp, db =>
      db
        .selectFrom('credential')
        .innerJoin('account', 'account.id', 'credential.account')
        .select([
          'credential.id',
          'credential.account',
          'kind',
          'label',
          'identifier',
          'material',
          'counter',
          'used_at as usedAt',
        ])
        .where('kind', '=', kind)
        .where('identifier', '=', identifier)
        .where('account.state', '=', 'active'),
    )
    const [found] = rows
    // bigint comes as text from PostgreSQL.
    if (found === undefined) return null
    const label = await this.#ground.store.open(aboutOf(found.account, []), found.label)
    return Object.freeze({ ...found, label, counter: Number(found.counter) })
  }

  async list(account: string): Promise<readonly Pick<Credential, 'id' | 'kind' | 'label' | 'usedAt'>[]> {
    const { store } = this.#ground
    const rows = await store.read(purpose, aboutOf(account, []), db =>
      db
        .selectFrom('credential')
        .select(['id', 'kind', 'label', 'used_at as usedAt'])
        .where('account', '=', account)
        .orderBy('at'),
    )
    const open = async ({ label, ...row }: (typeof rows)[number]) =>
      Object.freeze({ ...row, label: await store.open(aboutOf(account, []), label) })
    return Promise.all(rows.map(open))
  }

  /** By which those of a kind are known to whoever made them. */
  async identifiers(account: string, kind: CredentialKind): Promise<readonly string[]> {
    const rows = await this.#ground.store.read(purpose, aboutOf(account, []), db =>
      db
        .selectFrom('credential')
        .select('identifier')
        .where('account', '=', account)
        .where('kind', '=', kind),
    )
    return rows.map(({ identifier }) => identifier)
  }

  /**
   * Counts a use that is later than every use counted: false means that this one, or a later, was counted before (a copied
   * passkey, a code used twice). Who keeps no counter gives 0 each time, as it was stored.
   */
  async countUse(
    { id, account }: Pick<Credential, 'id' | 'account'>,
    counter: number,
    now: Date,
  ): Promise<boolean> {
    const [counted] = await this.#ground.store.write(purpose, aboutOf(account, []), db =>
      db
        .updateTable('credential')
        .set({ counter, used_at: now })
        .where('id', '=', id)
        .where(eb =>
          counter === 0 ? eb('credential.counter', '=', 0) : eb('credential.counter', '<', counter),
        ),
    )
    return counted === 1
  }

  /** Removes one of an account's own; false where it is another's, or not there. */
  async remove(account: string, id: string): Promise<boolean> {
    if (!isUuid(id) || !(await this.#has(account, id))) return false
    return (await this.#ground.store.erase(purpose, aboutOf(account, []), { credential: [id] })) === 1
  }

  /**
   * Removes one where another way in is left. One after the other: of two that are removed at the same moment one stays.
   */
  removeUnlessLast(account: string, id: string): Promise<'removed' | 'last' | 'not-found'> {
    return this.#removing.do(async () => {
      const before = await this.list(account)
      if (!before.some(credential => credential.id === id)) return 'not-found'
      if (before.length === 1) return 'last'
      return (await this.remove(account, id)) ? 'removed' : 'not-found'
    })
  }

  async #has(account: string, id: string): Promise<boolean> {
    return (await this.list(account)).some(credential => credential.id === id)
  }
}
