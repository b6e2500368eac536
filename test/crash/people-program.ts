// Everything that is done about people, once, one thing after the other: the first run, a link, a session begun and ended, an
// invitation, a leaver erased, a letter queued and sent, a webhook, each way to sign in added and used, the scrub. Made to be killed
// by people.test.ts, which knows it by what it said: each line is what somebody sent us, or an answer they were given.

import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { openAccounts } from '../../src/accounts/accounts.ts'
import { Courier } from '../../src/app/notifications/courier.ts'
import { Post, queueLetter } from '../../src/app/post.ts'
import { systemClock, systemRandom } from '../../src/core/clock.ts'
import { fileCustody } from '../../src/keyring/custody.ts'
import { openDisk } from '../../src/keyring/disk.ts'
import { keysOver } from '../../src/keyring/keys.ts'
import { Slots } from '../../src/keyring/slots.ts'
import { keepEvents } from '../../src/store/events.ts'
import { scrub } from '../../src/store/scrub.ts'
import { Store } from '../../src/store/store.ts'
import { letterTo, type Place, person, sendTo, settingOf } from './people-place.ts'
import { type Adding, openWays, type Way } from './people-ways.ts'

flushCompileCache()
const place = JSON.parse(process.argv[2] ?? '') as Place
const { server, home, carrier, mail, receiver, tokens } = place
const say = (did: string, answer: object = {}) => writeSync(1, `${JSON.stringify({ did, ...answer })}\n`)

const slots = await Slots.open(await openDisk(join(home, 'keys')), fileCustody, systemRandom)
const keys = keysOver(slots, systemRandom)
const making = { clock: systemClock, random: systemRandom }
const store = await Store.open({ server, keys, ...making })
const report = (error: unknown): never => {
  throw error
}
const ground = { store, keys, ...making }
const accounts = openAccounts({ ...ground, report, sendLink: async () => undefined })
const { firstRun, links, sessions, people } = accounts
const now = () => systemClock.now()
const leaver = { name: 'Lis Leaver', mail: 'lis@example.dk', role: 'staff', language: 'da' } as const

let owner = ''

/** Adds a way in while signed in, then signs in by it. */
async function addAndUse(way: Way): Promise<void> {
  const by = await sessions.visitorOf(owner, now())
  const added = await way.toAdd(by as Adding)
  say(`${way.kind} to add`, { sent: added })
  if (!(await way.add(by as Adding, added))) throw new Error(`expected ${way.kind} to be added`)
  say(`${way.kind} added`)
  const sent = await way.toSignIn(added, 1)
  say(`${way.kind} to sign in`, { sent })
  const begun = await way.signIn(sent)
  if (begun === null) throw new Error(`expected ${way.kind} to sign in`)
  say(`${way.kind} signed in`, begun)
}

const acts: readonly (() => Promise<void>)[] = [
  async () => {
    const begun = await firstRun.accept(tokens.firstRun, person, now())
    if (begun.kind === 'refused') throw new Error('expected the first run to begin')
    owner = begun.token
    say('first-run', begun)
  },
  async () => void say('link', await links.use(tokens.link, now())),
  async () => {
    const begun = await sessions.begin(
      { means: 'link', role: 'customer', own: ['engagement-2'], account: null },
      now(),
    )
    say('session', begun)
    await sessions.endToken(begun.token)
    say('ended', { session: begun.session })
  },
  async () => {
    const invited = await people.invite(leaver, now())
    if (invited.kind !== 'invited') throw new Error(invited.kind)
    await links.use(invited.link.token, now())
    say('invited', { account: invited.account })
    await people.leave(invited.account, now())
    say('left', { account: invited.account })
    await people.eraseLeft(now())
    say('erased', { account: invited.account })
  },
  async () => {
    const id = await queueLetter({ store, clock: systemClock }, 'test', letterTo(mail), 'engagement-3')
    say('queued', { id })
    const post = new Post({ store, ...making, setting: settingOf(carrier), onTrouble: report })
    say('round', await post.round())
  },
  async () => {
    const draft = {
      kind: 'pledge.broken',
      pledge: 'open',
      part: 'open/served',
      key: 'killed',
      mailed: false,
    } as const
    const kept = await store.owner
      .transaction()
      .execute(tx => keepEvents(tx, making, [{ ...draft, at: now() }]))
    say('told', { event: kept[0]?.id })
    const send = sendTo(receiver)
    say('delivered', { tried: await new Courier({ store, keys, send, ...making }).round() })
  },
  ...openWays({ ground, keys, accounts, report }, place).map(way => () => addAndUse(way)),
  async () =>
    void say('scrub', { kind: (await scrub({ server, owner: store.owner, keys, ...making })).kind }),
]

say('ready')
for (const act of acts) await act()
await store.close()
await slots.close()
say('through')
