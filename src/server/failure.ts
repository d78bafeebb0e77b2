/** What went wrong, for the one who asked: RFC 9457, with a code for programs, a line for people, and what to do about it. */
import { z } from '@hono/zod-openapi'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

const CODES = [
  'request/host',
  'request/origin',
  'request/content-type',
  'request/too-large',
  'request/json',
  'request/field',
  'request/rate',
  'request/cursor',
  'search/query',
  'text/empty',
  'text/too-long',
  'published-at/form',
  'article/taken-out',
  'lexicon/entry',
  'feed/address',
  'feed/opml',
  'correction/field',
  'access/token',
  'access/login',
  'access/credentials',
  'access/role',
  'account/exists',
  'account/last-admin',
  'not-found',
  'method',
  'conflict',
  'busy',
  'no-store',
  'internal',
] as const

export type FailureCode = (typeof CODES)[number]

export const Problem = z
  .object({
    type: z.string().openapi({ description: '`urn:isnad:problem:` and the code', example: 'urn:isnad:problem:request/field' }),
    title: z.string().openapi({ example: 'Bad Request' }),
    status: z.int().min(400).max(599),
    code: z.enum(CODES),
    detail: z.string().openapi({ description: 'One line that says what is wrong', example: '"text" is empty' }),
    remedy: z.string().openapi({ description: 'One line that says what to do', example: 'paste the text of the article' }),
    field: z.string().optional().openapi({ description: 'The field of the request that is wrong, as a path' }),
  })
  .openapi('Problem', { description: 'An error, as RFC 9457 has it' })

const TITLES: { readonly [status: number]: string } = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

interface Extra {
  readonly field?: string | undefined
  /** Seconds after which it may be tried again. */
  readonly retryAfter?: number | undefined
  /** Methods that the address does take. */
  readonly allow?: string | undefined
}

/** Thrown anywhere in a route; the app answers it as a {@link Problem}. Its message is the detail. */
export class Failure extends Error {
  readonly status: ContentfulStatusCode
  readonly code: FailureCode
  readonly remedy: string
  readonly extra: Extra

  constructor(status: ContentfulStatusCode, code: FailureCode, detail: string, remedy: string, extra: Extra = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.remedy = remedy
    this.extra = extra
  }

  toResponse(): Response {
    const { status, code, message, remedy, extra } = this
    const problem: z.infer<typeof Problem> = {
      type: `urn:isnad:problem:${code}`,
      title: TITLES[status] ?? 'Error',
      status,
      code,
      detail: message,
      remedy,
      ...(extra.field !== undefined && { field: extra.field }),
    }
    return new Response(JSON.stringify(problem), {
      status,
      headers: {
        'Content-Type': 'application/problem+json; charset=utf-8',
        ...(extra.retryAfter !== undefined && { 'Retry-After': String(Math.ceil(extra.retryAfter)) }),
        ...(extra.allow !== undefined && { Allow: extra.allow }),
        ...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="isnad"' }),
      },
    })
  }
}

export const notFound = (what: string) => new Failure(404, 'not-found', `${what} is not here`, 'look it up again in the list it came from')
