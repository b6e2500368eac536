// The two languages everything a person reads is written in. Danish is the source, English is complete.

export const languages = ['da', 'en'] as const
export type Language = (typeof languages)[number]

/** One text in both languages. A missing language does not compile. */
export type Words = Readonly<Record<Language, string>>
