import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../core/refusal.ts'
import { readArguments, readLanguage } from './arguments.ts'

const refusedWith = (argv: readonly string[], text: RegExp) =>
  assert.throws(
    () => readArguments(argv),
    fault => fault instanceof Refusal && fault.code === 'usage' && text.test(fault.message),
  )

test('a command with its operands, values and switches', () => {
  const asked = readArguments(['check', 'open', 'purpose', '--json', '--home', '/tmp/x'])
  assert.equal(asked.kind, 'run')
  if (asked.kind !== 'run') return
  assert.equal(asked.given.command.name, 'check')
  assert.deepEqual(asked.given.operands, ['open', 'purpose'])
  assert.equal(asked.given.values.get('home'), '/tmp/x')
  assert.ok(asked.given.switches.has('json'))
})

test('nothing, --help, help COMMAND and COMMAND -h ask for help', () => {
  assert.deepEqual(readArguments([]), { kind: 'help', command: null })
  assert.deepEqual(readArguments(['--help']), { kind: 'help', command: null })
  for (const argv of [
    ['help', 'check'],
    ['check', '-h'],
    ['check', '--help'],
  ]) {
    const asked = readArguments(argv)
    assert.equal(asked.kind === 'help' && asked.command?.name, 'check')
  }
})

test('wrong usage says what was meant', () => {
  refusedWith(['borad'], /did you mean ordholden board/)
  refusedWith(['board', '--jsno'], /did you mean --json/)
  refusedWith(['board', 'extra'], /got also "extra"/)
  refusedWith(['check', '--home'], /--home/)
  refusedWith(['check', '--home='], /expected a value after --home/)
})

test('the language is the option, else the locale', () => {
  assert.equal(readLanguage(undefined, { LANG: 'da_DK.UTF-8' }), 'da')
  assert.equal(readLanguage(undefined, { LANG: 'C' }), 'en')
  assert.equal(readLanguage('da', {}), 'da')
  assert.throws(() => readLanguage('sv', {}), /expected --language da or en/)
})

test('an option before the command is told where it goes', () => {
  assert.throws(
    () => readArguments(['--json', 'board']),
    /options come after the command: ordholden board --json/,
  )
})
