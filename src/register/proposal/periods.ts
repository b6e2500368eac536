// Periods as a notice tells them ("fem år", "14 days") and as a register writes them (ISO 8601: P5Y, P14D).
// Proven by periods.test.ts.

const numbers = new Map(
  (
    'en 1 et 1 one 1 a 1 to 2 two 2 tre 3 three 3 fire 4 four 4 fem 5 five 5 seks 6 six 6 syv 7 seven 7 otte 8 eight 8 ' +
    'ni 9 nine 9 ti 10 ten 10 tolv 12 twelve 12 fjorten 14 fourteen 14 tyve 20 twenty 20 tredive 30 thirty 30'
  )
    .matchAll(/(\p{L}+) (\d+)/gu)
    .map(([, word = '', count = '']) => [word, Number(count)]),
)

const period = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,3}|${[...numbers.keys()].join('|')}) (døgn|dage?|days?|uger?|weeks?|måned(?:er)?|months?|år|years?)(?!\\p{L})`,
  'iu',
)

/** The first period of a text; null where it tells none. */
export function periodIn(text: string): { readonly iso: string; readonly quote: string } | null {
  const found = period.exec(text)
  if (found === null) return null
  const [quote, written = '', unit = ''] = found
  const count = numbers.get(written.toLowerCase()) ?? Number(written)
  return { iso: isoOf(count, unit.toLowerCase()), quote }
}

function isoOf(count: number, unit: string): string {
  if (/^(?:uge|week)/.test(unit)) return `P${count * 7}D`
  if (/^(?:d)/.test(unit)) return `P${count}D`
  return `P${count}${/^(?:m)/.test(unit) ? 'M' : 'Y'}`
}
