// Periods as the register writes them (ISO 8601: P5Y, P13M, P14D), counted back from a moment, in UTC. Proven by period.test.ts.

const shape = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/
const dayMs = 24 * 60 * 60_000

/** The moment so long before; of a month without such a day, its last. Throws a plain Error for what is no period. */
export function periodBefore(moment: Date, period: string): Date {
  const [all, years = '0', months = '0', days = '0'] = shape.exec(period) ?? []
  if (all === undefined) throw new Error(`expected a period such as P13M, got ${JSON.stringify(period)}`)
  const back = Number(years) * 12 + Number(months)
  const earlier = new Date(moment)
  earlier.setUTCMonth(moment.getUTCMonth() - back)
  // JavaScript counts the 31st of a month of 30 days into the next one.
  if (earlier.getUTCDate() !== moment.getUTCDate()) earlier.setUTCDate(0)
  return new Date(earlier.getTime() - Number(days) * dayMs)
}

/** How many days a period has at least and at most, to tell which of two is longer: months and years differ. */
export function daysOf(period: string): { readonly least: number; readonly most: number } {
  const [all, years = '0', months = '0', days = '0'] = shape.exec(period) ?? []
  if (all === undefined) throw new Error(`expected a period such as P13M, got ${JSON.stringify(period)}`)
  const whole = Number(years) + Math.floor(Number(months) / 12)
  const rest = Number(months) % 12
  // February is two days short of the other short months.
  const least = whole * 365 + rest * 30 - (rest > 0 ? 2 : 0)
  return { least: least + Number(days), most: whole * 366 + rest * 31 + Number(days) }
}
