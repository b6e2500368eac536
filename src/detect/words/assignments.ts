// Secrets without a form of their own: a password in a URL (RFC 3986 §3.2.1) or in a connection string, and what is assigned to a name
// such as `password` or `adgangskode`. Code, templates and examples assign much that is none. Proven by secrets.test.ts.

import type { Around, Hit, Judge, KeywordRule } from '../hit.ts'
import { entropyOf, isPlaceholder } from './placeholders.ts'
import type { SecretId } from './secret-rules.ts'
import { tokenRules } from './secret-rules.ts'
import { secretHit } from './secrets.ts'
import { after, before, overBytes, windowOf } from './window.ts'

const databases =
  /(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|clickhouse)(?:\+[a-z0-9]+)?$/i
const scheme = /(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,20}$/
const userinfo =
  /^(?<user>[^\s:/?#@"'`<>\\]{0,100}):(?<secret>[^\s/?#@"'`<>\\]{1,200})@(?:[A-Za-z0-9.-]{1,100}|\[[0-9A-Fa-f:.]{2,40}\])/

function judgeUrl(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const match = userinfo.exec(after(window))
  const secret = match?.groups?.['secret'] ?? ''
  if (secret.length < 3 || !scheme.test(before(window)) || isPlaceholder(secret)) return null
  if (secret === match?.groups?.['user']) return null
  const what: SecretId = databases.test(before(window)) ? 'connection-string' : 'url-password'
  const sure = isSecret(secret, false) ? 'certain' : 'likely'
  // Told with its host: `secret@host` alone would be taken for a mail address.
  return secretHit(window, what, [window.end, window.end + (match?.[0].length ?? 0)], sure, 'named')
}

/** Another part of the same string: a server, a database, a user. */
const connection =
  /(?:server|data source|datasource|host(?:name)?|addr(?:ess)?|initial catalog|database|dbname|uid|user(?: id|name)?)\s?=\s?[^;=\s]/i
const pair = /^\s?=\s?(?<secret>[^;"'\s]{4,128})(?=[;"'\s]|$)/

/** What is assigned in a connection string; null where this is none. */
function judgeConnection(around: Around, start: number, end: number): Hit | null {
  const window = windowOf(around, start, end)
  const match = pair.exec(after(window))
  const secret = match?.groups?.['secret'] ?? ''
  const line = `${before(window).split('\n').pop() ?? ''}|${after(window).split('\n')[0] ?? ''}`
  if (secret === '' || !line.includes(';') || !connection.test(line) || isPlaceholder(secret)) return null
  const from = window.end + (match?.[0].length ?? 0) - secret.length
  return secretHit(window, 'connection-string', [from, from + secret.length], 'certain', 'named')
}

const assigned = overBytes(
  '^[\\w.-]{0,24}(?:\\]|\\))?(?:["\'`])?\\s{0,4}(?:=>|:=|=|:(?!:)|(?:(?: (?:til|for|på|i|hos)(?: \\p{L}{1,20}){1,4})?(?: er| is):? |(?:n|et)? er: ?)(?=\\S*[0-9]))\\s{0,4}(?:(?<quote>["\'`])(?<quoted>[^"\'`\\r\\n]{6,128})\\k<quote>|(?<bare>[^\\s"\'`,;<>(){}]{6,128}))',
)
const xml = /^[\w.-]{0,24}>(?<bare>[^<>\s]{6,128})<\//

/** What people and programs choose: a word of one kind of letters is one only where it is long and mixed up. */
function isSecret(value: string, quoted: boolean): boolean {
  if (isPlaceholder(value) || /\s{2}|^[/.~]|:\/\//.test(value)) return false
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter(kind => kind.test(value)).length
  const bits = entropyOf(value)
  if (/\s/.test(value)) return quoted && value.length >= 16 && bits > 3 && /[0-9]/.test(value)
  return (/[0-9]/.test(value) || /[!#%&*+?^~]/.test(value)) && kinds >= 2 && bits >= 2.3
}

/** What begins with an issuer's letters, or is a hash's id, is told by another rule. */
const told = new RegExp(
  `^(?:${tokenRules.flatMap(({ words }) => words.filter(word => !/[=?&]|secret/.test(word))).join('|')}|akia|ghp_|eyj|-----)`,
  'i',
)

function judgeAssigned(what: SecretId): Judge {
  return (around: Around, start: number, end: number): Hit | null => {
    const window = windowOf(around, start, end)
    const text = after(window)
    const match = assigned.exec(text) ?? xml.exec(text)
    if (match === null) return null
    const quoted = match.groups?.['quoted']
    const value = quoted ?? match.groups?.['bare'] ?? ''
    if (told.test(value) || !isSecret(value, quoted !== undefined)) return null
    if (judgeConnection(around, start, end) !== null) return judgeConnection(around, start, end)
    const from = window.end + match[0].lastIndexOf(value)
    return secretHit(window, what, [from, from + value.length], 'likely', 'named')
  }
}

/** `Kode: Abc12345`: what the word alone names may also be a thing's number, a voucher or an error, which have no small letters. */
const judgeCode: Judge = (around, start, end) => {
  const hit = judgeAssigned('password')(around, start, end)
  if (hit === null) return null
  const { text, offset } = windowOf(around, start, end)
  return /[a-z].*[0-9]|[0-9].*[a-z]/s.test(text.slice(hit.start - offset, hit.end - offset)) ? hit : null
}

const pin = overBytes(
  '^(?:n|en)?(?:(?: til| for)(?: \\p{L}{1,20}){1,3})?(?: er| is)?\\s?[:=]?\\s?(?<pin>[0-9]{4,8})(?![0-9]|\\p{L}|[ .,/-][0-9])',
)

/** Four to eight digits that open a card, a telephone or a door. */
const judgePin: Judge = (around, start, end) => {
  const window = windowOf(around, start, end)
  const match = pin.exec(after(window))
  const digits = match?.groups?.['pin'] ?? ''
  if (match === null || isPlaceholder(digits)) return null
  const past = window.end + match[0].length
  return secretHit(window, 'password', [past - digits.length, past], 'likely', 'named')
}

export const assignmentRules: readonly KeywordRule[] = [
  { id: 'secret.url', words: ['://'], as: 'part', judge: judgeUrl },
  {
    id: 'secret.password',
    words: ['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'adgangskode', 'kodeord', 'løsenord'],
    as: 'part',
    judge: judgeAssigned('password'),
  },
  {
    id: 'secret.code',
    words: ['kode', 'koden', 'pw', 'løsen', 'løsenet'],
    as: 'word',
    judge: judgeCode,
  },
  {
    id: 'secret.pin',
    words: [
      'pinkode',
      'pin-kode',
      'pin kode',
      'pincode',
      'pin code',
      'pinkoden',
      'dørkode',
      'dørkoden',
      'alarmkode',
      'alarmkoden',
      'portkode',
    ],
    as: 'word',
    judge: judgePin,
  },
  {
    id: 'secret.api-key',
    words: [
      'api_key',
      'apikey',
      'api-key',
      'client_secret',
      'clientsecret',
      'access_token',
      'auth_token',
      'secret_key',
      'secretkey',
      'bearer_token',
    ],
    as: 'part',
    judge: judgeAssigned('api-key'),
  },
]
