// What the app is opened with. Its own file, so that what the app is made of need not know the app.

import type { Clock, Random } from '../core/clock.ts'
import type { Words } from '../core/language.ts'

/** What a command or server opens the app with. */
export interface Setting {
  /** Folder with register.yaml and the notices. */
  readonly policyFolder: string
  /** Where the installation keeps its data; null for the default of this user. */
  readonly home: string | null
  /** Whether checks may look outside this machine. */
  readonly outside: boolean
  /** Where our own pages are served, for the checks that fetch them; null when nothing is served. */
  readonly servedAt: string | null
  /** Whether an edit of the policy folder is to become the edition in force, if the gate lets it through. */
  readonly publishes: boolean
  /** This program's own file, for what runs as a process of its own; absent where nothing does. */
  readonly program?: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly random: Random
  /** What a person should be told while it opens or runs: an edit that was not published, a check that failed. */
  notify(says: Words): void
}
