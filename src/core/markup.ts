// Text as HTML and XML carry it: the five letters that would be taken for markup are written as references, numbers where
// the two languages share no name (HTML §13.5, XML 1.0 §4.6). Proven by markup.test.ts.

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Good between tags and within quoted attributes. Half a surrogate pair becomes the letter for "unreadable". */
export const escapeMarkup = (text: string): string =>
  text.toWellFormed().replace(/[&<>"']/g, letter => references[letter] ?? letter)
