import type { Article } from './record.ts'

/** Not written yet. */
export function articleId(_article: Article): string {
  return ''
}
