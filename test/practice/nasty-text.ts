// Texts for the tests of the scanner, put together of what is a shape or almost is one.

/** xorshift32: the same texts every time, and others with another seed. */
export function random(from: number): (below: number) => number {
  let state = (from * 0x9e3779b1) >>> 0 || 1
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const digits = (count: number, pick: (below: number) => number): string =>
  Array.from({ length: count }, () => pick(10)).join('')
const letters = (of: string, count: number, pick: (below: number) => number): string =>
  Array.from({ length: count }, () => of[pick(of.length)]).join('')

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** What begins, ends or is a shape, and what stands between. Some are one sign short or have one too many. */
const parts: readonly ((pick: (below: number) => number) => string)[] = [
  pick => digits(1 + pick(12), pick),
  pick => `${1 + pick(31)}`.padStart(2, '0') + `${1 + pick(13)}`.padStart(2, '0') + digits(2, pick),
  pick => `0101${digits(2, pick)}${' -'[pick(3)] ?? ''}${digits(3 + pick(3), pick)}`,
  pick => letters('abcXYZ019._%+-', 1 + pick(70), pick),
  pick => `@${letters('abcXYZ01-', 1 + pick(66), pick)}.`,
  pick => `${letters('ab1-', 1 + pick(3), pick)}.${letters('abcdk', 1 + pick(30), pick)}`,
  pick => 'a.'.repeat(pick(12)),
  () => '@',
  () => '.dk',
  pick => letters('ABDK', 2, pick) + digits(2, pick),
  pick => ` ${letters('AK019', 4, pick)}`,
  pick => ` DK${digits(2, pick)}${`${' '.repeat(pick(2))}${letters('AK019', 4, pick)}`.repeat(3 + pick(5))}`,
  pick => letters('AK019', 4, pick),
  pick => ` ${letters('AK01', 1 + pick(4), pick)}`,
  pick => `${3 + pick(4)}${digits(3, pick)}${' -'[pick(3)] ?? ''}${digits(4, pick)}`,
  pick => `${' -'[pick(3)] ?? ''}${digits(4, pick)}`,
  () => '+45',
  pick => `${['+45', '0045'][pick(2)]} ${2 + pick(8)}${digits(1, pick)}${` ${digits(2, pick)}`.repeat(3)}`,
  () => '0045',
  pick => `${' '.repeat(pick(2))}${digits(2, pick)}${' '.repeat(pick(2))}${digits(2, pick)}`,
  pick => `${pick(300)}.${pick(300)}.${pick(300)}.${pick(300)}`,
  pick => `${pick(300)}.`,
  pick => `AKIA${letters(base32, 15 + pick(3), pick)}`,
  pick => `ghp_${letters(base64.slice(0, 62), 35 + pick(3), pick)}`,
  pick => `eyJ${letters(base64, 8 + pick(6), pick)}`,
  pick => `.eyJ${letters(base64, 8 + pick(6), pick)}.`,
  pick => letters(base64, 8 + pick(4), pick),
  pick => Array.from(['eyJ', '.eyJ', '.'], part => part + letters(base64, 10 + pick(4), pick)).join(''),
  pick => ` ghp_${letters(base64.slice(0, 62), 36, pick)} AKIA${letters(base32, 16, pick)}`,
  () => '-----BEGIN ',
  pick => letters('AZ ', pick(23), pick),
  () => 'PRIVATE KEY-----',
  () => '-----BEGIN RSA PRIVATE KEY-----',
  pick => letters('0aF:.', pick(12), pick),
  pick =>
    Array.from({ length: 5 + pick(3) }, () => letters('0aF', 2, pick)).join('-:'[pick(4) === 0 ? 1 : 0]),
  pick => `${pick(3) === 0 ? '+-'[pick(2)] : ''}${pick(1000)}.${digits(3 + pick(11), pick)}`,
  pick => ` DK${digits(7 + (pick(8) % 3), pick)} `,
  pick =>
    ` ${letters('abdk', 2, pick)}${digits(2, pick)}${` ${letters('ak019', 4, pick)}`.repeat(2 + pick(3))}`,
  pick => `${letters('ak019', 4, pick)} `,
  pick =>
    ` NO${[2, 4, 4, 3].map(count => digits(count - (pick(20) === 0 ? 1 : 0), pick)).join(' '.repeat(pick(2)))} `,
  pick =>
    ` ${digits(2 + pick(6), pick)}${' -)'[pick(4)] ?? ''}${digits(2 + pick(6), pick)}x${digits(1 + pick(7), pick)}`,
  pick => letters(' ,;', 1 + pick(3), pick),
  pick => ` ${pick(90)}.${digits(4 + pick(9), pick)}, -${pick(180)}.${digits(4 + pick(9), pick)} `,
  pick => letters('(+ -./)', 1 + pick(3), pick),
  pick =>
    `${letters('ABX', 2, pick)}${' '.repeat(pick(2))}${digits(2, pick)}${' '.repeat(pick(2))}${digits(3, pick)}`,
  pick => letters(' \n_aZ"æ\u0080\u00e6', 1, pick),
  () => ' ',
  () => '\n',
]

export function nasty(pick: (below: number) => number, most: number): string {
  let text = ''
  for (let count = 1 + pick(most); count > 0; count--) text += parts[pick(parts.length)]?.(pick) ?? ''
  return text
}

export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')
