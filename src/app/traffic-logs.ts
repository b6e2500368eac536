// What the command line needs of the room before anything is opened. Proven by test/journeys/traffic.test.ts.

import { resolve } from 'node:path'
import { logsAt as at } from '../traffic/follow/logs.ts'

/** The files a path or a pattern names, from the root, oldest first. */
export const logsAt = (pattern: string): readonly string[] => at(resolve(pattern))
