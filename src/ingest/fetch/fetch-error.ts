/** Why something could not be fetched. */

export type FetchProblem =
  /** Not an address that may be fetched, or that leads where no fetch may go. */
  | 'address'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'too-large'
  | 'redirects'
  /** The connection ended early, or what came was not what it said it was. */
  | 'broken'

/** One line that says what was wrong; names no more of the address than its host. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  readonly problem: FetchProblem
  constructor(problem: FetchProblem, message: string) {
    super(message)
    this.problem = problem
  }

  /** True where another try may end otherwise. */
  get passing(): boolean {
    return this.problem !== 'address'
  }
}
