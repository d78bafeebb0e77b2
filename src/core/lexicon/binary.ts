/**
 * The compiled lexicons as one block of bytes: a magic number, a version, a directory, then arrays at 8-byte boundaries.
 * Reading makes views, not copies. Little-endian, as every machine that runs JavaScript engines today is.
 */
const MAGIC = 0x444e5349 // "ISND"
export const FORMAT_VERSION = 5

export type Section = Int32Array | Uint32Array | Uint16Array | Uint8Array
const KINDS = { i32: Int32Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array } as const
type Kind = keyof typeof KINDS

/** Packs named arrays. Deterministic: the same sections in the same order give the same bytes. */
export function pack(sections: { readonly [name: string]: Section }): Uint8Array {
  const names = Object.keys(sections)
  const directory: [string, Kind, number, number][] = []
  let offset = 0
  for (const name of names) {
    const a = sections[name]
    const kind = (Object.keys(KINDS) as Kind[]).find((k) => a instanceof KINDS[k]) as Kind
    directory.push([name, kind, offset, a.length])
    offset = (offset + a.byteLength + 7) & ~7
  }
  const json = new TextEncoder().encode(JSON.stringify(directory))
  const start = (16 + json.length + 7) & ~7
  const out = new Uint8Array(start + offset)
  const head = new DataView(out.buffer)
  head.setUint32(0, MAGIC, true)
  head.setUint32(4, FORMAT_VERSION, true)
  head.setUint32(8, json.length, true)
  out.set(json, 16)
  for (const [name, , at] of directory) {
    const a = sections[name]
    out.set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength), start + at)
  }
  return out
}

/**
 * Views of a packed block.
 * @throws RangeError where the bytes are not a lexicon of this version.
 */
export function unpack(bytes: Uint8Array): { [name: string]: Section } {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice()
  const head = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength)
  if (aligned.byteLength < 16 || head.getUint32(0, true) !== MAGIC) throw new RangeError('not a compiled isnad lexicon')
  const version = head.getUint32(4, true)
  if (version !== FORMAT_VERSION)
    throw new RangeError(`a lexicon of format ${version}, this reader knows ${FORMAT_VERSION}: run npm run build:lexicon`)
  const length = head.getUint32(8, true)
  const start = (16 + length + 7) & ~7
  const directory = JSON.parse(new TextDecoder().decode(aligned.subarray(16, 16 + length))) as [string, Kind, number, number][]
  const out: { [name: string]: Section } = {}
  for (const [name, kind, at, count] of directory)
    out[name] = new KINDS[kind](aligned.buffer as ArrayBuffer, aligned.byteOffset + start + at, count)
  return out
}
