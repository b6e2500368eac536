// Whether a broken pledge is a breach of personal data security (GDPR Art. 4(12)): what may be answered.

export const breachAnswers = ['yes', 'no', 'cannot-say'] as const
export type BreachAnswer = (typeof breachAnswers)[number]

export const readBreachAnswer = (text: string): BreachAnswer | null =>
  breachAnswers.find(answer => answer === text) ?? null
