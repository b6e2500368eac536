// Ids made of words: small letters, digits and hyphens, as register.yaml wants them. Proven by test/proposal.test.ts.

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa' }

/** The last words of a text as an id, of at most 48 letters; `entry` where it has none. */
export function idOf(text: string): string {
  const plain = text.toLowerCase().replace(/[æøå]/g, letter => letters[letter] ?? letter)
  const words =
    plain
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[a-z0-9]+/g) ?? []
  return words.slice(-6).join('-').slice(0, 48).replace(/-$/, '') || 'entry'
}

/** The same, with a number where it is taken; takes it. */
export function freeId(text: string, taken: Set<string>): string {
  const stem = idOf(text)
  let id = stem
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`
  taken.add(id)
  return id
}
