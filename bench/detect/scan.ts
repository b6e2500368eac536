// The scanner beside ripgrep, on the same text and with the same expressions, in turns; matches must be identical, or nothing is
// compared. ripgrep reads the file and counts what it prints away; ours reads the file in pieces, in this process. What the processor
// was given to both is compared beside the clock: on a machine others use, the clock tells of them.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allRules } from '../../src/detect/rules.ts'
import { TwoThreads } from '../../src/detect/scan/halves.ts'
import { plainPass } from '../../src/detect/scan/plain.ts'
import { prepareRules, Scan } from '../../src/detect/scan/scan.ts'
import { plainOf } from '../../src/detect/scan/stretch.ts'
import { plainShapes, shapes } from '../../src/detect/shapes.ts'
import { isReached, median, row, times } from '../figures.ts'
import { measure } from '../measure.ts'
import { writeMixedText } from './mixed-text.ts'

const pieceBytes = 256 * 1024
const goals = { times: 1, threads: 1.6 }

interface Taken {
  readonly cpu: number
  readonly clock: number
}

interface Pushed {
  push(piece: Uint8Array): void
  end(): void
}

function timed(work: () => void): Taken {
  const [used, began] = [process.cpuUsage(), performance.now()]
  work()
  const { user, system } = process.cpuUsage(used)
  return { cpu: (user + system) / 1e6, clock: (performance.now() - began) / 1e3 }
}

async function timedAsync(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1e3
}

/** Hands a file over in pieces. */
function pushFile(path: string, to: Pushed): void {
  const file = openSync(path, 'r')
  const piece = new Uint8Array(pieceBytes)
  for (;;) {
    const count = readSync(file, piece, 0, piece.length, null)
    if (count === 0) break
    to.push(piece.subarray(0, count))
  }
  closeSync(file)
  to.end()
}

function intoSharedMemory(path: string): Uint8Array<SharedArrayBuffer> {
  const file = openSync(path, 'r')
  const text = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size))
  for (let at = 0; at < text.length; ) at += readSync(file, text, at, text.length - at, at)
  closeSync(file)
  return text
}

const command = (patterns: string, text: string): readonly string[] => [
  ...['rg', '--no-config', '--no-unicode', '-a', '-o', '-b', '-f', patterns, text],
]

/** Every match, where it stands and what it is, in one number; a different order of matches is a different number. */
function sameMatches(patterns: string, text: string): number {
  const [program = '', ...rest] = command(patterns, text)
  // `--no-line-number`: the offset alone stands before each match.
  const theirs = execFileSync(program, [...rest, '--no-line-number'], { maxBuffer: 2 ** 30 })
  const ours: string[] = []
  const bytes = intoSharedMemory(text)
  const found = plainPass((_, start, end) => {
    ours.push(`${start}:${Buffer.from(bytes.slice(start, end)).toString('latin1')}\n`)
  })
  pushFile(text, found)
  const hash = (of: string | Buffer): string => createHash('sha256').update(of).digest('hex')
  if (hash(theirs) !== hash(Buffer.from(ours.join(''), 'latin1')))
    throw new Error(`expected the matches of ripgrep, got ${ours.length} others`)
  return ours.length
}

function tellTaken(what: string, bytes: number, cpu: number | null, clock: number): void {
  const cells = (seconds: number): readonly string[] => [
    `${seconds.toFixed(3)} s`,
    `${(bytes / 1e6 / seconds).toFixed(0)} MB/s`,
  ]
  row(what, ...(cpu === null ? ['', ''] : cells(cpu)), ...cells(clock))
}

interface Round {
  readonly theirs: Taken
  readonly ours: Taken
  readonly one: number
  readonly two: number
}

async function round(
  patterns: string,
  text: string,
  threads: TwoThreads,
  memory: Uint8Array<SharedArrayBuffer>,
): Promise<Round> {
  const { cpuSeconds: cpu, wallSeconds: clock } = await measure(
    ...['bash', '-c', '"$@" > /dev/null', 'rg', ...command(patterns, text)],
  )
  return {
    theirs: { cpu, clock },
    ours: timed(() =>
      pushFile(
        text,
        plainPass(() => {}),
      ),
    ),
    one: await timedAsync(async () => void plainOf(memory, 0, memory.length)),
    two: await timedAsync(async () => void (await threads.scanPlain(memory))),
  }
}

/** Everything there is to look for, over a part of the text. */
function fullSet(text: Uint8Array): void {
  let hits = 0
  const scan = new Scan(prepareRules(allRules), () => hits++)
  const taken = timed(() => {
    scan.push(text)
    scan.end()
  })
  tellTaken(`all kinds and words, judged: ${hits} hits`, text.length, taken.cpu, taken.clock)
}

/** Answers whether every goal is met. */
export async function measureScan(scratch: string, rounds: number, bytes: number): Promise<boolean> {
  const [text, patterns] = [join(scratch, 'mixed.txt'), join(scratch, 'patterns.txt')]
  writeMixedText(text, bytes)
  writeFileSync(patterns, plainShapes.map(shape => `${shapes[shape].source}\n`).join(''))
  const matches = sameMatches(patterns, text)
  const memory = intoSharedMemory(text)
  const threads = await TwoThreads.open()
  try {
    const all: Round[] = []
    // The first is not counted: it is the one in which Node makes machine code of ours.
    for (let each = 0; each <= rounds; each++) all.push(await round(patterns, text, threads, memory))
    return tell(all.slice(1), matches, memory)
  } finally {
    await threads.close()
  }
}

function tell(rounds: readonly Round[], matches: number, memory: Uint8Array): boolean {
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick))
  const bytes = memory.length
  console.log(`  ${bytes} bytes, ${matches} matches, identical; ${rounds.length} rounds in turns, medians`)
  row('', 'CPU', '', 'clock', '')
  tellTaken(
    'ripgrep',
    bytes,
    of(({ theirs }) => theirs.cpu),
    of(({ theirs }) => theirs.clock),
  )
  tellTaken(
    'ours, one thread',
    bytes,
    of(({ ours }) => ours.cpu),
    of(({ ours }) => ours.clock),
  )
  tellTaken(
    'ours, from memory, one thread',
    bytes,
    null,
    of(({ one }) => one),
  )
  tellTaken(
    'ours, from memory, two threads',
    bytes,
    null,
    of(({ two }) => two),
  )
  fullSet(memory.subarray(0, Math.min(bytes, 20_000_000)))
  return [
    isReached({
      what: 'bytes per second of processor, ripgrep = 1',
      value: of(({ theirs, ours }) => theirs.cpu / ours.cpu),
      least: goals.times,
      format: times,
    }),
    isReached({
      what: 'two threads by the clock, one = 1',
      value: of(({ one, two }) => one / two),
      least: goals.threads,
      format: times,
    }),
  ].every(reached => reached)
}
