// The shapes of candidates, each as the expression that defines it. The scanner (scan/) finds exactly these without running an
// expression; tests hold it against them, and bench/detect hands the first ten to ripgrep. What a shape is, is judged by kinds/.
// Bytes are read as latin-1, and `\b` and `\d` are ASCII.

export const shapes = {
  cpr: /\b(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}\b/,
  email: /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}/,
  iban: /\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/,
  card: /\b[3-6][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{1,7}\b/,
  phone45: /(?:\+45|\b0045) ?[2-9][0-9] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}\b/,
  ip4: /\b(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])\b/,
  akia: /\bAKIA[A-Z2-7]{16}\b/,
  ghp: /\bghp_[A-Za-z0-9]{36}\b/,
  jwt: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/,
  pem: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/,
  /** Digits with at most two signs between two of them, 7 to 24 digits in all: phones, CVR, EAN, accounts, other cards. */
  number: /(?<![A-Za-z0-9_])(?:\(?\+)?\(?[0-9](?:[ ()./-]{0,2}[0-9]){6,23}(?![A-Za-z0-9_])/,
  /** Hexadecimal groups and colons, two colons at least: IPv6 and MAC addresses. */
  hexrun: /(?<![A-Za-z0-9_:.])[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?![A-Za-z0-9_])/,
  /** IEEE 802 with hyphens. */
  macHyphens: /(?<![A-Za-z0-9_-])[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}(?![A-Za-z0-9_-])/,
  /** Two decimal numbers of four places or more. */
  decimals:
    /(?<![A-Za-z0-9_.])[+-]?[0-9]{1,3}\.[0-9]{4,12} ?[,; ] ?[+-]?[0-9]{1,3}\.[0-9]{4,12}(?![A-Za-z0-9_.])/,
  /** Danish licence plates: two letters, five digits. */
  plate: /\b[A-Z]{2} ?[0-9]{2} ?[0-9]{3}\b/,
  /** A Danish company number as a VAT number. */
  vat: /\bDK[0-9]{8}\b/,
  /** The same as iban, as people write it who write no capitals. */
  ibanSmall: /\b[a-z]{2}[0-9]{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?\b/,
  /** The shortest IBAN there is, Norway's; iban begins at sixteen signs. */
  ibanShort: /\bNO[0-9]{2} ?[0-9]{4} ?[0-9]{4} ?[0-9]{3}\b/,
  /** A number with an extension behind an x: phones of North America. */
  extension: /(?<![A-Za-z0-9_])(?:\(?\+)?\(?[0-9](?:[ ()./-]{0,2}[0-9]){6,14}x[0-9]{1,6}(?![A-Za-z0-9_])/,
} as const
export type Shape = keyof typeof shapes

/** The shapes one run of ripgrep finds too, in the order in which one is tried after the other. */
export const plainShapes = [
  'cpr',
  'email',
  'iban',
  'card',
  'phone45',
  'ip4',
  'akia',
  'ghp',
  'jwt',
  'pem',
] as const satisfies readonly Shape[]
