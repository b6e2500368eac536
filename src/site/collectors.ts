// The collectors, in the order they are asked. A new one is a file in collect/ and a line here, and touches no other.

import { collectContacts } from './collect/contacts.ts'
import { collectCookies } from './collect/cookies.ts'
import { collectElements } from './collect/elements.ts'
import { collectEtags } from './collect/etags.ts'
import { collectFingerprints } from './collect/fingerprints.ts'
import { collectForms } from './collect/forms.ts'
import { collectHeaders } from './collect/headers.ts'
import { collectHints } from './collect/hints.ts'
import { collectIdentifiers } from './collect/identifiers.ts'
import { collectLateHints } from './collect/late-hints.ts'
import { collectRequests } from './collect/requests.ts'
import { collectStorage } from './collect/storage.ts'
import { collectWishes } from './collect/wishes.ts'
import type { Collector, MakeCollector } from './collector.ts'

export const collectors: readonly MakeCollector[] = [
  collectRequests,
  collectContacts,
  collectHints,
  collectLateHints,
  collectElements,
  collectForms,
  collectHeaders,
  collectCookies,
  collectStorage,
  collectFingerprints,
  collectIdentifiers,
  collectEtags,
  collectWishes,
]

export const makeCollectors = (): readonly Collector[] => collectors.map(make => make())
