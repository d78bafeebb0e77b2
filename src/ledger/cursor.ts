/** Pages of what is made anew each time: a cursor names the last row of the page before, not a number, so that it holds where rows come. */

/** @returns the page after the row `after`, from the beginning where it is gone. */
export function pageAfter<T>(
  all: readonly T[],
  idOf: (one: T) => string,
  after: string | undefined,
  limit: number,
): { readonly items: readonly T[]; readonly next: string | null } {
  const start = after === undefined ? 0 : all.findIndex((one) => idOf(one) === after) + 1
  const items = all.slice(start, start + limit)
  return { items, next: start + limit < all.length ? idOf(items[items.length - 1]) : null }
}
