/** isnad/store: a store with no server. */
export { type OpenOptions, openStore, restoreStore } from './open.ts'
export { QueryError } from './search/index.ts'
export type {
  ArticleHit,
  Carrier,
  FacetSummary,
  Search,
  SearchRequest,
  SearchSummary,
  StatementHit,
} from './search/search.ts'
export type * from './store.ts'
export { StoreError, type StoreProblem } from './store-error.ts'
