// A small invented company whose policy shows every mark there is: kept, broken, unknown, stale, not built, declared and
// not checked, practice, proposed, a law finding. The verdicts are not written down here: looks are, and the pledge ground
// judges them, so the pages are tested on what the program itself would say.

import type { LogCounting } from '../src/app/traffic-counting.ts'
import type { App, Desk, LookProof, Policy, SentenceMark } from '../src/app.ts'
import type { Block, Inline, Run } from '../src/core/document.ts'
import type { Language, Words } from '../src/core/language.ts'
import { claimOf } from '../src/language/parts.ts'
import { pledgeNames } from '../src/language/pledges.ts'
import { assembleLines, countLines, type LastSeen } from '../src/pledge/assemble.ts'
import type { Board, Diagnosis, LawFinding, LookLine, PledgeHistory } from '../src/pledge/board.ts'
import { partsOf } from '../src/pledge/catalogue.ts'
import { lastDays, pledgeDays } from '../src/pledge/history.ts'
import type { Check, Look, Part, PledgeId } from '../src/pledge/pledge.ts'
import { fixtureRecord } from './record-fixture.ts'
import { fixtureSites } from './site-fixture.ts'
import { type Watched, watched } from './web-fixture-looks.ts'
import { fixtureTraffic } from './web-fixture-traffic.ts'

export const fixtureNow = '2026-03-02T08:00:00.000Z'
const dayMs = 86_400_000
const registerHash = 'a'.repeat(64)
const noticeHash = 'b'.repeat(64)

interface Sentence {
  readonly id: string
  readonly pledge: PledgeId | null
  readonly text: Words
  readonly declared?: true
  readonly finding?: LawFinding
}

const sentences: readonly Sentence[] = [
  {
    id: 'opinion',
    pledge: null,
    text: { da: 'Brød skal bages langsomt.', en: 'Bread should be baked slowly.' },
  },
  {
    id: 'little',
    pledge: 'minimise',
    text: {
      da: 'Vi beder kun om det, vi skal bruge for at bage og levere dit brød.',
      en: 'We ask only for what we need to bake and deliver your bread.',
    },
  },
  {
    id: 'told',
    pledge: 'open',
    text: {
      da: 'Her kan du læse, hvad vi gemmer, hvorfor vi gør det, og hvor længe.',
      en: 'Here you can read what we keep, why we do so, and for how long.',
    },
  },
  {
    id: 'needed',
    pledge: 'purpose',
    text: {
      da: 'Oplysningerne bruges kun, når der er brug for dem.',
      en: 'The data are used only when there is need for them.',
    },
    finding: {
      article: 'GDPR 13(1)(c)',
      sentence: 'needed',
      says: {
        da: 'Teksten skal nævne det retsgrundlag, hvert formål hviler på.',
        en: 'The text has to name the legal basis each purpose rests on.',
      },
    },
  },
  {
    id: 'systems',
    pledge: 'partners.systems',
    text: {
      da: 'Til ordrer og regnskab bruger vi blandt andet Melbog og Ovnpost.',
      en: 'For orders and accounts we use among others Melbog and Ovnpost.',
    },
  },
  {
    id: 'host',
    pledge: 'site.host',
    text: { da: 'Hjemmesiden ligger hos Nordlys Hosting.', en: 'The website is with Nordlys Hosting.' },
    declared: true,
  },
  {
    id: 'access',
    pledge: 'rights.access',
    text: { da: 'få at vide, hvad vi har om dig', en: 'be told what we have about you' },
  },
  {
    id: 'object',
    pledge: 'rights.object',
    text: { da: 'sige nej til reklamer', en: 'say no to advertising' },
  },
  {
    id: 'who',
    pledge: 'controller.identity',
    text: {
      da: 'Dataansvarlig er Fjordbageriet ApS, CVR 12 34 56 74.',
      en: 'The controller is Fjordbageriet ApS, company number 12 34 56 74.',
    },
  },
  {
    id: 'phone',
    pledge: null,
    text: { da: 'Telefonen passes til klokken tre.', en: 'The telephone is attended until three.' },
    finding: {
      article: 'GDPR 13(1)(b)',
      sentence: 'phone',
      says: {
        da: 'Har virksomheden en databeskyttelsesrådgiver, skal teksten sige, hvordan vedkommende kontaktes.',
        en: 'Where the company has a data protection officer the text has to say how to reach them.',
      },
    },
  },
]

const subjects = {
  system: ['melbog'],
  processor: ['melbog', 'ovnpost'],
  site: ['www'],
  host: [],
  channel: [],
}
const subjectNames: Readonly<Record<string, string>> = {
  melbog: 'Melbog',
  ovnpost: 'Ovnpost',
  www: 'www.fjordbageriet.example',
}

const pledges = [...new Set(sentences.flatMap(sentence => sentence.pledge ?? []))]

/** Looks of one watched part: one a day, the last `daysAgo` days before now. */
function looksOf(watch: Watched, now: Date): readonly Look[] {
  const last = now.getTime() - (watch.daysAgo ?? 0) * dayMs - 2 * 3_600_000
  const verdicts = watch.days.flatMap(([verdict, count]) => Array.from({ length: count }, () => verdict))
  return verdicts.map((verdict, index) => ({
    id: lookId(watch.part, index),
    part: watch.part,
    at: new Date(last - (verdicts.length - 1 - index) * dayMs).toISOString(),
    verdict,
    reason: watch.reason,
    next: watch.next ?? null,
    notLookedAt: watch.notLookedAt ?? null,
    basis: watch.basis ?? [],
    evidence: { watched: watch.part, times: index + 1 },
    registerHash,
    noticeHash,
  }))
}

const lookId = (part: string, index: number): string => {
  const number = watched.findIndex(one => one.part === part) * 256 + index
  return `01957a00-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
}

const checks: readonly Check[] = watched.map(({ part }) => ({
  part,
  everyMs: dayMs,
  timeoutMs: 1_000,
  canShow: ['kept', 'broken'],
  method: {
    da: 'hent teksten fra sin egen adresse\nsammenlign byte for byte med den offentliggjorte\nens → overholdt, ellers → brudt',
    en: 'fetch the text from its own address\ncompare byte for byte with the published one\nequal → kept, otherwise → broken',
  },
  look: () => Promise.reject(new Error('a fixture does not look')),
}))

export interface FixtureOptions {
  readonly now?: Date
  /** Put where a company writes: the first sentence of the notice, its title, a reason. */
  readonly hostile?: string
  /** Before any look: an empty house. */
  readonly empty?: boolean
  readonly alarm?: Words
  readonly fail?: () => Error | null
  /** The published checkpoint's bytes. */
  readonly checkpoint?: () => Uint8Array
}

const text = (content: string): Inline => ({ kind: 'text', text: content })

function runOf(id: string, language: Language, hostile: string): Run {
  const sentence = sentences.find(one => one.id === id)
  if (sentence === undefined) throw new Error(`expected a sentence of the fixture, got ${id}`)
  return { sentence: id, content: [text(sentence.text[language] + (id === 'opinion' ? hostile : ''))] }
}

const space: Run = { sentence: null, content: [text(' ')] }

function blocksOf(language: Language, hostile: string): readonly Block[] {
  const run = (id: string) => runOf(id, language, hostile)
  const say = (words: Words) => words[language]
  const heading = (level: 2 | 3, words: Words): Block => ({
    kind: 'heading',
    level,
    content: [text(say(words))],
  })
  const paragraph = (...runs: readonly Run[]): Block => ({ kind: 'paragraph', runs })
  return [
    heading(2, { da: 'Om dine oplysninger', en: 'About your data' }),
    paragraph(run('opinion'), space, run('little')),
    paragraph(run('told'), space, run('needed')),
    { kind: 'rule' },
    heading(3, { da: 'Hvem der hjælper os', en: 'Who helps us' }),
    paragraph(run('systems')),
    paragraph(run('host')),
    heading(2, { da: 'Dine rettigheder', en: 'Your rights' }),
    paragraph({ sentence: null, content: [text(say({ da: 'Du kan:', en: 'You can:' }))] }),
    { kind: 'list', ordered: false, items: [[paragraph(run('access'))], [paragraph(run('object'))]] },
    paragraph(run('who'), space, run('phone')),
    paragraph({
      sentence: null,
      content: [
        { kind: 'strong', content: [text('Fjordbageriet ApS')] },
        { kind: 'break' },
        {
          kind: 'link',
          href: 'mailto:post@fjordbageriet.example',
          content: [text('post@fjordbageriet.example')],
        },
        text(' '),
        { kind: 'link', href: 'javascript:alert(1)', content: [text('klik')] },
      ],
    }),
  ]
}

function policyOf(language: Language, options: FixtureOptions): Policy {
  const hostile = options.hostile ?? ''
  const marks = sentences.map(
    ({ id, pledge, declared, finding }): SentenceMark => ({
      sentence: id,
      pledge,
      because: pledge === null ? { da: 'en mening', en: 'an opinion' } : null,
      declaredUnproven: declared === true,
      lawFindings: finding === undefined ? [] : [finding],
    }),
  )
  return {
    language,
    title:
      (language === 'da' ? 'Sådan passer vi på dine oplysninger' : 'How we look after your data') + hostile,
    description: null,
    controller: 'Fjordbageriet ApS',
    translationNote:
      language === 'en'
        ? { da: '', en: 'Unofficial translation, not published by the company; the Danish text prevails.' }
        : null,
    blocks: blocksOf(language, hostile),
    marks: new Map(marks.map(mark => [mark.sentence, mark])),
    hash: (language === 'da' ? 'd' : 'e').repeat(64),
  }
}

const allParts = (): readonly Part[] => pledges.flatMap(pledge => partsOf(pledge, subjects))

function looksNow(options: FixtureOptions, now: Date): readonly Look[] {
  const hostile = options.hostile ?? ''
  const all = options.empty === true ? [] : watched.flatMap(watch => looksOf(watch, now))
  return all.map(look => ({
    ...look,
    reason: { da: look.reason.da + hostile, en: look.reason.en + hostile },
  }))
}

function lastSeenOf(looks: readonly Look[]): ReadonlyMap<string, LastSeen> {
  const byPart = Map.groupBy(looks, look => look.part)
  return new Map(
    [...byPart].flatMap(([part, ofPart]) => {
      const look = ofPart.at(-1)
      if (look === undefined) return []
      const since = ofPart.slice(ofPart.findLastIndex(one => one.verdict !== look.verdict) + 1)[0] ?? look
      return [[part, { look, since: since.at }] as const]
    }),
  )
}

function boardOf(options: FixtureOptions, now: Date): Board {
  const promised = pledges.map(pledge => ({
    pledge,
    parts: partsOf(pledge, subjects),
    sentences: sentences.filter(one => one.pledge === pledge).map(({ id, text }) => ({ id, text })),
    lawFindings: sentences.flatMap(one => (one.pledge === pledge ? (one.finding ?? []) : [])),
    declaredUnproven: sentences.some(one => one.pledge === pledge && one.declared === true),
  }))
  const looks = looksNow(options, now)
  const wording = {
    name: (pledge: PledgeId) => pledgeNames[pledge],
    claim: (part: Part) => claimOf(part, subjectNames[part.subject ?? ''] ?? null),
  }
  const lines = assembleLines(promised, checks, lastSeenOf(looks), { now, registerHash, noticeHash }, wording)
  return {
    at: now.toISOString(),
    controller: 'Fjordbageriet ApS',
    example: true,
    pledges: lines,
    counts: countLines(lines, sentences.filter(one => one.finding !== undefined).length),
    log: {
      origin: 'log.fjordbageriet.example',
      verifierKey: 'log.fjordbageriet.example+deadbeef+AQIDBA==',
      size: looks.length,
      waiting: 0,
      rootHash: '0'.repeat(64),
      publishedAt: looks.length === 0 ? null : now.toISOString(),
      holders:
        looks.length === 0
          ? []
          : [
              {
                kind: 'mail',
                name: 'Revisor Holm',
                lastAt: new Date(now.getTime() - dayMs).toISOString(),
                lastSize: 9,
              },
            ],
      alarm: options.alarm ?? null,
    },
  }
}

function historyOf(id: PledgeId, days: number, options: FixtureOptions, now: Date): PledgeHistory {
  const line = boardOf(options, now).pledges.find(one => one.pledge === id)
  if (line === undefined) throw new Error(`expected a pledge of the fixture, got ${id}`)
  const parts = allParts().filter(part => part.pledge === id)
  const looks = looksNow(options, now).filter(look => parts.some(part => part.id === look.part))
  const judged = parts.map(part => ({
    part,
    everyMs: checks.some(check => check.part === part.id) ? dayMs : null,
  }))
  const indexed = looks
    .toReversed()
    .map((look, index): LookLine => ({ ...look, index: index === 0 ? null : index }))
  return { line, days: pledgeDays(judged, looks, lastDays(now, days)), looks: indexed }
}

const diagnoses: readonly Diagnosis[] = [
  {
    name: 'database',
    state: 'ok',
    says: { da: 'PostgreSQL svarer.', en: 'PostgreSQL answers.' },
    next: null,
  },
]

/** How often each question was asked: shows what is kept and what is asked anew. */
export interface FixtureApp extends App {
  readonly asked: { board: number; pledge: number; bundle: number; health: number }
}

/** The fixture has pages, and no people. */
const noDesk: Desk = new Proxy({} as Desk, {
  get: (_, member) => {
    throw new Error(`expected nobody to ask for ${String(member)}: the fixture has pages, and no people`)
  },
})

export function fixtureApp(options: FixtureOptions = {}): FixtureApp {
  const now = options.now ?? new Date(fixtureNow)
  const asked = { board: 0, pledge: 0, bundle: 0, health: 0 }
  const board = async () => {
    asked.board += 1
    const failure = options.fail?.() ?? null
    if (failure !== null) throw failure
    return boardOf(options, now)
  }
  const proof: LookProof = {
    proof: 'c2sp.org/tlog-proof@v1\n',
    evidence: '{"watched":"open/served"}',
    leaf: '{"v":1}',
  }
  return {
    asked,
    board,
    check: board,
    policy: async language => policyOf(language, options),
    pledge: async (id, days) => {
      asked.pledge += 1
      return historyOf(id, days, options, now)
    },
    proof: async look => (look === fixtureProof ? proof : null),
    logFile: async path =>
      path === 'checkpoint' || path === 'tile/0/000.p/3'
        ? (options.checkpoint?.() ?? new Uint8Array([1, 2, 3]))
        : null,
    document: async (...asked) => new TextEncoder().encode(`${JSON.stringify(asked)}\n`),
    authority: async () => new Uint8Array([0x50, 0x4b, 5, 6]),
    bundle: async () => {
      asked.bundle += 1
      return new Uint8Array([0x50, 0x4b, 5, 6])
    },
    record: async () => fixtureRecord(options),
    recordFile: async () => new Uint8Array(),
    storedRow: async () =>
      options.empty === true
        ? null
        : { row: '{"id":"01957a00","part":"open/served","verdict":"kept"}', leaf: '{"v":1,"kind":"look"}' },
    desk: noDesk,
    traffic: fixtureTraffic(options.empty === true ? 'never' : 'visitors'),
    counting: noCounting,
    site: fixtureSites(options.empty === true ? 'never' : 'visited', now),
    contact: 'mailto:post@fjordbageriet.example',
    start: () => {},
    health: async () => {
      asked.health += 1
      return diagnoses
    },
    doctor: async () => diagnoses,
    close: async () => {},
  }
}

/** The pledges the fixture's policy makes, in its order. */
export const fixturePledges: readonly PledgeId[] = pledges
/** A look whose proof the fixture has. */
export const fixtureProof: string = lookId('open/served', 0)

/** No page counts a log: whoever asks has made a mistake. */
const noCounting: LogCounting = {
  declared: () => [],
  ingest: () => Promise.reject(new Error('no page counts a log')),
  attackers: () => Promise.reject(new Error('no page opens an address')),
  follow: () => Promise.reject(new Error('no page follows a log')),
}
