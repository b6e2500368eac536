// The letters of a running program: each goes into the queue at once, and the queue is emptied while the program serves and a
// mail server is named. Without one they wait, and doctor says so. Proven by test/journeys/letters.test.ts.

import type { Language } from '../core/language.ts'
import { mailWords } from '../language/mail.ts'
import type { Letter } from '../mail/letter.ts'
import { openMail } from './mail-setup.ts'
import type { Opened } from './opened.ts'
import { Post, queueLetter } from './post.ts'

/** A letter but for its small print, which is the same on all of them. */
export type Unclosed = Omit<Letter, 'closing'>

export class Mailbag {
  readonly #on: Opened
  readonly #report: (error: unknown) => void
  #post: Promise<Post | null> = Promise.resolve(null)

  constructor(on: Opened, report: (error: unknown) => void) {
    this.#on = on
    this.#report = report
  }

  /** Queues a letter on behalf of a case; answers its id. `kind` is what it is, for whoever looks at the queue. */
  async put(kind: string, letter: Unclosed, about: string): Promise<string> {
    const { setting, store } = this.#on
    const closed = { ...letter, closing: this.#closing(letter.language) }
    const id = await queueLetter({ store, clock: setting.clock }, kind, closed, about)
    ;(await this.#post)?.nudge()
    return id
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
    const { setting, store } = this.#on
    const mail = await openMail(setting.env)
    if (mail === null) return null
    const { clock, random } = setting
    const post = new Post({ store, clock, random, setting: mail, onTrouble: this.#report })
    post.start()
    return post
  }

  #closing(language: Language): string {
    return mailWords.closing(this.#on.inForce.present.edition.file.register.controller.name)[language]
  }
}
