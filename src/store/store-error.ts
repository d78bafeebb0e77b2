/** A complaint about a store that its user can mend. */

export type StoreProblem =
  | 'newer' // written by a later isnad
  | 'older' // cannot be brought up to date as it is
  | 'busy' // another process writes and does not stop
  | 'full' // no space left
  | 'read-only'
  | 'not-allowed'
  | 'missing'
  | 'damaged'
  | 'unreachable' // PostgreSQL does not answer
  | 'misuse' // a cursor, a location or an id that is none

/** `message` is one line: what is the matter, and what to do. Nothing that was acknowledged is lost when it is thrown. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly problem: StoreProblem
  constructor(problem: StoreProblem, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.problem = problem
  }
}
