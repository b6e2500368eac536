// What the law asks of a notice, as dated data: the provision, what it asks in a line, and where it stands. The rules of
// src/register/lint name provisions by their key here, so that no article is cited that this list does not have.
// Proven by law.test.ts; printed in docs/reference/lint.md.

/** The text every provision below is of. */
export const gdpr = Object.freeze({
  name: 'Regulation (EU) 2016/679 (GDPR)',
  source: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
  applicableFrom: '2018-05-25',
})

export interface Provision {
  /** As it is cited: `GDPR 13(2)(a)`. */
  readonly article: string
  readonly asks: string
}

const of = (article: string, asks: string): Provision => Object.freeze({ article: `GDPR ${article}`, asks })

export const provisions = Object.freeze({
  fair: of('5(1)(a)', 'processing is transparent to the person'),
  plain: of('12(1)', 'information is concise, intelligible and in plain language'),
  timely: of(
    '12(3)',
    'a request is answered without undue delay, at the latest within one month of its receipt',
  ),
  facilitated: of('12(2)', 'the use of the rights is made easy, not refused in advance'),
  free: of('12(5)', 'answers are free unless a request is manifestly unfounded or excessive'),
  identity: of('12(6)', 'more proof of identity may be asked for where there is reasonable doubt'),
  told: of('13(1), 14(1)', 'everyone whose data is processed is told, by this notice or another'),
  controller: of('13(1)(a)', 'who the controller is, and how to reach them'),
  officer: of('13(1)(b)', 'how to reach the data protection officer, where there is one'),
  purpose: of('13(1)(c)', 'the purposes and the legal basis of each'),
  interests: of('13(1)(d), 14(2)(b)', 'the legitimate interests, where the basis is 6(1)(f)'),
  recipients: of('13(1)(e)', 'the recipients or categories of recipients'),
  transfers: of('13(1)(f)', 'transfers to third countries, and the decision or safeguards they rest on'),
  periods: of('13(2)(a)', 'how long data is kept, or what decides it'),
  access: of('13(2)(b), 15', 'the right of access'),
  rectification: of('13(2)(b), 16', 'the right to rectification and completion'),
  erasure: of('13(2)(b), 17', 'the right to erasure'),
  narrowErasure: of('17, 16', 'erasure on the grounds of 17(1), and completion of incomplete data'),
  restriction: of('13(2)(b), 18', 'the right to restriction'),
  portability: of('13(2)(b), 20', 'the right to data portability'),
  objection: of('13(2)(b), 21', 'the right to object'),
  withdrawal: of(
    '13(2)(c)',
    'where the basis is consent: withdrawal at any time, without effect on what was lawful before',
  ),
  complaint: of('13(2)(d)', 'the right to complain to a supervisory authority'),
  obligation: of('13(2)(e)', 'whether data must be given, and what follows if it is not'),
  automated: of('13(2)(f), 22', 'automated decisions where there are any, their logic and their effects'),
  categories: of('14(1)(d)', 'the categories of data that the person did not give'),
  source: of('14(2)(f)', 'where data comes from that the person did not give'),
  apart: of('21(4)', 'the right to object is told clearly and apart from any other information'),
  marketing: of('21(2)-(4)', 'the right to object to direct marketing is told'),
  instructed: of('28(3)(a)', 'a processor acts only on the documented instructions of the controller'),
  atTheEnd: of(
    '28(3)(g)',
    "the customer's data is deleted or returned when the service ends, as the agreement says",
  ),
} satisfies Readonly<Record<string, Provision>>)

export type ProvisionId = keyof typeof provisions

/** The longest a notice may say that an answer takes, unless it also tells of the extension (GDPR 12(3)). */
export const answer = Object.freeze({ months: 1, provision: provisions.timely })

/** A CVR number is eight digits; DK and the digits is how the same company is written for VAT. */
export const vatForm = /\bDK[ -]?(\d{2} ?\d{2} ?\d{2} ?\d{2})\b/
