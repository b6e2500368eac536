// The parts of pledges this room looks at: `open` (served, elsewhere, findable) and `controller.identity` (check-digit,
// agrees). Whether the company's number is in the CVR register is looked at by nobody yet. Proven by pledges.test.ts.

import type { Words } from '../core/language.ts'
import type { Fetch } from '../core/ports.ts'
import {
  checkDigitWords,
  elsewhereWords,
  failureWords,
  pageWords,
  servedWords,
  statusWords,
} from '../language/register.ts'
import type { Basis, Check, Finding } from '../pledge/pledge.ts'
import { agreesCheck } from './agrees.ts'
import { cvrDigits, hasRightCheckDigit } from './cvr.ts'
import { findableCheck } from './findable.ts'
import type { Edition } from './gate.ts'
import { lookAtPage, type PageLook, type UnseenBecause } from './served.ts'
import { basisOf } from './subjects.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export interface RegisterPorts {
  /** Answers `off` for all but our own server where the owner has not allowed the internet. */
  readonly fetch: Fetch
  /** The address of our own server, with the policy of each language at `/da/` and `/en/`; null while it is not running. */
  readonly servedAt: string | null
}

export function registerChecks(edition: Edition, ports: RegisterPorts): readonly Check[] {
  return [
    servedCheck(edition, ports),
    elsewhereCheck(edition, ports),
    findableCheck(edition, dayMs),
    checkDigitCheck(edition),
    agreesCheck(edition, dayMs),
  ]
}

function servedCheck(edition: Edition, { fetch, servedAt }: RegisterPorts): Check {
  return Object.freeze<Check>({
    part: 'open/served',
    everyMs: hourMs,
    timeoutMs: minuteMs / 2,
    canShow: ['kept', 'broken'],
    method: servedWords.method,
    look: async (signal: AbortSignal) => {
      if (servedAt === null) return unknown(servedWords.notStarted, servedWords.start)
      const looks: PageLook[] = []
      for (const bound of edition.notices)
        looks.push(await lookAtPage(new URL(`/${bound.language}/`, servedAt).href, bound, fetch, signal))
      const whole = looks.reduce((sum, look) => sum + (look.kind === 'shows' ? look.sentences : 0), 0)
      return pageFinding(looks, { shows: servedWords.shows(whole), basis: [], notLookedAt: null })
    },
  })
}

function elsewhereCheck(edition: Edition, { fetch }: RegisterPorts): Check {
  return Object.freeze<Check>({
    part: 'open/elsewhere',
    everyMs: dayMs,
    timeoutMs: minuteMs,
    canShow: ['kept', 'broken'],
    method: elsewhereWords.method,
    look: async (signal: AbortSignal) => {
      const declared = edition.file.register.notices.flatMap(({ language, published }) => {
        const bound = edition.notices.find(notice => notice.language === language)
        return published === undefined || bound === undefined ? [] : [{ bound, ...published }]
      })
      if (declared.length === 0) return unknown(elsewhereWords.undeclared, elsewhereWords.declare)
      const looks: PageLook[] = []
      for (const { url, bound, status } of declared)
        looks.push(doubtful(await lookAtPage(url, bound, fetch, signal), status === 'proposed'))
      const hosts = declared.map(({ url }) => new URL(url).host).join(', ')
      const whole = looks.reduce((sum, look) => sum + (look.kind === 'shows' ? look.sentences : 0), 0)
      return pageFinding(looks, {
        shows: elsewhereWords.shows(hosts, whole),
        basis: basisOf(...declared.map(({ status }) => status)),
        notLookedAt: elsewhereWords.onlyOurs,
      })
    },
  })
}

// An address that is only a proposal and leads nowhere says something about the proposal, not about the company.
const doubtful = (look: PageLook, proposed: boolean): PageLook =>
  look.kind === 'gone' && proposed ? { kind: 'unseen', url: look.url, because: look.status } : look

interface PageSays {
  readonly shows: Words
  readonly basis: readonly Basis[]
  readonly notLookedAt: Words | null
}

function pageFinding(looks: readonly PageLook[], says: PageSays): Finding {
  const { basis, notLookedAt } = says
  const evidence = looks.map(evidenceOf)
  const wrong = looks.find(({ kind }) => kind === 'differs' || kind === 'gone')
  if (wrong !== undefined)
    return {
      verdict: 'broken',
      reason: wrongWords(wrong),
      next: pageWords.publishAgain,
      notLookedAt,
      basis,
      evidence,
    }
  const unseen = looks.find(look => look.kind === 'unseen')
  if (unseen === undefined)
    return { verdict: 'kept', reason: says.shows, next: null, notLookedAt, basis, evidence }
  const reason = pageWords.unseen(new URL(unseen.url).host, unseenWords(unseen.because))
  return {
    ...unknown(reason, unseen.because === 'off' ? elsewhereWords.switchOn : pageWords.again),
    evidence,
  }
}

function evidenceOf(look: PageLook): Finding['evidence'] {
  if (look.kind === 'shows') return { url: look.url, sentences: look.sentences, textSha256: look.textHash }
  if (look.kind === 'gone') return { url: look.url, status: look.status }
  if (look.kind === 'unseen') return { url: look.url, unseen: look.because }
  return { url: look.url, textSha256: look.textHash, firstMissingLine: look.place?.line ?? null }
}

const longestQuote = 80

function wrongWords(look: PageLook): Words {
  const { host } = new URL(look.url)
  if (look.kind === 'gone') return pageWords.gone(host, look.status)
  const text = look.kind === 'differs' ? look.text.trim() : ''
  return pageWords.differs(host, text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text)
}

const unseenWords = (because: UnseenBecause): Words =>
  typeof because === 'number' ? statusWords(because) : failureWords(because)

const unknown = (reason: Words, next: Words): Finding => ({
  verdict: 'unknown',
  reason,
  next,
  notLookedAt: null,
  basis: [],
  evidence: {},
})

function checkDigitCheck(edition: Edition): Check {
  return Object.freeze<Check>({
    part: 'controller.identity/check-digit',
    everyMs: dayMs,
    timeoutMs: minuteMs,
    canShow: ['kept', 'broken'],
    method: checkDigitWords.method,
    ofTexts: true,
    look: async () => checkDigitFinding(edition),
  })
}

function checkDigitFinding(edition: Edition): Finding {
  const { cvr, status } = edition.file.register.controller
  if (cvr === undefined) {
    const { none: reason, give: next } = checkDigitWords
    return { verdict: 'unknown', reason, next, notLookedAt: null, basis: [], evidence: { cvr: null } }
  }
  const digits = cvrDigits(cvr)
  const right = digits !== null && hasRightCheckDigit(digits)
  return {
    verdict: right ? 'kept' : 'broken',
    reason: right ? checkDigitWords.right : checkDigitWords.wrong,
    next: right ? null : checkDigitWords.correct,
    notLookedAt: checkDigitWords.onlyForm,
    basis: basisOf(status),
    evidence: { cvr: digits ?? cvr, modulus: 11 },
  }
}
