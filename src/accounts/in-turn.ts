// One after the other: what looks before it writes, so that of two that come at once the second sees what the first did. In one
// process, which is the only one that serves. Proven by test/contracts/people.test.ts.

export class InTurn {
  #last: Promise<unknown> = Promise.resolve()

  do<Done>(act: () => Promise<Done>): Promise<Done> {
    const done = this.#last.then(act)
    this.#last = done.catch(() => undefined)
    return done
  }
}
