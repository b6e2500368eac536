import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { fixedClock } from '../core/clock.ts'
import { limits } from '../core/limits.ts'
import { due, type Engine, runChecks, type Seen } from './engine.ts'
import type { Check, Finding, Look } from './pledge.ts'
import { Rounds, type RoundsOptions } from './rounds.ts'

const say = (text: string) => ({ da: text, en: text })
const never = new AbortController().signal
const clock = fixedClock('2026-11-22T12:00:00Z')

const kept: Finding = {
  verdict: 'kept',
  reason: say('looked'),
  next: null,
  notLookedAt: null,
  basis: [],
  evidence: { pages: 3 },
}

function check(part: string, look: Check['look'], changes: Partial<Check> = {}): Check {
  return {
    part,
    everyMs: 1_000,
    timeoutMs: 5_000,
    canShow: ['kept', 'broken'],
    method: say('look'),
    look,
    ...changes,
  }
}
const good = (part: string) => check(part, async () => kept)

function engineWith(changes: Partial<Engine> = {}): Engine & { faults: [string, unknown][] } {
  const faults: [string, unknown][] = []
  return {
    clock,
    words: {
      failed: { reason: say('the check itself failed'), next: say('try again') },
      timedOut: seconds => ({ reason: say(`no answer in ${seconds} s`), next: say('try again') }),
      hanging: { reason: say('still looking'), next: say('wait') },
    },
    hanging: new Set(),
    onFault: (part, fault) => faults.push([part, fault]),
    faults,
    ...changes,
  }
}
const byPart = (seen: readonly Seen[]) => Object.fromEntries(seen.map(one => [one.part, one]))
const forEver = () => new Promise<Finding>(() => {})

test('a finding is handed on with its part and the time of the look', async () => {
  const [seen] = await runChecks([good('a')], engineWith(), never)
  assert.deepEqual(seen, { ...kept, part: 'a', at: '2026-11-22T12:00:00.000Z' })
})

test('a check that throws, in whatever way, is unknown; the rest is looked at', async () => {
  const engine = engineWith()
  const secret = new Error('password=hunter2 at /srv/x.ts:1')
  const checks = [
    check('rejects', () => Promise.reject(secret)),
    check('throws', () => {
      throw secret
    }),
    check('throws nothing', () => Promise.reject(undefined)),
    good('good'),
  ]
  const seen = byPart(await runChecks(checks, engine, never))
  for (const part of ['rejects', 'throws', 'throws nothing']) {
    assert.equal(seen[part]?.verdict, 'unknown', part)
    assert.equal(seen[part]?.reason.en, 'the check itself failed')
  }
  assert.equal(seen['good']?.verdict, 'kept')
  assert.doesNotMatch(JSON.stringify(seen), /hunter2|srv|Error/)
  assert.equal(new Map(engine.faults).get('rejects'), secret)
  assert.equal(engine.faults.length, 3)
})

test('a check that never settles and ignores its signal is unknown after its own time, and holds nobody', async () => {
  const engine = engineWith({ atOnce: 1 })
  const checks = [check('stuck', forEver, { timeoutMs: 20 }), good('good')]
  const seen = byPart(await runChecks(checks, engine, never))
  assert.equal(seen['stuck']?.verdict, 'unknown')
  assert.equal(seen['stuck']?.reason.en, 'no answer in 0.02 s')
  assert.equal(seen['good']?.verdict, 'kept')
})

test('whatever the checks do, each part is told once, and only a check that saw it kept says so', async () => {
  const ways: Record<string, Check['look']> = {
    kept: async () => kept,
    slow: async () => {
      await sleep(3)
      return kept
    },
    throws: () => {
      throw new Error('no')
    },
    rejects: () => Promise.reject(new Error('no')),
    stuck: forEver,
    odd: async () => null as unknown as Finding,
  }
  const anyWays = fc.array(fc.constantFrom(...Object.keys(ways)), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(anyWays, fc.integer({ min: 1, max: 4 }), async (chosen, atOnce) => {
      const checks = chosen.map((way, n) =>
        check(`${n}`, ways[way] ?? forEver, way === 'stuck' ? { timeoutMs: 5 } : {}),
      )
      const seen = byPart(await runChecks(checks, engineWith({ atOnce }), never))
      assert.equal(Object.keys(seen).length, chosen.length)
      for (const [n, way] of chosen.entries())
        assert.equal(seen[n]?.verdict, way === 'kept' || way === 'slow' ? 'kept' : 'unknown', way)
    }),
    { numRuns: 30 },
  )
})

test('a check left behind is not started again until it has settled, and a late finding is dropped', async () => {
  let started = 0
  let settle: (finding: Finding) => void = () => {}
  const slow = () => {
    started += 1
    return new Promise<Finding>(resolve => {
      settle = resolve
    })
  }
  const engine = engineWith()
  const checks = [check('slow', slow, { timeoutMs: 10 })]
  await runChecks(checks, engine, never)
  const [second] = await runChecks(checks, engine, never)
  assert.deepEqual([second?.verdict, second?.reason.en, started], ['unknown', 'still looking', 1])
  settle(kept)
  await sleep(0)
  await runChecks(checks, engine, never)
  assert.equal(started, 2)
})

test('a late rejection of a check left behind does not end the process', async () => {
  const late = async () => {
    await sleep(20)
    throw new Error('too late')
  }
  await runChecks([check('late', late, { timeoutMs: 5 })], engineWith(), never)
  await sleep(30)
})

test('a check is told when its time is up', async () => {
  let told = false
  const listening = (signal: AbortSignal) => {
    signal.addEventListener('abort', () => {
      told = true
    })
    return forEver()
  }
  await runChecks([check('listening', listening, { timeoutMs: 5 })], engineWith(), never)
  assert.ok(told)
})

test('what a check is not able to show, and what is no finding, is unknown', async () => {
  const engine = engineWith()
  const odd = { ...kept, verdict: 'perfect' } as unknown as Finding
  const checks = [
    check('too green', async () => kept, { canShow: ['broken'] }),
    check('too red', async () => ({ ...kept, verdict: 'broken' }), { canShow: ['kept'] }),
    check('odd', async () => odd),
    check('nothing', async () => undefined as unknown as Finding),
    check('no json', async () => ({ ...kept, evidence: Number.NaN })),
    check('too much', async () => ({ ...kept, evidence: 'x'.repeat(limits.evidenceLength) })),
  ]
  const seen = await runChecks(checks, engine, never)
  assert.deepEqual(new Set(seen.map(one => one.verdict)), new Set(['unknown']))
  assert.equal(engine.faults.length, checks.length)
  const [unknown] = await runChecks(
    [check('may always', async () => ({ ...kept, verdict: 'unknown' }), { canShow: [] })],
    engine,
    never,
  )
  assert.equal(unknown?.reason.en, 'looked')
})

test('a finding is frozen, and the check’s own values are left alone', async () => {
  const evidence = { hosts: ['a.dk'] }
  const [seen] = await runChecks([check('a', async () => ({ ...kept, evidence }))], engineWith(), never)
  evidence.hosts.push('b.dk')
  assert.deepEqual(seen?.evidence, { hosts: ['a.dk'] })
  assert.ok(Object.isFrozen(seen) && Object.isFrozen(seen.reason) && Object.isFrozen(seen.basis))
  assert.throws(() => (seen.evidence as { hosts: string[] }).hosts.push('c.dk'), TypeError)
})

test('no more than the given number look at once', async () => {
  let now = 0
  let most = 0
  const busy = async () => {
    now += 1
    most = Math.max(most, now)
    await sleep(2)
    now -= 1
    return kept
  }
  const checks = Array.from({ length: 12 }, (_, n) => check(`part-${n}`, busy))
  assert.equal((await runChecks(checks, engineWith({ atOnce: 3 }), never)).length, 12)
  assert.equal(most, 3)
})

test('progress is told for each look, and a listener that throws stops nothing', async () => {
  const told: string[] = []
  const onLook = (seen: Seen, done: number, of: number) => {
    told.push(`${seen.part} ${done}/${of}`)
    throw new Error('listener')
  }
  const engine = engineWith({ onLook, atOnce: 1 })
  assert.equal((await runChecks([good('a'), good('b')], engine, never)).length, 2)
  assert.deepEqual(told, ['a 1/2', 'b 2/2'])
})

test('called off, it says nothing of what was not looked at', async () => {
  const off = new AbortController()
  const engine = engineWith({ atOnce: 1 })
  const calling = check('calling', async () => {
    off.abort()
    return forEver()
  })
  const seen = await runChecks([good('first'), calling, good('last')], engine, off.signal)
  assert.deepEqual(
    seen.map(one => one.part),
    ['first'],
  )
  assert.deepEqual(engine.faults, [])
})

const look = (part: string, at: string, changes: Partial<Look> = {}): Look => ({
  ...kept,
  id: part,
  part,
  at,
  registerHash: 'r',
  noticeHash: 'n',
  ...changes,
})
const today = () => ({ now: clock.now(), registerHash: 'r', noticeHash: 'n' })

test('due is what was never looked at, too long ago, under other texts, or at an impossible time', () => {
  const at = (ms: number) => new Date(clock.now().getTime() + ms).toISOString()
  const looks = [
    look('fresh', at(-999)),
    look('old', at(-1_000)),
    look('register', at(0), { registerHash: 'other' }),
    look('notice', at(0), { noticeHash: 'other' }),
    look('ahead', at(1)),
    look('garbled', 'yesterday'),
  ]
  const checks = [...looks.map(({ part }) => good(part)), good('new')]
  const parts = due(checks, new Map(looks.map(one => [one.part, one])), today()).map(({ part }) => part)
  assert.deepEqual(parts, ['old', 'register', 'notice', 'ahead', 'garbled', 'new'])
})

function roundsWith(checks: readonly Check[], changes: Partial<RoundsOptions> = {}) {
  const recorded: string[][] = []
  const looks = new Map<string, Look>()
  const engine = engineWith()
  const rounds = new Rounds({
    engine,
    checks: async () => checks,
    latest: async () => looks,
    today,
    record: async seen => {
      recorded.push(seen.map(({ part }) => part))
      for (const one of seen) looks.set(one.part, look(one.part, one.at))
    },
    tickMs: 5,
    ...changes,
  })
  return { rounds, recorded, looks, faults: engine.faults }
}

async function until(happened: () => boolean): Promise<void> {
  for (let waited = 0; !happened(); waited += 1) {
    assert.ok(waited < 2_000, 'expected it to happen within 2 s')
    await sleep(1)
  }
}

test('rounds look at what is due at once and again at each tick, and not at what is fresh', async () => {
  const { rounds, recorded, looks } = roundsWith([good('a'), good('b')])
  rounds.start()
  await until(() => recorded.length === 1)
  looks.set('b', look('b', '2026-01-01T00:00:00Z'))
  await until(() => recorded.length === 2)
  await rounds.stop()
  assert.deepEqual(recorded, [['a', 'b'], ['b']])
})

test('a round that could not be kept is a fault, and the next one is tried', async () => {
  let failures = 2
  const { rounds, faults } = roundsWith([good('a')], {
    record: async () => {
      if (failures > 0) {
        failures -= 1
        throw new Error('disk full')
      }
      failures = -1
    },
  })
  rounds.start()
  await until(() => failures === -1)
  await rounds.stop()
  assert.equal(faults.length, 2)
})

test('two runs never overlap: whoever asks joins the run under way, and the rest follows once', async () => {
  let now = 0
  let most = 0
  const started: string[] = []
  const slow = (part: string) =>
    check(part, async () => {
      started.push(part)
      now += 1
      most = Math.max(most, now)
      await sleep(5)
      now -= 1
      return kept
    })
  const [a, b, c] = [slow('a'), slow('b'), slow('c')]
  const { rounds } = roundsWith([], { engine: engineWith({ atOnce: 1 }) })
  const runs = await Promise.all([
    rounds.look([a]),
    rounds.look([a, b]),
    rounds.look([b]),
    rounds.look([c, a]),
  ])
  assert.deepEqual(
    runs.map(seen => seen.map(({ part }) => part).toSorted()),
    [['a'], ['a', 'b'], ['b'], ['a', 'c']],
  )
  assert.deepEqual(started, ['a', 'b', 'c'])
  assert.equal(most, 1)
})

test('stopping calls off what is under way, keeps what was seen, and starts no more', async () => {
  let started = 0
  const stuck = check('stuck', () => {
    started += 1
    return forEver()
  })
  const { rounds, recorded } = roundsWith([good('a'), stuck], { engine: engineWith({ atOnce: 1 }) })
  rounds.start()
  await until(() => started === 1)
  await rounds.stop()
  rounds.start()
  await sleep(20)
  assert.deepEqual([recorded, started], [[['a']], 1])
  assert.deepEqual(await rounds.look([good('b')]), [])
})
