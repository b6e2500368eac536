// Texts of Markdown by chance, of the constructs a notice may have and in the ways people write them: for the property that
// what is read, printed and read again is the same (src/register/draft/format-notice.test.ts).

import fc from 'fast-check'

/** How many notices are read, printed and read again; 10,000 drafted and 10,000 random ones take minutes. */
export const notices = Number(process.env['ORDHOLDEN_NOTICES'] ?? 300)
/** Which ones: the same at every run unless told otherwise, so that a count in a report can be had again. */
export const seed = Number(process.env['ORDHOLDEN_SEED'] ?? 20_261_123)

const word = fc.constantFrom(
  ...'vi du ret sletter 12 3. bl.a. Firma A/S æøå post@firma.example +45 12345678 * _ a_b # > - + = ~ ! & < [ ] ( )'.split(
    ' ',
  ),
  '**fed**',
  '_skrå_',
  '*stjerne*',
  '***begge***',
  '**fed _og skrå_**',
  '`kode`',
  '`` a`b ``',
  '[link](https://a.example/b)',
  '[**fed** link](<mailto:post@firma.example>)',
  '<https://a.example/?a=1&b=2>',
  '[reference]',
  '![billede](a.png)',
  '<!-- bemærkning -->',
  '<br>',
  '&amp;',
  '&lt;b&gt;',
  '\\*',
  '\\\\',
  'a**b**c',
  '**"a"**',
  '(**x**)',
)
const between = fc.constantFrom(' ', ' ', ' ', ' ', '\n', '  \n', '\\\n', '')
const end = fc.constantFrom('.', '.', '!', ':', '', '…')

const paragraph = fc.tuple(fc.array(fc.tuple(word, between), { minLength: 1, maxLength: 12 }), end).map(
  ([words, last]) =>
    `${words
      .map(each => each.join(''))
      .join('')
      .trim()}${last}`,
)

const contact = fc.constant(
  '**Firma**\nVej 1, 1000 By  \nCVR 12345674\n\npost@firma.example\n+45 12 34 56 78',
)
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('Hvem', '**Hvad** og hvorfor?', 'C# #', '`a`', ''))
  .map(([level, text]) => `${'#'.repeat(level)} ${text}`)
const apart = fc.constantFrom(
  '---',
  '***',
  '<!-- for sig -->',
  '[reference]: https://a.example/r "x"',
  'Under\n===',
)

const { blocks } = fc.letrec<{ blocks: string; block: string; list: string; quote: string }>(tie => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    heading,
    contact,
    apart,
    tie('list'),
    tie('quote'),
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 5 }).map(each => each.join('\n\n')),
  list: fc
    .tuple(
      fc.constantFrom('-', '*', '1.', '2)'),
      fc.array(fc.oneof(paragraph, tie('blocks')), { maxLength: 3 }),
    )
    .map(([marker, items]) => items.map(item => `${marker} ${indented(item, marker.length + 1)}`).join('\n')),
  quote: tie('blocks').map(text => text.replace(/^/gm, '> ')),
}))

const indented = (text: string, columns: number): string => text.replace(/\n/g, `\n${' '.repeat(columns)}`)

const matter = fc.constantFrom('', '', '---\ntitle: En politik\nnote: "a: b"\n---\n\n')

export const markdownArbitrary: fc.Arbitrary<string> = fc.tuple(matter, blocks).map(parts => parts.join(''))
