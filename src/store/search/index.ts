/** Search over a store: its index and its questions. */

export type * from './search.ts'
export { EXACT_HITS, QueryError, RANKED_CAP, RANKED_MOST } from './search.ts'
export { searchIndexOf } from './search-index.ts'
export { searchOf } from './search-of.ts'
