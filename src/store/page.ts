/** Pages of lists. A cursor holds where the last item stood, so that it stays right whatever comes or goes. */

import type { Page, PageRequest } from './store.ts'
import { StoreError } from './store-error.ts'

const DEFAULT_LIMIT = 50
export const MAX_LIMIT = 1000

export type Position = readonly (string | number)[]

export function limitOf(request: PageRequest | undefined): number {
  const limit = request?.limit ?? DEFAULT_LIMIT
  if (!Number.isInteger(limit) || limit < 1) throw new StoreError('misuse', `a page of ${limit}: ask for 1 to ${MAX_LIMIT} items`)
  return Math.min(limit, MAX_LIMIT)
}

/** Where the page before ended; undefined on the first. `shape` is an example of a position: its types are looked at. */
export function positionOf<P extends Position>(request: PageRequest | undefined, shape: P): P | undefined {
  if (request?.after == null) return undefined
  try {
    const position: unknown = JSON.parse(Buffer.from(request.after, 'base64url').toString())
    if (Array.isArray(position) && position.length === shape.length && position.every((part, i) => typeof part === typeof shape[i]))
      return position as unknown as P
  } catch {}
  throw new StoreError('misuse', 'that is no cursor of this list: begin again without it')
}

/** A page of `rows`, of which one more than `limit` was asked for. */
export function pageOf<R, T>(rows: readonly R[], limit: number, position: (row: R) => Position, item: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(item),
    next: last === undefined ? null : Buffer.from(JSON.stringify(position(last))).toString('base64url'),
  }
}
