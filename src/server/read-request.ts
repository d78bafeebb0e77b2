/** What a pasted article may look like, and the article it becomes. */
import { z } from 'zod'
import type { Article } from '../core/record.ts'
import { parsePublishedAt } from '../ingest/published-at.ts'
import { Failure } from './failure.ts'

/** Of one pasted article, in UTF-16 code units. */
export const MAX_CHARACTERS = 5_000_000
/** Of the request that carries it: every character may come as a `\uXXXX`. */
export const MAX_BODY_BYTES = 32 << 20

const optional = (longest: number) =>
  z
    .string()
    .max(longest, `longer than ${longest} characters`)
    .transform((s) => s.trim() || undefined)
    .nullish()

const ReadRequest = z.strictObject({
  text: z.string(),
  title: optional(1000),
  outlet: optional(300),
  publishedAt: optional(40),
})

/**
 * The article of a request's parsed JSON. A headline that the text does not begin with becomes its first line.
 * @throws Failure with one line that names the field.
 */
export function toReadableArticle(body: unknown): Article {
  const parsed = ReadRequest.safeParse(body)
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]
    throw new Failure(400, 'request/field', path.length === 0 ? message : `"${path.join('.')}": ${message}`)
  }
  const { text: pasted, title, outlet, publishedAt: written } = parsed.data
  if (pasted.trim() === '') throw new Failure(400, 'text/empty', '"text" is empty: nothing to read')
  if (pasted.length > MAX_CHARACTERS)
    throw new Failure(413, 'text/too-long', `"text" is longer than ${MAX_CHARACTERS} characters: split it into articles`)
  const publishedAt = written == null ? undefined : parsePublishedAt(written)
  if (written != null && publishedAt === undefined)
    throw new Failure(400, 'published-at/form', '"publishedAt" must be an ISO date like 2021-07-28')
  const text = title && !pasted.trimStart().startsWith(title) ? `${title}\n\n${pasted}` : pasted
  return { text, ...(title && { title }), ...(outlet && { outlet }), ...(publishedAt && { publishedAt }) }
}
