/** What went wrong, for the one who asked: a code for programs, a line for people. */
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export type FailureCode =
  | 'request/host'
  | 'request/origin'
  | 'request/content-type'
  | 'request/too-large'
  | 'request/json'
  | 'request/field'
  | 'text/empty'
  | 'text/too-long'
  | 'published-at/form'
  | 'not-found'
  | 'method'
  | 'internal'

/** Thrown anywhere in a route; the app answers it as `{ "error": { "code", "message" } }`. */
export class Failure extends Error {
  readonly status: ContentfulStatusCode
  readonly code: FailureCode

  constructor(status: ContentfulStatusCode, code: FailureCode, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
