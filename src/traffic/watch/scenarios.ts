// From how much on an attempt is an attack somebody should hear of. Thresholds are data, each with its reason.
// What is done by them: watch.ts. Proven by watch.test.ts and told in docs/reference/security-window.md.

import { type Attack, attacks } from '../tally.ts'

export interface Scenario {
  readonly attack: Attack
  /** Attempts are counted together for this long from the first one. */
  readonly windowSeconds: number
  /** So many of one address are an attack by it. */
  readonly times: number
  /** So many of so many addresses are an attack by many at once, however little each of them does. */
  readonly spread: { readonly addresses: number; readonly times: number }
  /** While many attack at once, the address of whoever tried so often is kept too. Who tried once is only counted. */
  readonly keptFrom: number
  /** An attack is over when nothing of its kind came for so long. */
  readonly quietSeconds: number
  readonly why: string
}

const minute = 60

const told: Readonly<Record<Attack, Omit<Scenario, 'attack'>>> = {
  'password-ssh': {
    ...{ windowSeconds: 10 * minute, times: 10, spread: { addresses: 20, times: 50 } },
    ...{ keptFrom: 3, quietSeconds: 30 * minute },
    why: 'sshd lets one connection try six times: ten are no slip of the hand',
  },
  'password-mail': {
    ...{ windowSeconds: 10 * minute, times: 20, spread: { addresses: 20, times: 50 } },
    ...{ keptFrom: 3, quietSeconds: 30 * minute },
    why: 'a telephone with an old password tries two services a few times in ten minutes',
  },
  relay: {
    ...{ windowSeconds: 10 * minute, times: 5, spread: { addresses: 10, times: 30 } },
    ...{ keptFrom: 2, quietSeconds: 30 * minute },
    why: 'a server that is set up wrongly is refused once or twice and then waits',
  },
  probe: {
    ...{ windowSeconds: 5 * minute, times: 20, spread: { addresses: 20, times: 100 } },
    ...{ keptFrom: 3, quietSeconds: 15 * minute },
    why: 'an editor who signs in at wp-login.php asks a few times; a search for holes asks for dozens of files',
  },
  injection: {
    ...{ windowSeconds: 5 * minute, times: 5, spread: { addresses: 10, times: 30 } },
    ...{ keptFrom: 2, quietSeconds: 15 * minute },
    why: 'one odd search may read like code, five do not',
  },
  traversal: {
    ...{ windowSeconds: 5 * minute, times: 5, spread: { addresses: 10, times: 30 } },
    ...{ keptFrom: 2, quietSeconds: 15 * minute },
    why: 'a clumsy crawler may leave the root once, not five times',
  },
  scanner: {
    ...{ windowSeconds: 5 * minute, times: 10, spread: { addresses: 20, times: 100 } },
    ...{ keptFrom: 3, quietSeconds: 15 * minute },
    why: 'those who measure the whole network ask a handful of times a day',
  },
  garbage: {
    ...{ windowSeconds: 10 * minute, times: 20, spread: { addresses: 50, times: 200 } },
    ...{ keptFrom: 3, quietSeconds: 30 * minute },
    why: 'a program set to the wrong port tries again a few times',
  },
}

/** One for each kind of attack, in the order of `attacks`. */
export const scenarios: readonly Scenario[] = attacks.map(attack =>
  Object.freeze({ attack, ...told[attack] }),
)
