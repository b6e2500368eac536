// The port `Server`: a PostgreSQL of our own, or somebody else's named by DATABASE_URL. What only our own server can do
// stands in `own`; everything else treats both alike. House rules "database" and "dialect rules".
// One suite runs on both: test/contracts/store-server.test.ts.

import type { ConnectionOptions } from 'node:tls'

/** Everything a client needs to sign in. Never printed: it holds a password. */
export interface Login {
  /** A host name, or the folder of a unix socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl?: boolean | ConnectionOptions
}

/** What only a server of our own lets us do. */
export interface OwnServer {
  readonly pid: number
  /** True where it ran already and was taken over. */
  readonly adopted: boolean
  readonly dataDirectory: string
  readonly logFile: string
  /** The administrator's login: for scrubbing and for making databases, never for reading. */
  readonly administrator: Login
  /** Ends every session and the server (fast shutdown), and waits until it is gone. */
  stop(): Promise<void>
}

export interface Server {
  readonly kind: 'ours' | 'elsewhere'
  /** `18.4`. */
  readonly version: string
  /** The login our tables belong to: no superuser, so the wall stands before it too. */
  readonly owner: Login
  readonly own: OwnServer | null
}

/** The same server, signing in as a role of ours. */
export const loginAs = (server: Server, user: string, password: string): Login =>
  Object.freeze({ ...server.owner, user, password })

/** The lowest version whose dialect is ours: since 15 nobody but its owner may create in schema public. */
export const lowestMajor = 15

/** The major of `15.18 (Debian 15.18-0+deb12u1)` or `18.4`; 0 where there is none. */
export const majorOf = (version: string): number => Number.parseInt(version, 10) || 0
