// Mail addresses as a reader of pictures gets them wrong: @ comes out as Ø, ©, ® or (a), and blanks come before a dot. What could have
// been an address is mended, as a guess. Proven by picture.test.ts.

/** Somewhat longer than RFC 5321 allows, since letters may have been doubled. */
const likeAddress =
  /([\p{L}\p{N}][\p{L}\p{N}._+-]{0,63}?) ?(?:[Ø©®€]|\(a\)|\(at\)|[(][o0@][)]|Q|@) ?((?:[\p{L}\p{N}-]{1,63} ?\. ?){1,4}[a-z]{2,12})(?![\p{L}\p{N}])/gu

/** Where something stands that could have been an address and is none as it was read; counted as JavaScript counts letters. */
export interface Mended {
  readonly start: number
  readonly end: number
  readonly address: string
}

export function mendedIn(text: string): readonly Mended[] {
  return [...text.matchAll(likeAddress)].flatMap(({ index, 0: as, 1: name = '', 2: host = '' }) => {
    const address = `${name}@${host.replaceAll(' ', '')}`
    return as === address ? [] : [{ start: index, end: index + as.length, address }]
  })
}

/** The candidates alone, one a line; null where there are none. */
export function addressesMended(text: string): string | null {
  const mended = mendedIn(text)
  return mended.length === 0 ? null : mended.map(({ address }) => address).join('\n')
}
