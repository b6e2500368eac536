// The text of bench/detect.ts: Danish prose, lines of a log, JSON, code and SQL in turn, one line in fifty with something planted in
// it. The same bytes every time. All names and numbers are invented.

import { closeSync, openSync, writeSync } from 'node:fs'

/** xorshift32. */
let state = 0x9e3779b9
function below(limit: number): number {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) % limit
}

const pick = <T>(of: readonly [T, ...T[]]): T => of[below(of.length)] ?? of[0]
const times = (count: number, make: () => string): string => Array.from({ length: count }, make).join('')
const from = (letters: string, count: number): string =>
  times(count, () => letters[below(letters.length)] ?? '')
const two = (number: number): string => `${number}`.padStart(2, '0')

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const alphanumeric = `${upper}${upper.toLowerCase()}0123456789`
const digits = (count: number): string => from('0123456789', count)
const hex = (count: number): string => from('0123456789abcdef', count)

const listOf = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = text.split(' ')
  return [first, ...rest]
}
const words = listOf(
  'og i at det er en til på af for de med den som der har et ikke var kan fra vi om eller men hun han over mere efter under system bruger adgang server sikkerhed sårbarhed rapport kunde data login token session header request response test proxy domæne netværk firewall patch version status fejl besked aftale faktura betaling konto navn adresse by vej gade nummer dato tid år måned dag',
)
const firstNames = listOf('anne peter mette lars kirsten jens hanne michael anna henrik susanne thomas')
const lastNames = listOf('prøvesen testesen eksempelsen mønstersen øvesen')
const ascii = (text: string): string => text.replaceAll('ø', 'oe').replaceAll('å', 'aa').replaceAll('æ', 'ae')

const grouped = (text: string): string => (below(2) === 0 ? text : text.replace(/(.{4})(?=.)/g, '$1 '))

/** The digit with which a card's number passes Luhn's test. */
function withLuhn(number: string): string {
  const sum = [...number].toReversed().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return `${number}${(10 - (sum % 10)) % 10}`
}

function iban(): string {
  const account = digits(14)
  const check = 98n - (BigInt(`${account}131400`) % 97n)
  return grouped(`DK${two(Number(check))}${account}`)
}

/** What is planted, one maker for each of the plain shapes. */
const planted: readonly [() => string, ...(() => string)[]] = [
  () => `${two(1 + below(28))}${two(1 + below(12))}${two(below(100))}${below(10) < 7 ? '-' : ''}${digits(4)}`,
  () =>
    `${ascii(`${pick(firstNames)}.${pick(lastNames)}`)}${below(99)}@${pick(['example.dk', 'kunde.example', 'mail.example.org'])}`,
  iban,
  () => grouped(withLuhn(`4${digits(14)}`)),
  () => `+45 ${2 + below(8)}${below(10)} ${digits(2)} ${digits(2)} ${digits(2)}`,
  () => `${1 + below(223)}.${below(256)}.${below(256)}.${1 + below(254)}`,
  () => `AKIA${from(`${upper}234567`, 16)}`,
  () => `ghp_${from(alphanumeric, 36)}`,
  () => `eyJ${from(alphanumeric, 20)}.eyJ${from(alphanumeric, 60)}.${from(alphanumeric, 43)}`,
  () => '-----BEGIN RSA PRIVATE KEY-----',
]

const day = (): string => `2026-${two(1 + below(12))}-${two(1 + below(28))}`
const time = (): string => `${two(below(24))}:${two(below(60))}:${two(below(60))}`

const prose = (): string => `${Array.from({ length: 8 + below(14) }, () => pick(words)).join(' ')}.`
const log = (): string =>
  `203.0.113.${below(256)} - - [${two(1 + below(28))}/Nov/2026:${time()} +0100] "GET /${pick(words)}/${hex(8)}?id=${below(100_000)} HTTP/1.1" ${pick([200, 301, 404, 500])} ${below(99_999)} "-" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"`
const json = (): string =>
  `{"id":"${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}","ts":${1_700_000_000_000 + below(1e9)},"event":"${pick(words)}","v":0.${digits(6)},"ok":${below(2) === 0}}`
const code = (): string =>
  `  const ${ascii(pick(words))} = await fetch("/api/${pick(words)}/" + id, { method: "POST", headers: { "x-request": "${hex(16)}" } }); // ${pick(words)}`
const sql = (): string =>
  `INSERT INTO t${below(40)} VALUES (${below(1e6)}, '${pick(words)}', ${below(1e5)}, NULL, '${day()}');`

const kinds = [prose, prose, log, json, code, sql] as const

function line(): string {
  const text = pick(kinds)()
  if (below(50) > 0) return `${text}\n`
  return `${text} ${pick(['kontakt: ', 'nr ', 'value=', 'til '])}${pick(planted)()} \n`
}

/** Writes at least `bytes` of it. */
export function writeMixedText(path: string, bytes: number): void {
  const file = openSync(path, 'w')
  let written = 0
  while (written < bytes) written += writeSync(file, Array.from({ length: 10_000 }, line).join(''))
  closeSync(file)
}
