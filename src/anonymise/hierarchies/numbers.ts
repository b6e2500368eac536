// How the numbers of a column are written, decided once from all of them: `1.500` is a thousand and a half or one and a half, and only its
// neighbours tell. A point stands between thousands where every value with one has three digits after it (`1.500`, `32.500,00`), and
// before a fraction where one has not (`1.5`, `0.500`); a comma likewise. Where both readings stand (`1.500` beside `2300`,
// `1.5` beside `2,5`) nothing is guessed: the column is text. Held by numbers.test.ts.

export interface NumberForm {
  /** What stands before a fraction. */
  readonly fraction: '.' | ','
  /** What stands between thousands; empty where no value has any. */
  readonly thousands: '' | '.' | ',' | ' '
}

export const plainForm: NumberForm = { fraction: '.', thousands: '' }

const plain = /^[-+−]?\d+$/
const fractions = ['.', ','] as const
/** Thousands stand in threes, all with the same between them, and begin with no zero. */
const written: Readonly<Record<NumberForm['fraction'], RegExp>> = {
  '.': /^[-+−]?(?:\d+|[1-9]\d{0,2}(?<between>[, {2}\u202f])\d{3}(?:\k<between>\d{3})*)(?:\.\d+)?$/,
  ',': /^[-+−]?(?:\d+|[1-9]\d{0,2}(?<between>[. {2}\u202f])\d{3}(?:\k<between>\d{3})*)(?:,\d+)?$/,
}
/** So many digits stand together only where thousands are not set apart. */
const unbroken = /\d{4}/

/** Null where a value is no number; `unclear` where all are and they can be read in two ways, or in none together. */
export function numberFormOf(values: Iterable<string>): NumberForm | 'unclear' | null {
  const fits = { '.': true, ',': true }
  const has = { '.': false, ',': false, ' ': false, unbroken: false }
  for (const value of values) {
    const text = value.trim()
    const own = fractions.filter(fraction => written[fraction].test(text))
    if (own.length === 0) return null
    for (const fraction of fractions) {
      fits[fraction] &&= own.includes(fraction)
      has[fraction] ||= text.includes(fraction)
    }
    has[' '] ||= /\s/.test(text)
    has.unbroken ||= plain.test(text) && unbroken.test(text)
  }
  const fraction = fractionOf(fits, has)
  if (fraction === null) return 'unclear'
  const other = fraction === '.' ? ',' : '.'
  return { fraction, thousands: has[other] ? other : has[' '] ? ' ' : '' }
}

function fractionOf(
  fits: Readonly<Record<NumberForm['fraction'], boolean>>,
  has: Readonly<Record<NumberForm['fraction'] | 'unbroken', boolean>>,
): NumberForm['fraction'] | null {
  if (fits['.'] !== fits[',']) return fits['.'] ? '.' : ','
  if (!fits['.']) return null
  if (!has['.'] && !has[',']) return '.'
  // All in threes: thousands, unless some number of that size has none set apart, or both stand in the column.
  if ((has['.'] && has[',']) || has.unbroken) return null
  return has['.'] ? ',' : '.'
}

/** Null for what is no number in that form. */
export function numberOf(text: string, { fraction }: NumberForm = plainForm): number | null {
  const trimmed = text.trim()
  if (!written[fraction].test(trimmed)) return null
  const bare = trimmed.replace('−', '-').replace(fraction === '.' ? /[,\s]/g : /[.\s]/g, '')
  return Number(bare.replace(',', '.'))
}

/** With no more than so many decimals, as the column writes its own. */
export function formatNumber(value: number, { fraction, thousands }: NumberForm, decimals: number): string {
  const [whole = '', rest = ''] = value.toFixed(decimals).split('.')
  const grouped = thousands === '' ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, thousands)
  return Number(rest) === 0 ? grouped : `${grouped}${fraction}${rest}`
}
