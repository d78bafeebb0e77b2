/** What SQLite says → what its user can do. */
import { StoreError } from '../store-error.ts'

/** The code of what {@link file://./dialect.ts} finds by itself. */
export const DAMAGED_TEXT = 'ISNAD_TEXT'

interface Coded {
  readonly code?: string
  readonly message?: string
}

/** A complaint for what a user can mend, `error` itself for a fault of the program. */
export function translated(error: unknown, location: string): unknown {
  if (error instanceof StoreError) return error
  const { code = '', message = '' } = error as Coded
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new StoreError(
      'busy',
      `${location}: another process has been writing for too long: wait for it, or stop it, and try again`,
      error,
    )
  if (code.startsWith('SQLITE_FULL'))
    return new StoreError('full', `${location}: the disk is full: free some space and try again; what was added before is safe`, error)
  // What fails while a statement is prepared comes without a code.
  if (code.startsWith('SQLITE_READONLY') || /readonly database/.test(message))
    return new StoreError(
      'read-only',
      `${location}: it is read-only: give yourself the right to write there, or name another folder`,
      error,
    )
  if (code === DAMAGED_TEXT)
    return new StoreError(
      'damaged',
      `${location}: a text in the file is damaged: see what else is (isnad verify), and restore the last backup (isnad restore)`,
      error,
    )
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB') || /malformed|not a database/.test(message))
    return new StoreError('damaged', `${location}: the file is damaged: restore the last backup (isnad restore)`, error)
  if (code.startsWith('SQLITE_IOERR'))
    return new StoreError(
      'full',
      `${location}: the disk fails or is full (${code}): free some space, or look at the disk, and try again`,
      error,
    )
  if (code.startsWith('SQLITE_CANTOPEN') || /Unable to open/.test(message))
    return new StoreError('not-allowed', `${location}: cannot be opened: look at its owner and rights, or name another folder`, error)
  return error
}
