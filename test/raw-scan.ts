// What a person left on a disk, looked for by a tool that is not ours: grep over every byte of a folder, for each word in
// the forms bytes take on a disk (UTF-8, UTF-16 of both orders, hexadecimal, base64 at each of its three offsets).

import { spawnSync } from 'node:child_process'

/** Each word in every form. Base64 is cut to the letters that do not depend on what stands beside it. */
export function canaryForms(words: readonly string[]): readonly Buffer[] {
  return words.flatMap(word => {
    const utf8 = Buffer.from(word, 'utf8')
    const utf16 = Buffer.from(word, 'utf16le')
    const hex = utf8.toString('hex')
    const encoded = [hex, hex.toUpperCase(), ...[0, 1, 2].map(before => base64After(utf8, before))]
    return [utf8, utf16, Buffer.from(utf16).swap16(), ...encoded.map(text => Buffer.from(text, 'latin1'))]
  })
}

function base64After(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '')
  const whole = Math.floor(((before + bytes.length) * 8) / 6)
  return text.slice(Math.ceil((before * 8) / 6), whole)
}

/** Files of the folder that hold one of the words in any form. */
export function filesWith(folder: string, words: readonly string[]): readonly string[] {
  const pattern = canaryForms(words).map(inHexadecimal).join('|')
  const ran = spawnSync('grep', ['-r', '-l', '-a', '-i', '-P', '-e', pattern, '--', folder], {
    encoding: 'utf8',
    env: { LC_ALL: 'C', PATH: process.env['PATH'] },
  })
  // 2: a file that the server removed meanwhile, or a fault; what it says tells which.
  const faults = ran.stderr
    .split('\n')
    .filter(line => line !== '' && !line.endsWith('No such file or directory'))
  if (faults.length > 0 || ran.status === null) throw new Error(`grep: ${faults.join('\n')}`)
  return ran.stdout
    .split('\n')
    .filter(line => line !== '')
    .toSorted()
}

const inHexadecimal = (form: Buffer): string =>
  [...form].map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
