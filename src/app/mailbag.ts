// The letters of a running program: each goes into the queue at once, and the queue is emptied while the program serves and a
// mail server is named. Without one they wait, and doctor says so. Proven by test/journeys/letters.test.ts.

import type { Language } from '../core/language.ts'
import { mailWords } from '../language/mail.ts'
import type { Letter } from '../mail/letter.ts'
import { openMail } from './mail-setup.ts'
import type { Opened } from './opened.ts'
import { letGoOf, Post, queueLetter, type Round } from './post.ts'

/** A letter but for its small print, which is the same on all of them. */
export type Unclosed = Omit<Letter, 'closing'>

export class Mailbag {
  readonly #on: Opened
  readonly #report: (error: unknown) => void
  #post: Promise<Post | null> = Promise.resolve(null)
  #onGivenUp: () => void = () => {}

  constructor(on: Opened, report: (error: unknown) => void) {
    this.#on = on
    this.#report = report
  }

  /**
   * Queues a letter on behalf of a case; answers its id. `kind` is what it is, for whoever looks at the queue. With `once`
   * it is written unless one of that name is there, and held back until `letGo`.
   */
  async put(kind: string, letter: Unclosed, about: string, once: string | null = null): Promise<string> {
    const { setting, store } = this.#on
    const closed = this.close(letter)
    const id = await queueLetter({ store, clock: setting.clock }, kind, closed, about, once)
    ;(await this.#post)?.nudge()
    return id
  }

  /** Lets go of letters held back whose `once` begins so. */
  async letGo(begins: string): Promise<void> {
    const { setting, store } = this.#on
    await letGoOf({ store, clock: setting.clock }, begins)
    await this.nudge()
  }

  /** Looks at the queue now. */
  async nudge(): Promise<void> {
    ;(await this.#post)?.nudge()
  }

  /** With its small print. */
  close(letter: Unclosed): Letter {
    return { ...letter, closing: this.#closing(letter.language) }
  }

  /** Whether a mail server is named. */
  hasServer(): boolean {
    return (this.#on.setting.env['ORDHOLDEN_SMTP'] ?? '') !== ''
  }

  /** What to do after letters were given up. */
  whenGivenUp(act: () => void): void {
    this.#onGivenUp = act
  }

  /** One round over the queue, now; null where no mail server is named. */
  async round(): Promise<Round | null> {
    const post = (await this.#post) ?? (await this.#make())
    return post === null ? null : post.round()
  }

  /** Where our pages are known by, without a trailing slash. */
  origin(): string {
    const { env, servedAt } = this.#on.setting
    return (env['ORDHOLDEN_URL'] ?? servedAt ?? this.#on.ground.servedAt ?? '').replace(/\/$/, '')
  }

  start(): void {
    this.#post = this.#open().catch(error => {
      this.#report(error)
      return null
    })
  }

  async stop(): Promise<void> {
    await (await this.#post)?.stop()
  }

  async #open(): Promise<Post | null> {
    const post = await this.#make()
    post?.start()
    return post
  }

  async #make(): Promise<Post | null> {
    const { setting, store } = this.#on
    const mail = await openMail(setting.env)
    if (mail === null) return null
    const { clock, random } = setting
    const told = { onTrouble: this.#report, onGivenUp: () => this.#onGivenUp() }
    return new Post({ store, clock, random, setting: mail, ...told })
  }

  #closing(language: Language): string {
    return mailWords.closing(this.#on.inForce.present.edition.file.register.controller.name)[language]
  }
}
