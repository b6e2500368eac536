// What may never be said: words that promise more than a look can show, each with what to say instead.
// words.test.ts holds README, documentation, pages and the example register to it; src/language/words.test.ts its own folder.
// Only what a pattern can decide stands here: whether "slettet" speaks of one system or of several needs a reader.

export interface Forbidden {
  readonly pattern: RegExp
  readonly instead: string
  /** One text it must find and one it must leave alone. */
  readonly finds: string
  readonly leaves: string
}

export const forbidden: readonly Forbidden[] = [
  {
    // A test or a benchmark may prove something of code; nothing proves a sentence of a policy.
    pattern: /\b(?:u)?bevist\b|\b(?:sentence|pledge|promise)s? (?:is|are|was|were) proven\b/i,
    instead: 'efterprøvet, checked',
    finds: 'Sætningen er bevist.',
    leaves: 'et indeholdelsesbevis',
  },
  {
    pattern: /\bgaranter(?:et|er|ede|es?)\b|\bguarantee[sd]?\b/i,
    instead: 'what was seen, and when',
    finds: 'Sletning er garanteret.',
    leaves: 'grant',
  },
  {
    pattern: /\bGDPR[- ](?:godkendt|approved|certified|sikker)\b/i,
    instead: 'nothing: nobody approves it',
    finds: 'en GDPR-godkendt løsning',
    leaves: 'GDPR artikel 13',
  },
  {
    pattern: /\b(?:non-)?complian(?:t|ce)\b/i,
    instead: 'which promise was kept at which look',
    finds: 'fully compliant',
    leaves: 'complaint',
  },
  {
    pattern: /\b100\s?%\s(?:sikker|sikkert|secure|safe)\b/i,
    instead: 'what it withstood, and what it does not cover',
    finds: '100 % sikker',
    leaves: '100 % af målingerne',
  },
  {
    pattern: /\buforanderlig(?:t|e)?\b|\bimmutab(?:le|ly|ility)\b/i,
    instead: 'a change is noticed by whoever holds an earlier checkpoint',
    finds: 'en uforanderlig log',
    leaves: 'foranderlig',
  },
  {
    pattern: /\bumulig(?:t|e)?\b|\bimpossible\b/i,
    instead: 'by which means it cannot be done',
    finds: 'umuligt at læse',
    leaves: 'muligt',
  },
  {
    pattern: /\bfuldstændig\w*\s+(?:svar|indsigt|kopi|oversigt)|\bcomplete (?:answer|copy of your)/i,
    instead: 'which systems were searched, and which were not',
    finds: 'et fuldstændigt svar',
    leaves: 'ufuldstændige oplysninger',
  },
  {
    pattern: /\banonym(?:t|e)?\b|(?<![.\w])anonymous\b(?!-only)/i,
    instead: 'anonymiseret, with the test and its date',
    finds: 'Data er anonyme.',
    leaves: 'anonymiseret; engagements.anonymous-only',
  },
]

/** What a text says that may not be said, with its line. */
export const findForbidden = (text: string): readonly { line: number; said: string; instead: string }[] =>
  text.split('\n').flatMap((each, index) =>
    forbidden.flatMap(({ pattern, instead }) => {
      const said = pattern.exec(each)?.[0]
      return said === undefined ? [] : [{ line: index + 1, said, instead }]
    }),
  )
