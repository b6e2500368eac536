// A number of a cell as its format shows it (ECMA-376 part 1 §18.8.30-31): leading zeros, signs between digits, dates. `0101904321` is
// stored as 101904321. Formats that only round or colour leave the number as it is. Proven by number-shown.test.ts.

/** Formats every workbook has without saying so, by their number; the dates of them are as a Danish reader sees them. */
const builtIn: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [14, 'dd-mm-yyyy'],
  [15, 'dd-mm-yyyy'],
  [16, 'dd-mm-yyyy'],
  [17, 'mm-yyyy'],
  [22, 'dd-mm-yyyy hh:mm'],
])

export const formatNumbered = (id: number, own: ReadonlyMap<number, string>): string | null =>
  own.get(id) ?? builtIn.get(id) ?? null

export function numberShown(value: string, format: string | null, startsIn1904: boolean): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  const plain = Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : value
  const section = (format ?? '').split(';', 1)[0] ?? ''
  // Colours, conditions and currencies stand in brackets.
  const bare = section.replace(/\[[^\]]*\]/g, '')
  const letters = bare.replace(/\\(.)|"([^"]*)"|_./g, (_, one = '', many = '') => `${one}${many}`)
  const signs = bare.replace(/\\.|"[^"]*"|_./g, '')
  if (/[dy]/i.test(signs)) return dateShown(number, startsIn1904)
  if (Number.isInteger(number) && number >= 0 && /^[0#]+$/.test(signs.replace(/[-\s./()]/g, '')))
    return filled(plain, letters)
  return plain
}

/** Digits from the right into a pattern such as `000000-0000`. */
function filled(digits: string, pattern: string): string {
  if (!/0.*[^0#]|00|#[^0#]/.test(pattern) || /[.]0/.test(pattern)) return digits
  const rest = [...digits]
  const slots = [...pattern].reverse().map(sign => {
    if (sign === '0') return rest.pop() ?? '0'
    if (sign === '#') return rest.pop() ?? ''
    return sign
  })
  return rest.join('') + slots.reverse().join('')
}

const dayMs = 86_400_000
/** Day 0 of the numbers from 1 March 1900 on: 1900 counts as a leap year in them (§18.17.4.1). */
const zero1900 = Date.UTC(1899, 11, 30)
const zero1904 = Date.UTC(1904, 0, 1)

function dateShown(serial: number, startsIn1904: boolean): string {
  if (serial < 0 || serial > 2_958_465) return String(serial)
  const at = new Date((startsIn1904 ? zero1904 : zero1900) + Math.round(serial * 86_400) * 1_000)
  const two = (part: number): string => String(part).padStart(2, '0')
  const day = `${two(at.getUTCDate())}-${two(at.getUTCMonth() + 1)}-${at.getUTCFullYear()}`
  return at.getTime() % dayMs === 0 ? day : `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}
