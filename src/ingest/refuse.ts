/** What was thrown while something was read → a complaint about it. */
import { InputError, type Refused } from './item.ts'

/** What Node says of files, in words. */
const SYSTEM: { readonly [code: string]: string } = {
  ENOENT: 'no such file',
  EACCES: 'not allowed to read it',
  EPERM: 'not allowed to read it',
  ENOTDIR: 'no such file',
  EISDIR: 'a folder: name one file of it',
  ELOOP: 'a link that leads to itself',
  EMFILE: 'too many open files',
  EIO: 'the disk fails on it',
  ENAMETOOLONG: 'no such file: its name is too long',
}

/** Turns what was thrown into a refusal; a fault of the program itself is thrown on. */
export function refuse(name: string, error: unknown): Refused {
  if (error instanceof InputError) return { at: error.line === undefined ? name : `${name}:${error.line}`, refused: error.message }
  const { code } = error as NodeJS.ErrnoException
  if (typeof code !== 'string') throw error
  return { at: name, refused: SYSTEM[code] ?? `cannot be read (${code})` }
}
