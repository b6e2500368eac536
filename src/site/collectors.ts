// The collectors, in the order they are asked. A new one is a file in collect/ and a line here, and touches no other.

import { collectContacts } from './collect/contacts.ts'
import { collectRequests } from './collect/requests.ts'
import type { Collector, MakeCollector } from './collector.ts'

export const collectors: readonly MakeCollector[] = [collectRequests, collectContacts]

export const makeCollectors = (): readonly Collector[] => collectors.map(make => make())
