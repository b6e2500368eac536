// Word documents made to harm who masks them. Each holds the planted name where it can, so that a masked one can be searched.

import { wordDocument, wordStory } from '../office.ts'
import { type Planted, packZip } from '../packed.ts'
import { floodingPicture } from './hostile-documents.ts'

export interface Hostile {
  readonly name: string
  readonly bytes: Uint8Array
  /** What the refusal says, or that there is a masked document; null where either may be. */
  readonly ends: RegExp | 'masked' | null
}

export const planted = 'Plantine Navnesen'
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const named = paragraph(`Kunde: ${planted}.`)
export const mebibytes = (many: number): number => many * 1024 * 1024
const main = (body: string): Planted => ({
  name: 'word/document.xml',
  bytes: wordStory('document', `<w:body>${body}</w:body>`),
})

const laughs =
  '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:t>&b;</w:t></w:document>'
const outside =
  '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:t>&a;</w:t></w:document>'

const link = (id: string, target: string): string =>
  `<Relationships><Relationship Id="${id}" Type="t" Target="${target}"/></Relationships>`

/** A whole document but for what is changed of its one text. */
const lying = (says: NonNullable<Planted['says']>): Buffer => packZip([{ ...main(named), says }])

export const hostileWord = (): readonly Hostile[] => [...bombs(), ...lies(), ...shapes(), ...writings()]

const bombs = (): readonly Hostile[] => [
  { name: 'spaces.docx', bytes: wordDocument(named + ' '.repeat(mebibytes(8))), ends: null },
  {
    name: 'elements.docx',
    bytes: wordDocument(named + '<w:p/>'.repeat(2e6)),
    ends: /at most 1500000 elements/,
  },
  {
    name: 'attributes.docx',
    bytes: wordDocument(`${named}<w:p ${Array.from({ length: 1e5 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    ends: null,
  },
  {
    name: 'one-text.docx',
    bytes: wordDocument(named + paragraph('ord '.repeat(mebibytes(0.25)))),
    ends: null,
  },
  {
    name: 'parts.docx',
    bytes: packZip([
      main(named),
      ...Array.from({ length: 20_000 }, (_, at) => ({ name: `word/header${at}.xml`, bytes: 'x' })),
    ]),
    ends: /at most 5000 parts, got 20001/,
  },
  {
    name: 'headers.docx',
    bytes: packZip([
      main(named),
      ...Array.from({ length: 4_000 }, (_, at) => ({
        name: `word/header${at}.xml`,
        bytes: wordStory('hdr', named),
      })),
    ]),
    ends: 'masked',
  },
  {
    name: 'laughs.docx',
    bytes: packZip([{ name: 'word/document.xml', bytes: laughs }]),
    ends: /well-formed/,
  },
  {
    name: 'outside.docx',
    bytes: packZip([{ name: 'word/document.xml', bytes: outside }]),
    ends: /well-formed/,
  },
  {
    name: 'deep.docx',
    bytes: wordDocument('<w:p>'.repeat(1e5) + named + '</w:p>'.repeat(1e5)),
    ends: /well-formed/,
  },
  {
    name: 'nearly-deep.docx',
    bytes: wordDocument('<w:p>'.repeat(500) + named + '</w:p>'.repeat(500)),
    ends: 'masked',
  },
  {
    name: 'unwrapped-deep.docx',
    bytes: wordDocument('<w:ins>'.repeat(500) + named + '</w:ins>'.repeat(500)),
    ends: 'masked',
  },
]

const lies = (): readonly Hostile[] => [
  { name: 'says-less.docx', bytes: lying({ bytes: 40 }), ends: /what the zip says it is/ },
  { name: 'says-more.docx', bytes: lying({ bytes: 4_000_000_000 }), ends: /what the zip says it is/ },
  { name: 'says-some-more.docx', bytes: lying({ bytes: mebibytes(90) }), ends: /what the zip says it is/ },
  { name: 'wrong-sum.docx', bytes: lying({ sum: 1 }), ends: /what the zip says it is/ },
  { name: 'locked.docx', bytes: lying({ flags: 1 }), ends: /without a password/ },
  { name: 'other-method.docx', bytes: lying({ method: 14 }), ends: /stored or deflated/ },
  { name: 'nowhere.docx', bytes: lying({ offset: 999_999 }), ends: /cannot be masked/ },
  {
    name: 'no-document.docx',
    bytes: packZip([{ name: 'a.txt', bytes: planted }]),
    ends: /word\/document\.xml/,
  },
  {
    name: 'twice.docx',
    bytes: packZip([main(named), main(paragraph(`Efter ${planted}`))]),
    ends: /each part once/,
  },
  {
    name: 'behind.docx',
    bytes: Buffer.concat([wordDocument(named), Buffer.from(`\n${planted}`)]),
    ends: null,
  },
  {
    name: 'before.docx',
    bytes: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(planted), wordDocument(named)]),
    ends: null,
  },
  {
    name: 'old-locked.docx',
    bytes: Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    ends: /without a password/,
  },
]

const shapes = (): readonly Hostile[] => [
  {
    name: 'climbing.docx',
    bytes: wordDocument(named, {
      'word/../../evil.xml': planted,
      '/etc/evil': planted,
      'word/media/../../a.png': planted,
      'C:\\a': planted,
      __proto__x: planted,
      'word/\u202Efdp.exe': planted,
    }),
    ends: 'masked',
  },
  {
    name: 'cycle.docx',
    bytes: wordDocument(`${named}<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>`, {
      'word/header1.xml': wordStory('hdr', `${named}<w:p r:id="r1"/>`),
      'word/_rels/header1.xml.rels': link('r1', 'header1.xml'),
      'word/_rels/document.xml.rels': link('r1', 'document.xml'),
    }),
    ends: 'masked',
  },
  {
    name: 'floods.docx',
    bytes: wordDocument(
      `${named}<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="r1"/></w:drawing></w:r></w:p>`,
      {
        'word/_rels/document.xml.rels': link('r1', 'media/image1.png'),
        'word/media/image1.png': floodingPicture(),
      },
    ),
    ends: 'masked',
  },
  {
    name: 'false-picture.docx',
    bytes: wordDocument(
      `${named}<w:p><w:r><w:drawing><a:blip xmlns:a="a" r:embed="r1"/></w:drawing></w:r></w:p>`,
      {
        'word/_rels/document.xml.rels': link('r1', 'media/image1.png'),
        'word/media/image1.png': Buffer.concat([
          Buffer.from('89504e470d0a1a0affffffff49484452', 'hex'),
          Buffer.from(planted),
        ]),
      },
    ),
    ends: 'masked',
  },
]

const writings = (): readonly Hostile[] => [
  {
    name: 'split.docx',
    bytes: wordDocument(
      `<w:p>${[...`Kunde ${planted} her`].map(letter => `<w:r><w:t xml:space="preserve">${letter}</w:t></w:r>`).join('')}</w:p>`,
    ),
    ends: 'masked',
  },
  {
    name: 'style-name.docx',
    bytes: wordDocument(named, {
      'word/_rels/document.xml.rels': link('r1', 'styles.xml'),
      'word/styles.xml': `<w:styles xmlns:w="w"><w:style w:styleId="x"><w:name w:val="${planted}"/></w:style></w:styles>`,
    }),
    ends: /still there/,
  },
  {
    name: 'wide-letters.docx',
    bytes: packZip([
      {
        name: 'word/document.xml',
        bytes: Buffer.from(`\ufeff<w:document xmlns:w="w"><w:body>${named}</w:body></w:document>`, 'utf16le'),
      },
    ]),
    ends: 'masked',
  },
  {
    name: 'instructions.docx',
    bytes: packZip([
      {
        name: 'word/document.xml',
        bytes: `<?xml version="1.0"?><?x ${planted}?><!-- ${planted} --><w:document xmlns:w="w"><w:body>${named}<![CDATA[${planted}]]></w:body></w:document>`,
      },
    ]),
    ends: /still there/,
  },
]
