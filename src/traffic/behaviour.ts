// Visitors that no list knows as bots, and that do what nobody with a browser does. Looked at once, when the day is over: what a
// visitor did is numbers by then. Each rule would rather miss a bot than call a person one: an office behind one address with
// one kind of browser is a single visitor here. Proven by behaviour.test.ts, with a good and a bad case for each.

/** What a visitor did on one day; times are seconds of it. */
export interface VisitorSeen {
  readonly hits: number
  /** Pages that were there. */
  readonly views: number
  /** Pictures, styles and scripts. */
  readonly assets: number
  /** 404 and 410. */
  readonly notFound: number
  /** Asked for /robots.txt. */
  readonly robots: boolean
  /** Requests that look like an attack. */
  readonly probes: number
  readonly first: number
  readonly last: number
}

export interface BehaviourRule {
  readonly name: 'robots' | 'no-assets' | 'probing' | 'only-lost' | 'rate'
  readonly because: string
  fits(seen: VisitorSeen, siteHasAssets: boolean): boolean
}

const secondsSeen = ({ first, last }: VisitorSeen): number => last - first + 1

export const behaviourRules: readonly BehaviourRule[] = Object.freeze([
  {
    name: 'robots',
    because: 'no browser asks for robots.txt; somebody curious who does has the pictures of a page as well',
    fits: ({ robots, assets }) => robots && assets === 0,
  },
  {
    name: 'no-assets',
    because:
      'ten pages without a picture, style or script, where pages have some and a cache holds those of few',
    fits: ({ views, assets }, siteHasAssets) => siteHasAssets && views >= 10 && assets === 0,
  },
  {
    name: 'probing',
    because: 'three requests for what attackers look for are no mistyping, where they are half of all',
    fits: ({ probes, hits }) => probes >= 3 && probes * 2 >= hits,
  },
  {
    name: 'only-lost',
    because: 'who follows a broken link sees one page that is not there, not five and nothing else',
    fits: ({ notFound, hits }) => notFound >= 5 && notFound === hits,
  },
  {
    name: 'rate',
    because: 'a page each second for a minute is more than anybody reads',
    fits: seen => seen.views >= 60 && seen.views >= secondsSeen(seen),
  },
])

/** No rule but that of robots.txt speaks of fewer requests. */
const leastHits = 3

/** `siteHasAssets`: whether the log shows pictures, styles or scripts at all; some sites have them elsewhere. */
export function behavesLikeBot(seen: VisitorSeen, siteHasAssets: boolean): boolean {
  // Of most visitors there is too little for any rule: that is known without asking each.
  if (seen.hits < leastHits && !seen.robots) return false
  return behaviourRules.some(rule => rule.fits(seen, siteHasAssets))
}
