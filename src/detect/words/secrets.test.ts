import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellWords } from '../../../test/naive-words.ts'
import type { Judge } from '../hit.ts'
import { type Shape, shapes } from '../shapes.ts'
import { assignmentRules } from './assignments.ts'
import { secretIds, tokenRules } from './secret-rules.ts'
import { hasChecksum, tokenKeywords } from './secrets.ts'
import { keywordShapes } from './words.ts'

const rules = [...tokenKeywords, ...assignmentRules]
/** Put together here, so that no scanner of repositories takes them for real. */
const put = (...parts: readonly string[]): string => parts.join('')
const mixed = 'a8Kd93nfLq0ZxR7tYw2PmV5cBh1GjS4uE6oNiDkQ'
const of = (length: number): string => mixed.repeat(4).slice(0, length)
/** GitHub's own example of the format: its last six letters are the CRC-32 of the thirty before. */
const checked = put('zQWBuTSOoRi4A9spHcVY5ncns', 'DkxkJ0mLq17')

const tokens: readonly (readonly [string, string, string])[] = [
  ['github-token', put('gho', '_', checked), 'certain'],
  ['github-token', put('ghs', '_', of(36)), 'likely'],
  ['github-token', put('github', '_pat_', of(22), '_', of(59)), 'certain'],
  ['npm-token', put('npm', '_', checked), 'certain'],
  ['gitlab-token', put('glpat', '-', of(20)), 'certain'],
  ['slack-token', put('xoxb', '-', '382910475610-', of(24)), 'certain'],
  ['slack-webhook', put('hooks.slack', '.com/services/T0A8KD93N/B0A8KD93N/', of(24)), 'certain'],
  ['google-api-key', put('AI', 'za', of(35)), 'certain'],
  ['google-client-secret', put('GOC', 'SPX-', of(28)), 'certain'],
  ['stripe-key', put('sk', '_live_', of(24)), 'certain'],
  ['stripe-key', put('rk', '_test_', of(24)), 'possible'],
  ['pypi-token', put('pypi', '-AgEIcHlwaS5vcmc', of(60)), 'certain'],
  [
    'age-key',
    put('AGE-SECRET', '-KEY-1', 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.repeat(2).slice(0, 58)),
    'certain',
  ],
]
for (const [id, token, sure] of tokens)
  test(`a token of its issuer's form: ${id}, ${sure}`, () => {
    assert.deepEqual(tellWords(rules, `x: ${token}\n`), [`${id}: ${token} (${sure})`])
    assert.deepEqual(tellWords(rules, `x${token}`), [])
    assert.deepEqual(tellWords(rules, `x: ${token.slice(0, 12)}\n`), [])
  })

test("GitHub's checksum holds for its example, and for no other last letter", () => {
  assert.equal(hasChecksum(put('ghp', '_', checked)), true)
  assert.equal(hasChecksum(put('ghp', '_', checked.slice(0, -1), '8')), false)
})

const named: readonly (readonly [string, string, string])[] = [
  ['aws_secret_access_key = %', of(40), 'aws-secret-key'],
  ['"SecretAccessKey": "%"', of(40), 'aws-secret-key'],
  ['AccountName=a;AccountKey=%;EndpointSuffix=x', put(of(86), '=='), 'azure-storage-key'],
  ['Endpoint=sb://x/;SharedAccessKey=%', put(of(43), '='), 'azure-shared-access'],
  ['https://x.blob.core.windows.net/c?sv=2023&sig=%', put(of(43), '%3D'), 'azure-shared-access'],
  ['postgres://%/x', 'app:s3cr3tP4ss@db.example.com', 'connection-string'],
  // These begin as what somebody is told to write does.
  ['postgres://%/x', 'app:pUtlkMOfji2C7q@db.example.com', 'connection-string'],
  ['password = "%"', 'Enterprise2024!', 'password'],
  ['mongodb+srv://%/x', 'app:s3cr3tP4ss@db.example.com', 'connection-string'],
  ['https://%/', 'jens:hest1234@intra.example.com', 'url-password'],
  ['Server=db;User Id=sa;Password=%;', 'Str0ng!pw', 'connection-string'],
  ['password = "%"', 'Sommer2024!', 'password'],
  ['adgangskode: %', 'Vinter-88', 'password'],
  ['Adgangskoden er: %', 'Vinter-88', 'password'],
  ['Kodeord er %', 'Hest1234', 'password'],
  ['Kode: %', 'Fidus2024!', 'password'],
  ['Brugernavn: bo\nKode: %', 'Abc12345', 'password'],
  ['Koden er %', 'Abc12345', 'password'],
  ['PW: %', 'hest1234', 'password'],
  ['Løsen: %', 'Hest1234', 'password'],
  ['Passwordet til wifi er %', 'Sommer2024', 'password'],
  ['The password for the wifi is %', 'Summer2024', 'password'],
  ['PIN-kode %', '4711', 'password'],
  ['Pinkoden til kortet er %.', '4711', 'password'],
  ['Dørkode: %', '471188', 'password'],
  ['DB_PASSWORD=%', 'kT9#qwe!1', 'password'],
  ['<password>%</password>', 'S3kret99', 'password'],
  ['"api_key": "%"', of(32), 'api-key'],
  ["client_secret => '%'", of(32), 'api-key'],
]
for (const [text, secret, id] of named)
  test(`a secret by its name: ${text}`, () => {
    const said = tellWords(rules, text.replace('%', secret))
    assert.equal(said.length, 1, said.join())
    assert.ok(said[0]?.startsWith(`${id}: ${secret} (`), said.join())
  })

const none: readonly (readonly [string, string])[] = [
  ['a type', 'password: string; passwd: String'],
  ['a call', 'password = getPassword(user1)'],
  ['a reference', 'const password = req.body.password1'],
  ['an environment', put('password=$PASS1; password: $', '{DB_PASS1}; pwd = process', '.en', 'v.PW1')],
  ['a template', 'password: {{ vault.pw1 }} adgangskode: <din adgangskode1>'],
  ['prose', 'password is required; adgangskode mangler; kodeord er forkert'],
  ['a post code', 'Postkode: 4000, postkode er 4000'],
  [
    'words behind the word',
    'Kode: se bilag, Koden er kendt, kode = indsat, Kodeord til alle er nu ændret den 3.',
  ],
  [
    'what is said of passwords',
    'the password policy is ISO27001x; PASS: t0001-init; kodens længde er 12tegn',
  ],
  ['source code', 'code = 404; kode = 404; kode == kode2; pw = input(1); pass: true'],
  ["a thing's number and a voucher", 'Kode: SOMMER2024, kode: DK-123456, Kode: 0412-7788'],
  ['a pin of four blanks, of a date, of a placeholder', 'Pinkode: ____, PIN-kode 12.05.2020, pinkode 1234'],
  ['placeholders', 'password=changeme password: "********" adgangskode: xxxxxxxx password=123456'],
  [
    'what somebody is told to write',
    'password="your_password1" password="putYourPassword1here" password: "enter-password-1" password=insertTokenHere1',
  ],
  [
    "the example of AWS's manual",
    put('aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/', 'bPxRfiCYEXAMPLEKEY'),
  ],
  ['one letter over and over', put('npm', '_', 'a'.repeat(36), ' gho_', 'x'.repeat(36))],
  ['a port', 'https://example.com:8080/a@b'],
  ['the name of a way of hashing', "password_encryption: 'scram-sha-256'"],
  ['a placeholder in a URL', put('https://user:password@host/ postgres://u:$', '{PW}@h/')],
  ['a URL without a password', 'https://jens@example.com/'],
  ['a form', '<input type="password" id="pw1">'],
  ['an assignment of nothing', 'Server=db;Password=;User Id=sa'],
]
for (const [because, text] of none)
  test(`no secret: ${because}`, () => assert.deepEqual(tellWords(rules, text), []))

/** What the judge of a shape says of its first candidate. */
function tellShape(shape: Shape, text: string): string | null {
  const judge: Judge | undefined = keywordShapes[shape]
  const match = shapes[shape].exec(text)
  assert.ok(judge !== undefined && match !== null, text)
  const bytes = Buffer.from(text)
  const hit = judge({ bytes, from: 0, to: bytes.length }, match.index, match.index + match[0].length)
  return hit === null ? null : `${hit.what} ${hit.confidence} ${hit.start}-${hit.end}`
}

test('the shape of an access key of AWS, but not of its examples', () => {
  assert.equal(tellShape('akia', put('AKIA', 'Q3RZ5TWX7BC2LMVD')), 'aws-access-key certain 0-20')
  assert.equal(tellShape('akia', put('AKIA', 'IOSFODNN7EXAMPLE')), null)
  assert.equal(tellShape('akia', put('AKIA', 'A'.repeat(16))), null)
})

test('the shape of a token of GitHub: certain by its checksum', () => {
  assert.equal(tellShape('ghp', put('ghp', '_', checked)), 'github-token certain 0-40')
  assert.equal(tellShape('ghp', put('ghp', '_', of(36))), 'github-token likely 0-40')
  assert.equal(tellShape('ghp', put('ghp', '_', 'x'.repeat(36))), null)
})

test('the shape of a JWT is one where its header says which algorithm', () => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'a1b2c3d4e5' })}.${of(43)}`
  assert.equal(tellShape('jwt', token), `jwt certain 0-${token.length}`)
  const long = `${part({ alg: 'RS256', x5c: [of(600)] })}.${part({ sub: of(600) })}.${of(342)}`
  assert.equal(tellShape('jwt', long), `jwt certain 0-${long.length}`)
  assert.equal(
    tellShape('jwt', `${part({ typ: 'other', of: 'thing' })}.${part({ sub: 'abcdefgh' })}.${of(43)}`),
    null,
  )
  assert.equal(tellShape('jwt', `eyJhbGciOiJub.eyJhbGciOiJub.${of(20)}`), null)
})

test('the shape of a private key is one where a key follows', () => {
  const head = put('-----BEGIN RSA PRI', 'VATE KEY-----')
  for (const line of ['\n', '\r\n', '\\n'])
    assert.match(tellShape('pem', `${head}${line}${of(64)}${line}${of(64)}`) ?? '', /^private-key certain 0-/)
  const sealed = `${head}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n${of(64)}`
  assert.equal(tellShape('pem', sealed), `private-key certain 0-${sealed.length}`)
  for (const after of ['\n...\n', ' is the first line of a key', `\n${'A'.repeat(64)}`])
    assert.equal(tellShape('pem', `${head}${after}`), null, after)
})

test('the list of ids is closed: every rule is in it, and every id has a rule or a shape', () => {
  const used = new Set<string>([...tokenRules.map(({ id }) => id), 'aws-access-key', 'jwt'])
  for (const id of ['url-password', 'connection-string', 'password', 'api-key']) used.add(id)
  assert.deepEqual([...used].sort(), [...secretIds].sort())
  for (const rule of tokenRules) assert.match(rule.source, /^https:\/\//)
})

test('every rule of the folder has words the scanner takes: 2 to 40 bytes', () => {
  for (const { id, words } of rules)
    for (const word of words) assert.ok(Buffer.byteLength(word) >= 2 && Buffer.byteLength(word) <= 40, id)
})
