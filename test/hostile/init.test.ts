// `ordholden init` on pages that were changed and on what is no policy. Each open policy is mutated: its systems renamed,
// its sections shuffled, its promises denied. ORDHOLDEN_MUTATIONS of each (default 20), the same every time.
// The rule of denial: a sentence and its denial are never proposed as the same promise with the same mark.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utf8 } from '../../src/core/bytes.ts'
import type { Language } from '../../src/core/language.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { type Proposal as Part, proposeAll } from '../../src/register/proposal/classify.ts'
import { type Proposal, proposePolicy } from '../../src/register/proposal/proposal.ts'
import { recipientsNamed } from '../../src/register/proposal/recipients.ts'
import { openOnes, proposalOf, registerOf } from '../labelled.ts'

const mutations = Number(process.env['ORDHOLDEN_MUTATIONS'] ?? 20)

/** Numbers below a bound that come the same every time. */
function numbers(seed: number): (below: number) => number {
  let at = seed
  return below => {
    at = (at * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((at / 2 ** 31) * below)
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const proposeText = (path: string, text: string): Proposal => proposePolicy({ path, bytes: utf8(text) })

const named = (proposal: Proposal) =>
  recipientsNamed(
    proposal.notice.sentences.flatMap((sentence, at) =>
      (proposal.sentences[at] ?? []).map(part => ({ part, sentence })),
    ),
    proposal,
  ).filter(({ quote }) => /^\p{Lu}/u.test(quote) && quote.length > 2)

const syllables = ['Brum', 'Kvist', 'Nord', 'Sky', 'Tal', 'Vest', 'Lom', 'Ark', 'Fjeld', 'Ost']
function newName(next: (below: number) => number): string {
  const piece = (): string => syllables[next(syllables.length)] ?? 'Brum'
  const stem = piece() + piece().toLowerCase()
  return [stem, `${stem}.dk`, `${stem} ${piece()}`, `${stem} A/S`, `${stem} 365`][next(5)] ?? stem
}

/** The policy that promises nothing: nothing in it can be renamed or denied. In any other that would be a fault. */
const promisesNothing = '5-forening'

/** Where a denial may stand was read in these; in the others a mutation would deny a clause beside the promise. */
const mutated = openOnes.filter(({ seenByRules }) => seenByRules !== false)

for (const policy of mutated) {
  const isEmpty = policy.name === promisesNothing
  const before = proposalOf(policy)
  const systems = named(before)
  test(`${policy.name}: a renamed system is found under its new name`, () => {
    const next = numbers(policy.name.length)
    assert.equal(systems.length === 0, isEmpty, `${systems.length} systems`)
    for (let count = 0; count < mutations; count += 1) {
      const system = systems[next(Math.max(1, systems.length))]
      if (system === undefined) return
      const name = newName(next)
      const after = proposeText(
        policy.file,
        textOf(policy.bytes)
          .replaceAll(/&nbsp;/g, ' ')
          .replaceAll(system.quote, name),
      )
      const { recipients } = registerOf(after)
      const found = recipients.map(each => each.name)
      const isFound = found.some(each => each === name || each.startsWith(`${name} `))
      assert.ok(isFound, `${system.quote} as ${name}: ${found.join(', ')}`)
      assert.ok(!found.includes(system.name), `${system.name} is still there`)
    }
  })

  test(`${policy.name}: shuffled sections change no sentence's proposal`, () => {
    const next = numbers(policy.name.length + 1)
    const proposed = ({ sentences }: Proposal): readonly string[] =>
      sentences.map(parts => JSON.stringify(parts)).sort()
    for (let count = 0; count < mutations; count += 1) {
      const after = proposeText(policy.file, shuffled(textOf(policy.bytes), next))
      assert.deepEqual(proposed(after), proposed(before))
      registerOf(after)
    }
  })

  test(`${policy.name}: a denied promise is not proposed as the same promise with the same mark`, t => {
    const next = numbers(policy.name.length + 2)
    const promises = before.sentences.flatMap((parts, at) =>
      parts.filter(part => part.kind === 'promise').map(part => ({ part, at })),
    )
    let denied = 0
    for (let count = 0; count < mutations; count += 1) {
      const { part, at } = promises[next(Math.max(1, promises.length))] ?? {}
      const changed = part === undefined ? null : deny(part.text, before.language)
      if (part === undefined || changed === null) continue
      denied += 1
      const sentences = before.notice.sentences.map((each, index) =>
        index === at ? { ...each, text: changed } : each,
      )
      for (const after of proposeAll(sentences, before)[at ?? 0] ?? [])
        assert.ok(!isSame(part, after), `${part.text} -> ${changed}: ${JSON.stringify(after)}`)
    }
    t.diagnostic(`${denied} denied`)
    assert.equal(promises.length === 0, isEmpty, `${promises.length} promises`)
    assert.ok(isEmpty || denied >= mutations / 2, `${denied} of ${mutations} could be denied`)
  })
}

const isSame = (before: Part, after: Part): boolean =>
  before.kind === 'promise' &&
  after.kind === 'promise' &&
  before.pledge === after.pledge &&
  before.denies === after.denies

/** All sections but the frame of the page: what is before the first heading of the second level, and the last section. */
function shuffled(text: string, next: (below: number) => number): string {
  const sections = text.split(/\n(?=## |<h2)/)
  const [start = '', ...rest] = sections
  const last = rest.pop() ?? ''
  for (let at = rest.length - 1; at > 0; at -= 1) {
    const other = next(at + 1)
    ;[rest[at], rest[other]] = [rest[other] ?? '', rest[at] ?? '']
  }
  return [start, ...rest, last].join('\n')
}

const denials: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:ikke|aldrig|ingen|intet)(?: |(?=[.,;]))/iu,
  en: /\b(?:not|never|no) (?!longer)/i,
}
/** The verb of the main clause, after or before its subject. */
const verbs: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(?:(?:\p{L}+er|har|kan|må|bliver) (?:vi|du|vandværket)|(?:vi|du|der|oplysningerne|oplysninger|data|hjemmesiden|journalen|journaler|revisor|medarbejdere|statistik|behandlingen|målerne|siden) (?:\p{L}+r|\p{L}+s|har|kan|må|får)(?= ))(?!\p{L})/iu,
  en: /\b(?:(?:we|you|it|that customer|website|our accountant|fonts|data|logs|content|systems|requests|the client|such content|copies|copy|laptops|pages|versions|complaints|receipts) (?:can|will|may|is|are|have|keep|collect|use|process|act|record|engage|shall|sees|contain|acts?)|(?:policy|page) \w+s)\b/i,
}

/** What a clause starts with that is not the main one. */
const subordinate = /(?<!\p{L})(?:hvis|når|som|der|at|if|when|where|which|that|who|what)(?!\p{L})/iu

/** A condition that a sentence starts with: what it denies is not what the sentence promises. */
const conditions: Readonly<Record<Language, RegExp>> = {
  da: /^(?:hvis|når|\p{L}+ (?:du|i|vi|der)) (?:.*, (?=\p{L}+[rs] (?:vi|du|der|dit))|[^,]*, )/iu,
  en: /^(?:if|should) [^,]*, /i,
}

/** The sentence denied, or without its denial; null where no main clause is found to deny. */
function deny(text: string, language: Language): string | null {
  const start = conditions[language].exec(text)?.[0] ?? ''
  const main = text.slice(start.length)
  // What a clause about something denies is not what the sentence promises.
  const denial = denials[language].exec(main)
  if (denial !== null && /\bin which\b|, som |, men det /.test(main.slice(0, denial.index))) return null
  if (denial !== null) return start + main.replace(denials[language], '')
  const found = verbs[language].exec(main)
  if (found === null || subordinate.test(main.slice(0, found.index))) return null
  if (/^der /.test(found[0])) return null
  return start + main.replace(verbs[language], words => `${words} ${language === 'da' ? 'ikke' : 'not'}`)
}

const refusals: readonly [string, Uint8Array, RegExp][] = [
  [
    'a page to sign in on',
    utf8('<html><body><form><input type="password"></form><p>Log ind</p></body></html>'),
    /sign in/,
  ],
  ['an empty page', utf8('<html><body><nav>Menu</nav></body></html>'), /no text/],
  ['an empty file', new Uint8Array(), /no text/],
  ['a page of headings', utf8('# Privatliv\n\n## Dine rettigheder\n'), /no sentences/],
  [
    'a page that was not found',
    utf8('<html><title>404 Siden findes ikke</title><body><p>Vi kan ikke finde siden.</p></body></html>'),
    /says there is none/,
  ],
  ['a PDF', utf8('%PDF-1.7\n'), /PDF/],
  ['a binary file', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), /binary/],
  ['a page of 50 MB', new Uint8Array(50 * 1024 * 1024).fill(32), /at most/],
]

for (const [name, bytes, reason] of refusals)
  test(`${name} is refused with the reason`, () => {
    assert.throws(
      () => proposePolicy({ path: 'page.html', bytes }),
      fault => fault instanceof Refusal && reason.test(fault.message),
    )
  })

test('a page as large as may be is read in seconds, whatever its words', () => {
  for (const piece of ['vi ', 'Vi gemmer kun ', 'A', 'kun nødvendig ', 'hos Brum og ', '<p>du kan ']) {
    const started = performance.now()
    try {
      proposeText('page.md', piece.repeat(Math.floor(16_000 / piece.length)))
    } catch (fault) {
      assert.ok(fault instanceof Refusal, String(fault))
    }
    assert.ok(performance.now() - started < 5_000, `${piece}: ${performance.now() - started} ms`)
  }
})
