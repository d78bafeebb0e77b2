/** The feeds that are watched: looked at, added, stopped; lists of them in and out. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { addressOf } from '../../ingest/fetch/address-of.ts'
import { FetchError } from '../../ingest/fetch/fetch-error.ts'
import { InputError } from '../../ingest/item.ts'
import { readOpml, writeOpml } from '../../ingest/watch/opml.ts'
import { sha256 } from '../../store/identity.ts'
import type { Feed } from '../../store/store.ts'
import { addEndpoint, byId } from '../endpoint.ts'
import { Failure, notFound } from '../failure.ts'
import { WatchedFeed } from '../schemas/store.ts'
import type { Services } from '../services.ts'

const MOST_FEEDS = 10_000
const MAX_OPML_BYTES = 4 << 20

const outlet = z
  .string()
  .max(300)
  .transform((s) => s.trim() || null)
  .nullish()
  .openapi({ description: 'What its articles name as their outlet; its own title, where that is absent' })
const FeedRequest = z
  .strictObject({
    url: z
      .string()
      .min(1)
      .max(2000)
      .openapi({ description: 'Of a feed, or of a page that names one', example: 'https://example.org/feed' }),
    outlet,
  })
  .openapi('FeedRequest')
const FeedChange = z.strictObject({ outlet, state: z.enum(['active', 'paused']).optional() }).openapi('FeedChange')
const OpmlRequest = z.strictObject({ opml: z.string().max(MAX_OPML_BYTES) }).openapi('OpmlRequest')

export function addFeeds(app: OpenAPIHono, services: Services): void {
  const { access, house, feeds } = services
  const kept = house.store.feeds
  const tag = 'feeds'

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/feeds',
      tag,
      summary: 'Feeds that are watched',
      role: 'reader',
      answers: {
        200: { description: 'All of them', schema: z.object({ items: z.array(WatchedFeed), watching: z.boolean() }).openapi('Feeds') },
      },
    },
    async ({ c }) => c.json({ items: (await kept.list()).map(shown), watching: feeds.running() }),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/feeds',
      tag,
      summary: 'Watch a feed',
      description: 'It is asked within moments; what came of that is in `problem`. A page is exchanged for the feed that it names.',
      role: 'editor',
      body: FeedRequest,
      answers: { 201: { description: 'It is watched', schema: WatchedFeed } },
      problems: [409],
    },
    async ({ c, body }) => {
      const url = checked(body.url, 'url')
      if ((await kept.list()).length >= MOST_FEEDS)
        throw new Failure(409, 'conflict', `${MOST_FEEDS} feeds are watched already`, 'remove those that bring nothing')
      const feed = await kept.put({ url, state: 'active', nextAt: null, ...(body.outlet !== undefined && { outlet: body.outlet }) })
      feeds.wake()
      return c.json(shown(feed), 201, { Location: `/api/feeds/${idOf(url)}` })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/feeds/{id}',
      tag,
      summary: 'One feed',
      role: 'reader',
      params: byId,
      answers: { 200: { description: 'How it stands', schema: WatchedFeed } },
    },
    async ({ c, params }) => c.json(shown(await feedOf(params.id))),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'patch',
      path: '/api/feeds/{id}',
      tag,
      summary: 'Change a feed: its outlet, whether it rests',
      role: 'editor',
      params: byId,
      body: FeedChange,
      answers: { 200: { description: 'The feed', schema: WatchedFeed } },
    },
    async ({ c, params, body }) => {
      const { url } = await feedOf(params.id)
      const { outlet, state } = body
      const feed = await kept.put({ url, ...(outlet !== undefined && { outlet }), ...(state !== undefined && { state, nextAt: null }) })
      if (state === 'active') feeds.wake()
      return c.json(shown(feed))
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/feeds/{id}/check',
      tag,
      summary: 'Ask a feed now',
      role: 'editor',
      params: byId,
      answers: { 202: { description: 'It is asked within moments', schema: WatchedFeed } },
    },
    async ({ c, params }) => {
      const { url } = await feedOf(params.id)
      const feed = await kept.put({ url, state: 'active', nextAt: null })
      feeds.wake()
      return c.json(shown(feed), 202)
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/feeds/{id}',
      tag,
      summary: 'Watch a feed no longer',
      description: 'What it brought stays.',
      role: 'editor',
      params: byId,
      answers: { 204: { description: 'It is not watched any more' } },
    },
    async ({ c, params }) => {
      await kept.remove((await feedOf(params.id)).url)
      return c.body(null, 204)
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/opml',
      tag,
      summary: 'All feeds as a list for other programs',
      role: 'reader',
      answers: { 200: { description: 'OPML 2.0', type: 'text/x-opml', schema: z.string() } },
    },
    async ({ c }) => {
      const list = await kept.list()
      const last = list
        .map(({ checkedAt }) => checkedAt ?? '')
        .sort()
        .at(-1)
      return c.body(writeOpml(list, last || '1970-01-01T00:00:00Z'), 200, {
        'Content-Type': 'text/x-opml; charset=utf-8',
        'Content-Disposition': 'attachment; filename="isnad.opml"',
      })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/opml',
      tag,
      summary: 'Watch all feeds of a list',
      role: 'editor',
      body: OpmlRequest,
      maxBody: MAX_OPML_BYTES,
      answers: {
        200: {
          description: 'How many were new, were there already, or are no address that may be asked',
          schema: z.object({ added: z.int(), known: z.int(), refused: z.int() }).openapi('OpmlTaken'),
        },
      },
    },
    async ({ c, body }) => {
      const sums = { added: 0, known: 0, refused: 0 }
      const known = new Set((await kept.list()).map(({ url }) => url))
      for (const listed of listOf(body.opml)) {
        let url: string
        try {
          url = addressOf(listed.url, feeds.allowed).href
        } catch {
          sums.refused++
          continue
        }
        if (known.has(url)) sums.known++
        else if (known.size >= MOST_FEEDS) sums.refused++
        else {
          await kept.put({ url, title: listed.title?.slice(0, 300) ?? null })
          known.add(url)
          sums.added++
        }
      }
      if (sums.added > 0) feeds.wake()
      return c.json(sums)
    },
  )

  async function feedOf(id: string): Promise<Feed> {
    const feed = (await kept.list()).find(({ url }) => idOf(url) === id)
    if (feed === undefined) throw notFound('a feed of this id')
    return feed
  }

  /** @throws Failure where no fetch may go there. */
  function checked(url: string, field: string): string {
    try {
      return addressOf(url, feeds.allowed).href
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
      throw new Failure(400, 'feed/address', error.message, 'give the address of a feed, such as https://example.org/feed', { field })
    }
  }
}

const idOf = (url: string) => sha256(url).slice(0, 32)

const shown = (feed: Feed) => ({ id: idOf(feed.url), ...feed })

function listOf(opml: string) {
  try {
    return readOpml(Buffer.from(opml))
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new Failure(400, 'feed/opml', error.message, 'send the OPML as it was exported', { field: 'opml' })
  }
}
