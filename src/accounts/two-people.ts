// What one person may not do alone: somebody asks, another says yes, and it is done once. Pure: an act and what comes of it,
// told when; its rows are acts.ts. A firm of one has somebody outside say yes by a one-time link, or waits a day in which it can be called off.
// What is promised to be destroyed at once is no act of this kind: it must wait for nobody. Proven by two-people.test.ts.

export const actKinds = ['mass-erasure', 'vault-restore', 'destruction-beyond-engagement'] as const
export type ActKind = (typeof actKinds)[number]

export const actPeriods = Object.freeze({
  /** How long a yes is waited for. */
  askedMs: 7 * 24 * 60 * 60_000,
  /** How long somebody alone waits. */
  delayMs: 24 * 60 * 60_000,
  /** How long what was agreed to may be done. */
  agreedMs: 24 * 60 * 60_000,
})

/** Whoever says yes: an account, or somebody outside by the session their one-time link began. */
export type Second =
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'outside'; readonly session: string }

export type ActState =
  | { readonly kind: 'asked'; readonly until: Date }
  /** By somebody alone, who waits. */
  | { readonly kind: 'delayed'; readonly until: Date }
  | { readonly kind: 'agreed'; readonly by: Second | null; readonly until: Date }
  | { readonly kind: 'done'; readonly at: Date }
  | { readonly kind: 'cancelled'; readonly at: Date }
  | { readonly kind: 'expired'; readonly at: Date }

export interface Act {
  readonly kind: ActKind
  /** The id of what it is done to. */
  readonly subject: string
  /** The account that asks. */
  readonly askedBy: string
  /** Whether nobody else of the firm could say yes when it was asked. */
  readonly alone: boolean
  readonly state: ActState
}

export type Step =
  | { readonly kind: 'ask-delay' }
  | { readonly kind: 'agree'; readonly by: Second }
  | { readonly kind: 'cancel' }
  /** The one step that lets it be done; whoever stores its state first does it. */
  | { readonly kind: 'do' }

export type Stepped = { readonly kind: 'stepped'; readonly act: Act } | { readonly kind: 'refused' }

export const askAct = (asked: Omit<Act, 'state'>, now: Date): Act =>
  Object.freeze({ ...asked, state: { kind: 'asked', until: after(now, actPeriods.askedMs) } as const })

/** What an act is by now: time alone lets it run out, and lets a delay pass into what may be done. */
export function actAt(act: Act, now: Date): Act {
  const { state } = act
  if (!('until' in state) || now < state.until) return act
  if (state.kind !== 'delayed')
    return Object.freeze({ ...act, state: { kind: 'expired', at: state.until } as const })
  const until = after(state.until, actPeriods.agreedMs)
  return actAt(Object.freeze({ ...act, state: { kind: 'agreed', by: null, until } as const }), now)
}

export function stepAct(before: Act, step: Step, now: Date): Stepped {
  const act = actAt(before, now)
  const state = stateAfter(act, step, now)
  return state === null ? { kind: 'refused' } : { kind: 'stepped', act: Object.freeze({ ...act, state }) }
}

function stateAfter(act: Act, step: Step, now: Date): ActState | null {
  const { kind } = act.state
  switch (step.kind) {
    case 'ask-delay':
      return kind === 'asked' && act.alone ? { kind: 'delayed', until: after(now, actPeriods.delayMs) } : null
    case 'agree':
      return (kind === 'asked' || kind === 'delayed') && mayAgree(act, step.by)
        ? { kind: 'agreed', by: step.by, until: after(now, actPeriods.agreedMs) }
        : null
    case 'cancel':
      return kind === 'asked' || kind === 'delayed' || kind === 'agreed'
        ? { kind: 'cancelled', at: now }
        : null
    case 'do':
      return kind === 'agreed' ? { kind: 'done', at: now } : null
  }
}

/** Somebody outside is asked only where nobody else of the firm could say yes, and while a yes is waited for. */
export const mayAskOutside = ({ alone, state }: Act): boolean =>
  alone && (state.kind === 'asked' || state.kind === 'delayed')

/** Never whoever asked; somebody outside only where nobody else of the firm could. */
const mayAgree = (act: Act, by: Second): boolean =>
  by.kind === 'account' ? by.account !== act.askedBy : act.alone

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms)
