// `ordholden detect FILE… | -`: what is personal in files, folders and streams, and what of them could not be read. Needs no home and
// no database. Data to stdout (a line of JSON each with --json), progress and messages to stderr.
// Proven by test/journeys/detect.test.ts.

import { readFile } from 'node:fs/promises'
import { Refusal } from '../core/refusal.ts'
import { detect, rulesOf } from '../detect/detect.ts'
import { openPictures } from '../detect/files/pictures.ts'
import type { ReadyRules } from '../detect/scan/scan.ts'
import { detectWords as words } from '../language/detect.ts'
import type { Given } from './arguments.ts'
import { JsonLines, Report, stdinPath, Telling } from './detect-report.ts'
import type { ExitCode } from './exit.ts'
import { filesAt, openMet, openStream } from './files.ts'
import { kindsOf, namesOf } from './looked-for.ts'
import { inLanguage, type Terminal } from './terminal.ts'

export async function detectCommand(
  terminal: Terminal,
  given: Given,
  stdin: AsyncIterable<Uint8Array>,
): Promise<ExitCode> {
  const met = await filesAt(given.operands, 'ordholden detect mails/ report.docx')
  const wanted = { kinds: kindsOf(given), possible: given.switches.has('all') }
  const pictures = given.switches.has('no-pictures') ? null : openPictures({ workers: 2 })
  const options = {
    rules: await readRules(terminal, given),
    names: given.switches.has('no-names') ? null : namesOf(terminal, wanted.kinds),
    pictures,
    values: given.switches.has('values'),
    now: () => performance.now(),
  }
  const telling = new Telling(given.switches.has('json') ? new JsonLines(terminal) : new Report(terminal))
  try {
    for (const each of met) {
      const { path } = each
      const file =
        each.kind === 'unread' ? each : path === stdinPath ? await openStream(stdin) : await openMet(path)
      if ('reason' in file) {
        telling.tell({ ...file, path: [path] }, wanted)
        continue
      }
      const onBytes = watch(terminal, path, file.source.bytes)
      for await (const found of detect(file.source, { ...options, onBytes }))
        if (found.kind === 'unread' || wanted.kinds.has(found.hit.kind)) telling.tell(found, wanted)
      await file.close()
    }
  } finally {
    await pictures?.close()
  }
  terminal.progress(null)
  return telling.end()
}

async function readRules(terminal: Terminal, given: Given): Promise<ReadyRules> {
  const path = given.values.get('gitleaks')
  if (path === undefined) return rulesOf()
  const toml = await readFile(path, 'utf8').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Refusal('not-found', {
      message: `expected the rules of gitleaks, got a file the system does not read at ${path} (${code})`,
      hint: '--gitleaks gitleaks.toml',
    })
  })
  const { readGitleaks } = await import('../detect/words/gitleaks.ts')
  const { rules, left } = readGitleaks(toml)
  const [first] = left
  if (first !== undefined)
    terminal.say(inLanguage(terminal, words.notConverted(left.length, `${first.id}: ${first.reason}`)))
  return rulesOf(rules)
}

function watch(terminal: Terminal, path: string, size: number): (bytes: number) => void {
  let [looked, toldAt] = [0, performance.now()]
  return bytes => {
    looked += bytes
    if (performance.now() - toldAt < 200) return
    toldAt = performance.now()
    const percent = Number.isFinite(size) ? (100 * looked) / size : null
    terminal.progress(inLanguage(terminal, words.progress(path, percent, looked)))
  }
}
