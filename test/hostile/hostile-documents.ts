// Documents and texts made to harm who reads them: too deep, too wide, too long, referring to themselves, or not what they say.

import { crc32, deflateSync } from 'node:zlib'
import type { Hostile } from './hostile-archives.ts'

const of = (name: string, ends: string | null, bytes: string | Uint8Array): Hostile => ({
  name,
  ends,
  bytes: Buffer.from(bytes),
})

export const hostileDocuments = (): readonly Hostile[] => [
  ...json(),
  ...xml(),
  ...tables(),
  ...mails(),
  ...pictures(),
  ...texts(),
]

const json = (): readonly Hostile[] => [
  of('deep.json', 'read', '['.repeat(1e5) + ']'.repeat(1e5)),
  of('deep-object.json', 'read', `${'{"a":'.repeat(5e4)}1${'}'.repeat(5e4)}`),
  of('prototype.json', 'read', '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
  of('same-key.json', 'read', '{"role":"user","role":"admin"}'),
  of('numbers.json', 'read', '{"amount":9007199254740993,"e":1e999,"n":-0}'),
  of('lone-surrogate.json', 'read', '{"name":"\\ud800"}'),
  of('no-utf8.json', null, Buffer.from('{"a":"\xff\xfe\xc0\xaf"}', 'latin1')),
  of('wide.json', 'read', `{${Array.from({ length: 1e5 }, (_, at) => `"k${at}":0`).join(',')}}`),
]

const laughs = (): string => {
  const next = [...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  return `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">${next.join('')}]><l>&j;</l>`
}

const xml = (): readonly Hostile[] => [
  of('laughs.xml', 'damaged', laughs()),
  of(
    'outside.xml',
    'damaged',
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
  ),
  of('deep.xml', 'damaged', `<?xml version="1.0"?>${'<a>'.repeat(1e5)}${'</a>'.repeat(1e5)}`),
  of(
    'script.svg',
    'read',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>',
  ),
]

const tables = (): readonly Hostile[] => [
  of('formulas.csv', 'read', 'navn,email\n"=cmd|\'/C calc\'!A0",a@b.dk\n"@SUM(1)",d@b.dk\n"\t=1","\r=1"\n'),
  of('unclosed.csv', 'read', `a,b\n"never closed,${'x'.repeat(2e6)}`),
  of('wide.csv', 'read', `${Array(1e5).fill('c').join(',')}\n`),
  of('ragged.csv', 'read', 'a;b;c\n1;2\n\0;3;4;5\n"x""y";;\r\r\n'),
  of('utf16.csv', 'read', Buffer.from('\ufeffnavn;e-mail\nSøren Ærø;s@ærø.dk\n', 'utf16le')),
  of('latin1.csv', 'read', Buffer.from('navn;by\nSøren;Århus\n', 'latin1')),
]

function deepMail(): string {
  const parts = Array.from(
    { length: 5_000 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  )
  return `From: a@b.dk\r\nTo: info@firma.dk\r\nSubject: indsigt\r\nMIME-Version: 1.0\r\n${parts.join('')}Content-Type: text/plain\r\n\r\nhej`
}

const mails = (): readonly Hostile[] => [
  of('deep.eml', null, deepMail()),
  of(
    'many-headers.eml',
    null,
    `${Array.from({ length: 1e5 }, (_, at) => `X-H${at}: v`).join('\r\n')}\r\n\r\nhej`,
  ),
  of('long-header.eml', null, `Subject: ${'a'.repeat(1e6)}\r\n\r\nhej`),
  of(
    'injected.eml',
    null,
    'From: "a\\r\\nBcc: x@y.dk" <a@b.dk>\r\nSubject: =?utf-8?Q?hej=0D=0ABcc:_evil@x.dk?=\r\n\r\nhej',
  ),
  of(
    'no-end.eml',
    null,
    'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!not',
  ),
  of(
    'two-senders.eml',
    null,
    'From: real@kunde.dk\r\nFrom: evil@x.dk\r\nReply-To: evil@x.dk\r\nSubject: Slet alt\r\n\r\nSlet.',
  ),
]

/** A picture that says it is 65,535 points wide and high. */
export function floodingPicture(): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(65_535, 0)
  size.writeUInt32BE(65_535, 4)
  size.set([8, 6], 8)
  const chunk = (kind: string, data: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const parts = [
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

const pictures = (): readonly Hostile[] => [
  of('flood.png', null, floodingPicture()),
  of('page-named.pdf', 'read', '<html><script>alert(1)</script>'),
  of(
    'itself.pdf',
    null,
    '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[2 0 R]/Count 1/Type/Pages>>endobj\ntrailer<</Root 1 0 R',
  ),
]

const names = [
  '../../etc/passwd',
  'CON',
  'a\u0000.pdf',
  'x'.repeat(5_000),
  '\u202Efdp.exe',
  'e\u0301.pdf',
  '💥.pdf',
  '$(id).pdf',
]
const slow = [
  'a'.repeat(5e4),
  `a@${'a.'.repeat(5e4)}`,
  '0'.repeat(1e5),
  '010101-'.repeat(2e4),
  `DK${'50 0040 0440 '.repeat(8e3)}`,
]

const texts = (): readonly Hostile[] => [
  of(
    'access.log',
    'read',
    `\x1b[31m::1 - - [10/Oct/2026:13:55:36 +0200] "GET /\x00\x1b]0;x\x07 HTTP/1.1" 200 12\n"${'A'.repeat(70_000)}" 400 0\n`,
  ),
  of('names.json', 'read', JSON.stringify(names)),
  of('slow.json', 'read', JSON.stringify(slow)),
]
