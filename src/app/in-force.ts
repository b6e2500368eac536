// The edition in force and what follows from it. An edit of the policy folder is let through the gate while the program
// runs; an edition that another process published is taken over. Proven by test/journeys/publish.test.ts.

import { Refusal } from '../core/refusal.ts'
import { appWords } from '../language/app.ts'
import type { LawFinding } from '../pledge/board.ts'
import type { Check } from '../pledge/pledge.ts'
import { lawFindingsOf } from '../register/law-findings.ts'
import { latestHashes } from '../store/editions.ts'
import { checksOf, type Ground } from './checks.ts'
import { publishedEdition, settleEdition } from './edition.ts'
import { isSameEdition, type ReadEdition, readPolicyFolder } from './policy.ts'
import { purposesIn } from './purposes.ts'
import type { Setting } from './setting.ts'
import { standingOf } from './standing.ts'

export interface Force {
  readonly edition: ReadEdition
  readonly checks: readonly Check[]
  readonly lawFindings: readonly LawFinding[]
}

/** How the policy folder, as it was last read, stands to what is published. */
export type Folder = 'published' | 'edited' | 'unpublished'

const forceOf = (edition: ReadEdition, ground: Ground): Force =>
  Object.freeze({ edition, checks: checksOf(edition, ground), lawFindings: lawFindingsOf(edition) })

export class InForce {
  readonly #setting: Setting
  readonly #ground: Ground
  #present: Force
  #folder: Folder
  /** What was last said of an edit that is not published, so that it is said once and not at every tick. */
  #said = ''

  private constructor(setting: Setting, ground: Ground, edition: ReadEdition, folder: Folder) {
    this.#setting = setting
    this.#ground = ground
    this.#present = forceOf(edition, ground)
    this.#folder = folder
  }

  /** Only what serves or looks makes an edit the edition in force; what only shows leaves things as they are. */
  static async open(setting: Setting, ground: Ground, edit: ReadEdition): Promise<InForce> {
    if (setting.publishes) {
      const edition = await settle(setting, ground, edit, setting.notify)
      return new InForce(setting, ground, edition, folderOf(edit, edition))
    }
    const last = await publishedEdition(ground.store, setting.notify)
    return new InForce(setting, ground, last ?? edit, last === null ? 'unpublished' : folderOf(edit, last))
  }

  get folder(): Folder {
    return this.#folder
  }

  get present(): Force {
    return this.#present
  }

  /** Takes over what another process published since. */
  async refresh(): Promise<Force> {
    const last = await latestHashes(this.#ground.store.owner)
    if (last !== null && !isSameEdition(last, this.#present.edition)) {
      const edition = await publishedEdition(this.#ground.store, words => this.#sayOnce(words))
      if (edition !== null) await this.#takeOver(edition)
    }
    return this.#present
  }

  /** Reads the folder again and lets an edit through the gate; what cannot be read or published is told of once. */
  async settle(): Promise<Force> {
    if (!this.#setting.publishes) return this.refresh()
    try {
      const edit = await readPolicyFolder(this.#setting.policyFolder)
      this.#folder = folderOf(edit, this.#present.edition)
      if (this.#folder === 'published') {
        this.#said = ''
        return this.refresh()
      }
      const edition = await settle(this.#setting, this.#ground, edit, words => this.#sayOnce(words))
      if (!isSameEdition(edition, this.#present.edition)) this.#present = forceOf(edition, this.#ground)
      this.#folder = folderOf(edit, edition)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      this.#folder = 'edited'
      this.#sayOnce(appWords.edition.refused(fault.message))
    }
    return this.#present
  }

  // Whoever published it may have been killed before the purposes followed.
  async #takeOver(edition: ReadEdition): Promise<void> {
    if (this.#setting.publishes) await settlePurposes(this.#ground, edition)
    this.#present = forceOf(edition, this.#ground)
  }

  #sayOnce(words: ReturnType<typeof appWords.edition.refused>): void {
    if (words.en !== this.#said) this.#setting.notify(words)
    this.#said = words.en
  }
}

const folderOf = (edit: ReadEdition, published: ReadEdition): Folder =>
  isSameEdition(edit, published) ? 'published' : 'edited'

async function settle(
  setting: Setting,
  ground: Ground,
  edit: ReadEdition,
  notify: Setting['notify'],
): Promise<ReadEdition> {
  const edition = await settleEdition(
    ground.store,
    setting,
    edit,
    (last, next) => standingOf(last, next, ground),
    notify,
  )
  await settlePurposes(ground, edition)
  return edition
}

const settlePurposes = (ground: Ground, { file }: ReadEdition): Promise<void> =>
  ground.store.purposes.settle(purposesIn(file.register))
