// Whether a value can tell one visitor from all others, without keeping it. The rule: what stands for a time or a date is taken
// away; of what is left, each run of letters and digits that is no word (only digits, or two digits in it, or capitals in its midst)
// counts what it could hold; 28 bits, one of 268 million, is an identifier. Written out whole in one function, since it also runs
// inside the visited page, where it is sent as text. Proven by shape.test.ts.

import type { ValueShape } from '../sighting.ts'

export function shapeOf(value: string): ValueShape {
  const text = value.slice(0, 4_096)
  const timeless = text
    .replace(/\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?/g, ' ')
    .replace(/\b1\d{9}(\d{3})?\b/g, ' ')
  const bitsOf = (run: string): number => {
    const digits = run.replace(/\D/g, '').length
    if (digits === run.length) return run.length * Math.log2(10)
    if (digits < 2 && (run.match(/[a-z][A-Z]/g) ?? []).length < 3) return 0
    return run.length * (/^[0-9a-f]+$/i.test(run) ? 4 : 5)
  }
  const runs = timeless.match(/[A-Za-z0-9]{4,}/g) ?? []
  const bits = runs.reduce((sum, run) => sum + bitsOf(run), 0)
  return { length: value.length, identifies: bits >= 28 }
}
