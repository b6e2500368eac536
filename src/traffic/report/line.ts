// Texts cut and padded by the columns a terminal gives them: a letter of the far east takes two, a mark above another takes none
// (UAX 11). Proven by text.test.ts.

const none = /^[\p{M}\p{Cf}]$/u
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u

const widthOfLetter = (letter: string): number => (none.test(letter) ? 0 : wide.test(letter) ? 2 : 1)

export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0)

/** No wider than `columns`; what is cut ends with `…`. */
export function cut(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let width = 0
  let kept = ''
  for (const letter of text) {
    width += widthOfLetter(letter)
    if (width > columns - 1) break
    kept += letter
  }
  return `${kept}…`
}

export const padLeft = (text: string, columns: number): string =>
  `${' '.repeat(Math.max(0, columns - widthOf(text)))}${text}`
export const padRight = (text: string, columns: number): string =>
  `${text}${' '.repeat(Math.max(0, columns - widthOf(text)))}`

/** Words set in lines no wider than `columns`. */
export function setInLines(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= columns)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(cut(word, columns))
  }
  return lines
}
