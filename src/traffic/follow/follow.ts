// Following sources: files are read on as they grow and turn, receivers hand in what comes, and every second what was counted is
// kept. It ends when it is told to, or when a day was closed, so that what the day had in memory ends with the process.
// Proven by test/contracts/traffic-follow.test.ts.

import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '../../core/limits.ts'
import type { DeclaredListen } from '../declared.ts'
import type { Counter } from './counter.ts'
import { logsAt, turnedOf } from './logs.ts'
import type { SourceAsked } from './reading.ts'
import { receiveSyslog, type SyslogPlace, type SyslogReceiver } from './syslog.ts'

export type FollowedSource = { readonly asked: SourceAsked } & (
  | { readonly pattern: string; readonly listen: null }
  | { readonly pattern: null; readonly listen: DeclaredListen }
)

type OnTrouble = (source: string, fault: unknown) => void

export async function follow(
  counter: Counter,
  sources: readonly FollowedSource[],
  stopped: Promise<void>,
  onTrouble: OnTrouble,
): Promise<'stopped' | 'day-closed'> {
  let isStopped = false
  const stop = stopped.then(() => {
    isStopped = true
  })
  const receivers = await openReceivers(counter, sources, onTrouble)
  const files = sources.flatMap(source =>
    source.pattern === null ? [] : [new FollowedFiles(source.asked, source.pattern)],
  )
  try {
    for (;;) {
      for (const each of files) await each.readOn(counter).catch(fault => onTrouble(each.source, fault))
      if (await counter.settle()) return 'day-closed'
      if (isStopped) return 'stopped'
      await Promise.race([stop, pause(limits.trafficPollMs)])
    }
  } finally {
    for (const receiver of receivers) await receiver.close()
    await counter.settle()
  }
}

async function openReceivers(
  counter: Counter,
  sources: readonly FollowedSource[],
  onTrouble: OnTrouble,
): Promise<readonly SyslogReceiver[]> {
  const opened: SyslogReceiver[] = []
  for (const { asked, listen } of sources) {
    if (listen === null) continue
    const onLines = await counter.receiver(asked)
    await receiveSyslog(await placeOf(listen), { onLines }).then(
      receiver => opened.push(receiver),
      fault => onTrouble(asked.source, fault),
    )
  }
  return opened
}

async function placeOf({ protocol, address, port, certificate, key }: DeclaredListen): Promise<SyslogPlace> {
  const place = { transport: protocol, host: address, port }
  if (certificate === null || key === null) return place
  return { ...place, certificate: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') }
}

/** The files of one source, and which of them have changed since they were read. */
class FollowedFiles {
  readonly source: string
  readonly #asked: SourceAsked
  readonly #pattern: string
  readonly #seen = new Map<string, string>()
  #isBegun = false

  constructor(asked: SourceAsked, pattern: string) {
    this.source = asked.source
    this.#asked = asked
    this.#pattern = pattern
  }

  /** What a file was turned into is read before the file itself: its last lines may stand there. */
  async readOn(counter: Counter): Promise<void> {
    const paths = logsAt(this.#pattern)
    const changed = paths.filter(path => this.#hasChanged(path))
    if (changed.length === 0) return
    const turned = this.#pattern.includes('*')
      ? []
      : turnedOf(this.#pattern).filter(path => this.#hasChanged(path))
    if (this.#isBegun) await counter.finish(this.#asked, turned)
    else await counter.leaveOut(this.#asked, turned)
    this.#isBegun = true
    await counter.readOn(this.#asked, changed)
  }

  #hasChanged(path: string): boolean {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return false
    const state = `${found.ino} ${found.size} ${found.mtimeMs}`
    if (this.#seen.get(path) === state) return false
    this.#seen.set(path, state)
    return true
  }
}
