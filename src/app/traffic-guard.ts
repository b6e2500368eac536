// The security window as the register in force declares it: alarms and masked addresses on their way to the store, and what is
// older than its period on its way out. Proven by test/journeys/traffic.test.ts and test/contracts/security-window.test.ts.

import { daysOf } from '../core/period.ts'
import { Refusal } from '../core/refusal.ts'
import { latestAlarms, openAlarms, type StoredAlarm } from '../store/alarms.ts'
import { expireAttackers, type SecurityWindow } from '../store/attackers.ts'
import type { GuardBook } from '../traffic/watch/guard.ts'
import { scenarios } from '../traffic/watch/scenarios.ts'
import type { Alarm } from '../traffic/watch/watch.ts'
import { keepWatched, type OpenedAttackers, openAttackers } from './attackers.ts'
import type { Opened } from './opened.ts'
import type { AlarmShown } from './traffic.ts'
import { declaredTraffic } from './traffic-declared.ts'

const alarmsShown = 100

/** Null where the register declares no window, or nobody has accepted it: then no address is kept. */
export function windowOf(on: Opened): SecurityWindow | null {
  const { window } = declaredTraffic(on)
  if (window === null || window.proposed) return null
  const { store, keys, setting } = on
  const retentionDays = daysOf(window.period).least
  return { store, keys, clock: setting.clock, random: setting.random, purpose: window.purpose, retentionDays }
}

export const todayOf = ({ setting }: Opened): number => Math.floor(setting.clock.now().getTime() / 86_400_000)

export const guardBookOf = (on: Opened): GuardBook => ({
  openAlarms: async source => (await openAlarms(on.store.owner, source)).flatMap(alarmOf),
  keep: async (source, taken) => {
    const asked = { window: windowOf(on), store: on.store }
    await keepWatched(asked, on.setting, source, { today: todayOf(on), taken })
  },
})

function alarmOf({ scenario, begun, last, ended, times, addresses }: StoredAlarm): readonly Alarm[] {
  const known = scenarios.find(({ attack }) => attack === scenario)
  return known === undefined ? [] : [{ scenario: known.attack, begun, last, ended, times, addresses }]
}

/** Opens who attacked. Refuses with `not-found` where the register declares no window. */
export async function attackersOf(on: Opened, reason: string): Promise<OpenedAttackers> {
  const window = windowOf(on)
  if (window !== null) return openAttackers({ window, today: todayOf(on), reason })
  throw new Refusal('not-found', {
    message: 'expected a security window in the register, got none: no address is kept',
    hint: 'declare one: traffic: window: {purpose: …, retention: …}, and accept it',
  })
}

/** Ends what is older than its period. */
export async function expireWindow(on: Opened): Promise<void> {
  const window = windowOf(on)
  if (window !== null) await expireAttackers(window, todayOf(on))
}

const moment = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 19)

export async function alarmsShownOf({ store }: Opened): Promise<readonly AlarmShown[]> {
  const alarms = await latestAlarms(store.owner, alarmsShown)
  return alarms.map(({ id, source, scenario, begun, ended, times, addresses }) => ({
    ...{ id, source, scenario, times, addresses },
    at: moment(begun),
    endedAt: ended === null ? null : moment(ended),
  }))
}
