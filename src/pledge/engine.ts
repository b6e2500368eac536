// Runs checks: some at once, each with its own time-out, so that one slow or throwing check never holds the rest.
// What a check does wrong is never green: it becomes *unknown* with words a layman reads, and the error itself goes to
// `onFault` only. How looks are repeated is in rounds.ts. Proven by engine.test.ts.
//
// A check that neither settles nor heeds its signal cannot be stopped in JavaScript: it is left behind, and not started
// again until it settles. A check that computes without end would hold the process; checks are ours, and wait on I/O.

import type { Clock } from '../core/clock.ts'
import { canonicalJson } from '../core/json.ts'
import type { Words } from '../core/language.ts'
import { limits } from '../core/limits.ts'
import { type Check, type Finding, type Look, verdicts } from './pledge.ts'
import type { Today } from './verdict.ts'

/** What was seen of one part. The store adds an id and the hashes of register and notice, and keeps it as a Look. */
export interface Seen extends Finding {
  readonly part: string
  /** When the look ended, ISO 8601, UTC. */
  readonly at: string
}

/** What to say where a check gave no finding. The texts are in language/checks.ts. */
export interface EngineWords {
  /** The check threw, or said what it cannot know. */
  readonly failed: { readonly reason: Words; readonly next: Words }
  readonly timedOut: (seconds: number) => { readonly reason: Words; readonly next: Words }
  /** The look before this one has not ended yet. */
  readonly hanging: { readonly reason: Words; readonly next: Words }
}

export interface Engine {
  readonly clock: Clock
  readonly words: EngineWords
  /** Parts whose check was left behind and has not settled; kept from run to run. */
  readonly hanging: Set<string>
  /** Default: limits.checksAtOnce. */
  readonly atOnce?: number
  readonly onLook?: (seen: Seen, done: number, of: number) => void
  /** The error behind an unknown, for stderr: never shown to a reader. */
  readonly onFault: (part: string, fault: unknown) => void
}

/**
 * Looks with every check, and answers in the order the looks ended. Never rejects.
 * When `signal` aborts, checks under way are called off and nothing is said of parts that were not looked at.
 */
export async function runChecks(
  checks: readonly Check[],
  engine: Engine,
  signal: AbortSignal,
): Promise<readonly Seen[]> {
  const waiting = [...checks]
  const seen: Seen[] = []
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined && !signal.aborted; check = waiting.shift()) {
      const finding = await lookOnce(check, engine, signal)
      if (signal.aborted) return
      const one = Object.freeze({ ...finding, part: check.part, at: engine.clock.now().toISOString() })
      seen.push(one)
      tell(engine, one, seen.length, checks.length)
    }
  }
  await Promise.all(Array.from({ length: engine.atOnce ?? limits.checksAtOnce }, worker))
  return Object.freeze(seen)
}

/** The checks whose part was never looked at, was looked at longer ago than its interval, or under other texts. */
export function due(
  checks: readonly Check[],
  latest: ReadonlyMap<string, Look>,
  today: Today,
): readonly Check[] {
  return checks.filter(({ part, everyMs }) => {
    const look = latest.get(part)
    if (look === undefined) return true
    if (look.registerHash !== today.registerHash || look.noticeHash !== today.noticeHash) return true
    const ageMs = today.now.getTime() - Date.parse(look.at)
    // Not "age >= interval": a time that cannot be read, or lies ahead after the clock was set back, is due.
    return !(ageMs >= 0 && ageMs < everyMs)
  })
}

async function lookOnce(check: Check, engine: Engine, signal: AbortSignal): Promise<Finding> {
  const { part } = check
  if (engine.hanging.has(part)) return unknown(engine.words.hanging)
  const timeoutMs = Math.min(check.timeoutMs, limits.checkTimeoutMs)
  const timeUp = new AbortController()
  const stop = AbortSignal.any([signal, timeUp.signal])
  const timer = setTimeout(
    () => timeUp.abort(new Error(`expected a finding within ${timeoutMs} ms`)),
    timeoutMs,
  )
  engine.hanging.add(part)
  try {
    const looking = (async () => check.look(stop))().finally(() => engine.hanging.delete(part))
    return findingOf(check, await unlessAborted(looking, stop))
  } catch (fault) {
    if (!signal.aborted) engine.onFault(part, fault)
    return unknown(timeUp.signal.aborted ? engine.words.timedOut(timeoutMs / 1000) : engine.words.failed)
  } finally {
    clearTimeout(timer)
  }
}

// Settles with the work or with the abort, whichever comes first; a rejection that comes later is heard and dropped.
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** The finding as its own frozen value; throws where the check says what it is not able to show. */
function findingOf(check: Check, found: Finding): Finding {
  const able: readonly string[] = [...check.canShow, 'unknown']
  if (!verdicts.includes(found.verdict) || !able.includes(found.verdict))
    throw new Error(`${check.part}: expected one of ${able.join(', ')}, got ${found.verdict}`)
  const evidence = canonicalJson(found.evidence)
  if (evidence.length > limits.evidenceLength)
    throw new Error(
      `${check.part}: expected at most ${limits.evidenceLength} characters of evidence, got ${evidence.length}`,
    )
  const { verdict, reason, next, notLookedAt, basis } = found
  return frozen(
    structuredClone({ verdict, reason, next, notLookedAt, basis, evidence: JSON.parse(evidence) }),
  )
}

const unknown = ({ reason, next }: { readonly reason: Words; readonly next: Words }): Finding =>
  frozen({ verdict: 'unknown', reason, next, notLookedAt: null, basis: [], evidence: null })

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) frozen(member)
  return Object.freeze(value)
}

// Whoever listens to progress does not decide whether the rest is looked at.
function tell(engine: Engine, seen: Seen, done: number, of: number): void {
  try {
    engine.onLook?.(seen, done, of)
  } catch (fault) {
    engine.onFault(seen.part, fault)
  }
}
