// The database as one process joins it: somebody else's by DATABASE_URL, or our own, which only the keeper of the home
// starts and stops. A process that is not the keeper signs in beside it; one that becomes it adopts what runs.
// House row "server and keeper"; proven by test/contracts/store-server.test.ts and test/journeys/serve.test.ts.

import type { Random } from '../core/clock.ts'
import type { Keys } from '../core/ports.ts'
import type { Tend } from '../keyring/keyring.ts'
import type { Home } from './home.ts'
import { findPrograms } from './programs.ts'
import type { Server } from './server.ts'
import { joinForeignServer } from './server-elsewhere.ts'
import { dataMajor, joinOwnServer, startOwnServer } from './server-ours.ts'

export interface TendedServer extends Tend {
  /** The server, once this process has joined the keeper. */
  join(keys: Keys): Promise<Server>
}

export interface TendedAsked {
  readonly home: Home
  readonly random: Random
  readonly env: Readonly<Record<string, string | undefined>>
}

export function tendedServer(asked: TendedAsked): TendedServer {
  const url = asked.env['DATABASE_URL'] ?? ''
  return url === '' ? ownServer(asked) : foreignServer(url)
}

const foreignServer = (url: string): TendedServer => ({
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  join: () => joinForeignServer(url),
})

function ownServer({ home, random, env }: TendedAsked): TendedServer {
  const programs = () =>
    findPrograms({
      env,
      fetched: env['ORDHOLDEN_POSTGRES'] ?? null,
      into: home.programs,
      dataMajor: dataMajor(home),
    })
  let started: Server | null = null
  return {
    start: async keys => {
      started = await startOwnServer({ home, programs, keys, random })
    },
    stop: async () => {
      await started?.own?.stop()
      started = null
    },
    join: async keys => started ?? (await joinOwnServer({ home, keys })),
  }
}
