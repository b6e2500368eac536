// Whether a broken pledge is a breach of personal data security (GDPR Art. 4(12)), and whether its authority was told: what may
// be answered. `told` and `no-risk` are a yes, and end the clock of 33(1) (src/law/breach.ts).

export const breachAnswers = ['yes', 'told', 'no-risk', 'no', 'cannot-say'] as const
export type BreachAnswer = (typeof breachAnswers)[number]

/** Whether an answer says that it is one. */
export const isBreach = (answer: BreachAnswer | null): boolean =>
  answer === 'yes' || answer === 'told' || answer === 'no-risk'

export const readBreachAnswer = (text: string): BreachAnswer | null =>
  breachAnswers.find(answer => answer === text) ?? null
