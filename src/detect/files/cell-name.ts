// Columns of a sheet by letters: A is 1, Z 26, AA 27 (ECMA-376 part 1 §18.17.2.3). Proven by number-shown.test.ts.

/** Sheets end at column XFD; what is named beyond is none. */
const columnsMost = 16_384

export function columnNamed(number: number): string {
  let name = ''
  let rest = number >= 1 && number <= columnsMost ? Math.floor(number) : 0
  while (rest > 0) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
    rest = Math.floor((rest - 1) / 26)
  }
  return name
}

export function columnNumber(name: string): number {
  let number = 0
  for (const letter of name.slice(0, 3)) number = number * 26 + (letter.charCodeAt(0) - 64)
  return number
}
