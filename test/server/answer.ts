/** An answer of the API, any of them: a test asks for the field it expects. */
import type { Article, Record } from '../../src/core/record.ts'
import type { ArticleSummary } from '../../src/server/shelf.ts'

export interface Answer {
  readonly articles: readonly ArticleSummary[]
  readonly error: { readonly code: string; readonly message: string }
  readonly id: string
  readonly article: Article
  readonly record: Record
}

export const answer = async (response: Response | Promise<Response>): Promise<Answer> => (await (await response).json()) as Answer
