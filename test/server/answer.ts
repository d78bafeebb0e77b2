/** An answer of the API, any of them: a test asks for the field it expects. */
import type { Article, Record } from '../../src/core/record.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever the API says
export type Any = any

export interface Answer {
  readonly [field: string]: Any
  readonly items: readonly Any[]
  readonly code: string
  readonly detail: string
  readonly remedy: string
  readonly id: string
  readonly article: Article
  readonly record: Record
}

export const answer = async (response: Response | Promise<Response>): Promise<Answer> => (await (await response).json()) as Answer
