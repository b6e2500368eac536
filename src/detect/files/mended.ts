// Mail addresses as a reader of pictures gets them wrong: @ comes out as Ø, ©, ® or (a), and blanks come before a dot. What could have
// been an address is mended, as a guess. Proven by picture.test.ts.

/** Somewhat longer than RFC 5321 allows, since letters may have been doubled. */
const likeAddress =
  /([\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}?) ?(?:[Ø©®€]|\(a\)|\(at\)|[(][o0@][)]|Q|@) ?((?:[\p{L}\p{N}-]{1,63} ?\. ?){1,4}[a-z]{2,12})(?![\p{L}\p{N}])/gu

/** The candidates alone, one a line; null where there are none. */
export function addressesMended(text: string): string | null {
  const mended = [...text.matchAll(likeAddress)].flatMap(([as, name = '', host = '']) => {
    const whole = `${name}@${host.replaceAll(' ', '')}`
    return as === whole ? [] : [whole]
  })
  return mended.length === 0 ? null : mended.join('\n')
}
