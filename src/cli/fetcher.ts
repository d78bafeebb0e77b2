/** The way out of the machine, as the operator allows it. */
import { Option } from 'commander'
import type { Fetcher } from '../ingest/fetch/fetch.ts'
import { again } from './lexicon.ts'
import { UsageError } from './usage-error.ts'

export interface FetchOptions {
  readonly allowAddress: readonly string[]
}

/** The option that every command that fetches has. */
export function allowOption(): Option {
  return new Option(
    '--allow-address <address>',
    'an address that is not public and may be fetched all the same (10.0.0.5, 192.168.0.0/16, 127.0.0.1:8080); may be given again (also ISNAD_ALLOW_ADDRESS, with commas)',
  )
    .argParser(again)
    .default([], 'none')
}

export function allowedBy({ allowAddress }: FetchOptions): readonly string[] {
  const told = (process.env.ISNAD_ALLOW_ADDRESS ?? '').split(',').map((entry) => entry.trim())
  return [...allowAddress, ...told.filter((entry) => entry !== '')]
}

/** @throws UsageError where what is allowed is no address. */
export async function fetcherOf(options: FetchOptions): Promise<Fetcher> {
  const { createFetcher } = await import('../ingest/fetch/fetch.ts')
  try {
    return createFetcher({ allow: allowedBy(options) })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
