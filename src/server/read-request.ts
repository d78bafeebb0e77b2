/** What an article that is sent may look like, and the article it becomes. */
import { z } from '@hono/zod-openapi'
import type { Article } from '../core/record.ts'
import { parsePublishedAt } from '../ingest/published-at.ts'
import { Failure } from './failure.ts'

/** Of one article, in UTF-16 code units. */
export const MAX_CHARACTERS = 5_000_000
/** Of the request that carries articles: every character may come as a `\uXXXX`. */
export const MAX_BODY_BYTES = 32 << 20
export const MAX_ARTICLES = 500

const optional = (longest: number) =>
  z
    .string()
    .max(longest, `longer than ${longest} characters`)
    .transform((s) => s.trim() || undefined)
    .nullish()

const fields = {
  text: z.string().openapi({ description: `At most ${MAX_CHARACTERS} UTF-16 code units`, example: 'قال الناطق إن الجسر فُتح.' }),
  title: optional(1000),
  outlet: optional(300),
  publishedAt: optional(40).openapi({ description: 'ISO date or date-time', example: '2024-02-14' }),
  evenIfTakenOut: z.boolean().optional().openapi({ description: 'Bring it back where it was taken out' }),
}

export const ReadRequest = z.strictObject(fields).openapi('ReadRequest')

const AddedArticle = z
  .strictObject({ ...fields, url: optional(2000), language: optional(35) })
  .openapi('AddedArticle', { description: 'The headline, if it is not the first line of the text, becomes that' })

export const AddRequest = z.strictObject({ articles: z.array(AddedArticle).min(1).max(MAX_ARTICLES) }).openapi('AddRequest')

/**
 * The article of a request. A headline that the text does not begin with becomes its first line.
 * @throws Failure with one line that names the field.
 */
export function toReadableArticle(request: z.output<typeof ReadRequest> | z.output<typeof AddedArticle>): Article {
  const { text: pasted, title, outlet, publishedAt: written } = request
  const { url, language } = request as z.output<typeof AddedArticle>
  if (pasted.trim() === '') throw new Failure(400, 'text/empty', '"text" is empty', 'paste the text of the article', { field: 'text' })
  if (pasted.length > MAX_CHARACTERS)
    throw new Failure(413, 'text/too-long', `"text" is longer than ${MAX_CHARACTERS} characters`, 'split it into articles', {
      field: 'text',
    })
  const publishedAt = written == null ? undefined : parsePublishedAt(written)
  if (written != null && publishedAt === undefined)
    throw new Failure(400, 'published-at/form', '"publishedAt" is no day of the calendar', 'write an ISO date like 2021-07-28', {
      field: 'publishedAt',
    })
  const text = title && !pasted.trimStart().startsWith(title) ? `${title}\n\n${pasted}` : pasted
  return {
    text,
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(publishedAt && { publishedAt }),
    ...(url && { url }),
    ...(language && { language }),
  }
}
