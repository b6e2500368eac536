import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type BehaviourRule, behavesLikeBot, behaviourRules, type VisitorSeen } from './behaviour.ts'

const seen = (some: Partial<VisitorSeen>): VisitorSeen => ({
  ...{ hits: 0, views: 0, assets: 0, notFound: 0, robots: false, probes: 0, first: 36_000, last: 37_000 },
  ...some,
})

/** A bot that only this rule finds, and the person nearest to it. */
const cases: Readonly<Record<BehaviourRule['name'], readonly [bot: VisitorSeen, person: VisitorSeen]>> = {
  robots: [seen({ hits: 2, views: 1, robots: true }), seen({ hits: 20, views: 1, assets: 18, robots: true })],
  'no-assets': [seen({ hits: 10, views: 10 }), seen({ hits: 9, views: 9 })],
  probing: [
    seen({ hits: 6, views: 3, assets: 0, probes: 3 }),
    seen({ hits: 7, views: 3, assets: 1, probes: 3 }),
  ],
  'only-lost': [seen({ hits: 5, notFound: 5 }), seen({ hits: 6, notFound: 5, views: 1 })],
  rate: [
    seen({ hits: 90, views: 60, assets: 30, first: 0, last: 59 }),
    seen({ hits: 90, views: 60, assets: 30, first: 0, last: 60 }),
  ],
}

for (const { name, because } of behaviourRules)
  test(`${name}: ${because}`, () => {
    const [bot, person] = cases[name]
    const finds = behaviourRules.filter(rule => rule.fits(bot, true)).map(rule => rule.name)
    assert.deepEqual(finds, [name])
    assert.ok(behavesLikeBot(bot, true))
    assert.ok(!behavesLikeBot(person, true))
  })

test('of one or two requests no rule says anything, but that of robots.txt', () => {
  const counts = [0, 1, 2]
  const few = counts.flatMap(views =>
    counts.flatMap(assets =>
      counts.flatMap(notFound =>
        counts.map(probes => seen({ hits: 2, views, assets, notFound, probes, last: 36_000 })),
      ),
    ),
  )
  for (const each of few) assert.ok(!behaviourRules.some(rule => rule.fits(each, true)))
  assert.ok(behavesLikeBot(seen({ hits: 1, robots: true }), true))
  assert.ok(behavesLikeBot(seen({ hits: 3, views: 3, probes: 3 }), true))
})

test('where a log has no assets at all, nobody is a bot for taking none', () => {
  assert.ok(!behavesLikeBot(seen({ hits: 500, views: 500, last: 80_000 }), false))
})

test('people who browse are no bots: one page from a cache, a whole evening, an office behind one address', () => {
  const people = [
    seen({ hits: 1, views: 1, last: 36_000 }),
    seen({ hits: 1, notFound: 1, last: 36_000 }),
    seen({ hits: 4_000, views: 300, assets: 3_600, notFound: 12, first: 30_000, last: 60_000 }),
    seen({
      hits: 60_000,
      views: 9_000,
      assets: 50_000,
      notFound: 900,
      probes: 2,
      first: 25_000,
      last: 64_000,
    }),
    seen({ hits: 40, views: 30, assets: 5, last: 36_020 }),
  ]
  for (const person of people) assert.ok(!behavesLikeBot(person, true))
})
