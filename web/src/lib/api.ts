/** Calls to the server of this page, and to no other. */
import type { Article, Record } from '../../../src/core/record.ts'

export interface ArticleSummary {
  readonly id: string
  readonly title: string
  readonly outlet?: string
  readonly publishedAt?: string
  readonly sample: boolean
  readonly statements: number
  readonly events: number
}

export interface ReadArticle {
  readonly id: string
  readonly article: Article & { readonly sample?: boolean }
  readonly record: Record
}

export interface Pasted {
  readonly text: string
  readonly title?: string
  readonly outlet?: string
  readonly publishedAt?: string
}

/** What the server refused, by its code; `network` where it did not answer. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const listArticles = () => call<{ articles: ArticleSummary[] }>('/api/articles').then((answer) => answer.articles)
export const openArticle = (id: string) => call<ReadArticle>(`/api/articles/${encodeURIComponent(id)}`)
export const readArticle = (pasted: Pasted) =>
  call<ReadArticle>('/api/read', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(pasted) })

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch {
    throw new Refused('network', 'no answer')
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body as T
  const { code, message } = (body as { error?: { code: string; message: string } } | undefined)?.error ?? {
    code: 'internal',
    message: response.statusText,
  }
  throw new Refused(code, message)
}
