/** Texts as bytes, in the encodings of the Arabic web; Node has encoders of UTF alone. */

/** Letters of a one-byte encoding, backwards. Throws where a letter is not in it. */
export function encoder(name: string): (text: string) => Uint8Array {
  const decoder = new TextDecoder(name)
  const codes = new Map<string, number>()
  for (let code = 255; code >= 0; code--) codes.set(decoder.decode(Uint8Array.of(code)), code)
  return (text) =>
    Uint8Array.from(text, (c) => {
      const code = codes.get(c)
      if (code === undefined) throw new Error(`${c} is not in ${name}`)
      return code
    })
}

/** UTF-16, with its byte order mark or without. */
export const wide = (text: string, bigEndian: boolean, mark: boolean) => {
  const out = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')
  return new Uint8Array(bigEndian ? out.swap16() : out)
}

/** By the name a document would declare. */
export const ENCODINGS: readonly { readonly name: string; readonly how: string; readonly encode: (text: string) => Uint8Array }[] = [
  { name: 'utf-8', how: 'without a mark', encode: (t) => new TextEncoder().encode(t) },
  { name: 'utf-8', how: 'with a mark', encode: (t) => new TextEncoder().encode(`\ufeff${t}`) },
  { name: 'utf-16le', how: 'with a mark', encode: (t) => wide(t, false, true) },
  { name: 'utf-16be', how: 'with a mark', encode: (t) => wide(t, true, true) },
  { name: 'utf-16le', how: 'without a mark', encode: (t) => wide(t, false, false) },
  { name: 'utf-16be', how: 'without a mark', encode: (t) => wide(t, true, false) },
  { name: 'windows-1256', how: 'its letters', encode: encoder('windows-1256') },
  { name: 'iso-8859-6', how: 'its letters', encode: encoder('iso-8859-6') },
]
