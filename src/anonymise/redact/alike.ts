// Letters a machine takes for one another when it reads a picture: what is masked in a text is masked in a picture too where it was read a
// little wrong. What is masked too much is seen by who reads the document; what is left is not. Proven by redact.test.ts.

const alike = [
  '0oøöóq@©®',
  '1li|!íìj',
  '5s',
  '8b',
  '2z',
  '6g',
  'eæé',
  'aåäàá',
  'uüú',
  'cç',
  'rn',
  'vy',
  '.,',
  "'’´`",
]

const others = new Map<string, string>()
for (const letters of alike)
  for (const letter of letters) others.set(letter, (others.get(letter) ?? '') + letters)

/** An expression for a word as it may have been read; blanks come where there were none beside signs. */
export const alikePattern = (word: string): string =>
  [...word.toLowerCase()].map(letter => signed(letter, patternOf(letter))).join('')

function patternOf(letter: string): string {
  const all = others.get(letter)
  return all === undefined ? RegExp.escape(letter) : `[${[...new Set(all)].map(RegExp.escape).join('')}]`
}

const signed = (letter: string, pattern: string): string =>
  /[\p{L}\p{N}]/u.test(letter) ? pattern : `\\s?${pattern}\\s?`
