/** What the routes work with. */
import type { Allowed } from '../ingest/fetch/addresses.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import type { HouseLexicon } from '../store/house-lexicon/house-lexicon.ts'
import type { Access } from './access.ts'
import { notFound } from './failure.ts'
import type { HouseReader } from './house-reader.ts'
import type { JobRunner } from './jobs.ts'
import type { Library } from './library.ts'
import type { Limits } from './limits.ts'

/** What routes need of the watcher. */
export interface FeedService {
  /** Addresses beside public ones that the operator lets it ask. */
  readonly allowed: Allowed
  readonly running: () => boolean
  /** Something is due now. */
  wake(): void
}

export interface Services {
  readonly house: Library
  /** The articles that come with isnad, in a store of their own: they never mix with those of the house. */
  readonly samples: Library | undefined
  readonly reader: HouseReader
  readonly lexicon: HouseLexicon
  readonly jobs: JobRunner
  readonly access: Access
  readonly accounts: Accounts
  readonly limits: Limits
  readonly feeds: FeedService
  /** True where browsers reach this server over TLS. */
  readonly secure: boolean
}

/** What lists and searches look into: the house, or the samples as long as the house is empty. */
export async function shown({ house, samples }: Services): Promise<Library> {
  if (samples === undefined || (await house.store.counts()).articles > 0) return house
  return samples
}

/** Opens an article wherever it is. @throws Failure where it is nowhere. */
export async function openAnywhere({ house, samples }: Services, id: string) {
  for (const library of samples === undefined ? [house] : [house, samples]) {
    const opened = await library.open(id)
    if (opened) return { library, ...opened }
  }
  throw notFound('an article of this id')
}
