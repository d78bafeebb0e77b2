/** Zip archives → their members, one after the other, each within bounds. */
import { Unzip, UnzipInflate } from 'fflate'
import { InputError } from '../item.ts'

export interface Member {
  readonly name: string
  readonly bytes: Uint8Array
  /** Why it is not read, in place of its bytes. */
  readonly refused?: string
}

/** Bytes of one member and of all after decompression; members; how many times its packed size one may be. */
const MAX_MEMBER = 64 << 20
const MAX_ALL = 4 * 1024 * (1 << 20)
const MAX_MEMBERS = 200_000
const MAX_RATIO = 500
const RATIO_FROM = 1 << 20

/**
 * The members of a zip archive that `wanted` says are read; folders, hidden files and names that lead out of the archive never
 * are. Nothing is written to a disk.
 * @throws InputError where the archive is broken, or packed beyond reason.
 */
export async function* membersOf(bytes: AsyncIterable<Uint8Array>, wanted: (name: string) => boolean): AsyncGenerator<Member> {
  let ready: Member[] = []
  let fault: InputError | undefined
  let all = 0
  let packed = 0
  let members = 0
  const unzip = new Unzip((file) => {
    const { name } = file
    if (++members > MAX_MEMBERS) fault ??= new InputError(`more than ${MAX_MEMBERS} members: give it in parts`)
    if (name.endsWith('/') || /(?:^|\/)[.]|__MACOSX/.test(name) || !wanted(name)) return
    const parts: Uint8Array[] = []
    let size = 0
    file.ondata = (error, chunk, final) => {
      if (error) {
        ready.push({
          name,
          bytes: new Uint8Array(0),
          refused: 'broken within the archive, under a password, or packed in a way that is not read',
        })
        return
      }
      size += chunk.length
      all += chunk.length
      if (all > MAX_ALL || (all > RATIO_FROM && all > MAX_RATIO * packed))
        fault ??= new InputError('packed beyond reason: an archive like that is a trap')
      if (size <= MAX_MEMBER) parts.push(chunk)
      else if (size - chunk.length <= MAX_MEMBER) {
        ready.push({ name, bytes: new Uint8Array(0), refused: `longer than ${MAX_MEMBER >> 20} MiB` })
        file.terminate()
      }
      if (final && size <= MAX_MEMBER) ready.push({ name, bytes: Buffer.concat(parts) })
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for await (const chunk of bytes) {
      // In small steps, so that a trap is seen before it has unfolded.
      for (let at = 0; at < chunk.length; at += STEP) {
        const step = chunk.subarray(at, at + STEP)
        packed += step.length
        unzip.push(step)
        if (fault) throw fault
        if (ready.length === 0) continue
        yield* ready
        ready = []
      }
    }
    unzip.push(new Uint8Array(0), true)
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError('a broken zip archive: fetch it again')
  }
  yield* ready
  if (members === 0) throw new InputError('a broken or empty zip archive: fetch it again')
}
const STEP = 1 << 15
