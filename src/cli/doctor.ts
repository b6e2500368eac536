// `ordholden doctor`: what is in order, what is not, and the one thing to do about each. It opens the app itself,
// because an app that does not open is the first thing a doctor should be able to speak of.

import { openApp } from '../app/open.ts'
import type { Setting } from '../app.ts'
import { cliWords } from '../language/cli.ts'
import type { Diagnosis } from '../pledge/board.ts'
import type { ExitCode } from './exit.ts'
import { refusalOf } from './machine.ts'
import { inLanguage, paint, type Terminal, wrap } from './terminal.ts'

export async function diagnose(terminal: Terminal, setting: Setting, json: boolean): Promise<ExitCode> {
  const found = await examine(setting)
  terminal.out(
    json ? JSON.stringify(found, null, 2) : found.map(each => formatDiagnosis(terminal, each)).join('\n'),
  )
  if (!found.some(each => each.state === 'error')) return 0
  return found.some(each => each.state === 'error' && each.name === 'ledger') ? 4 : 1
}

async function examine(setting: Setting): Promise<readonly Diagnosis[]> {
  try {
    const app = await openApp(setting)
    try {
      return await app.doctor()
    } finally {
      await app.close()
    }
  } catch (fault) {
    const refusal = refusalOf(fault)
    if (refusal === null) throw fault
    const says = { da: refusal.message, en: refusal.message }
    return [{ name: refusal.code, state: 'error', says, next: null }]
  }
}

const tones = { ok: 'kept', warning: 'unknown', error: 'broken' } as const

function formatDiagnosis(terminal: Terminal, { name, state, says, next }: Diagnosis): string {
  const mark = paint(terminal, tones[state], inLanguage(terminal, cliWords.doctor[state]).padEnd(12))
  const text = inLanguage(terminal, says)
  const head = `${mark}${name.padEnd(14)}${text.includes('\n') ? `\n${text}` : wrap(text, 60, ' '.repeat(26))}`
  return next === null
    ? head
    : `${head}\n${' '.repeat(26)}→ ${wrap(inLanguage(terminal, next), 56, ' '.repeat(28))}`
}
