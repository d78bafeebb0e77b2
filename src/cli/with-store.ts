/** Opening a store for a command, and what goes wrong with one as a line and an exit status. */
import { type Command, Option } from 'commander'
import type { Store } from '../store/store.ts'
import { dataLocation } from './data-folder.ts'
import { complain } from './output.ts'

export interface DataOptions {
  readonly data?: string
}

/** The option that every command over a store has. */
export function dataOption(): Option {
  return new Option(
    '-d, --data <folder>',
    'folder of the store, or a postgres:// URL (default: ISNAD_DATA, else the data folder of your system)',
  )
}

/** Opens the store, and closes it whatever happens. Only `create` makes one that is not there. */
export async function withStore<T>({ data }: DataOptions, work: (store: Store) => Promise<T>, create = false): Promise<T> {
  // Only here: a third of a second that other commands need not wait for.
  const { openStore } = await import('../store/index.ts')
  const store = await openStore(dataLocation(data), { create })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/**
 * What a store or a query has to complain of: said, with an exit status; `undefined` where it is neither.
 * Known by its name, so that a command that needs no store loads none.
 */
export function complaintOf(error: unknown, query?: string): number | undefined {
  const { name, message } = error as Error
  if (name === 'StoreError') {
    complain(message)
    const { problem } = error as { readonly problem?: string }
    return problem === 'misuse' || problem === 'missing' ? 2 : 1
  }
  if (name === 'QueryError') {
    const { hint } = error as unknown as { readonly hint: { readonly start: number; readonly end: number } }
    const part = query?.slice(hint.start, hint.end)
    complain(`${message}${part ? `: “${part}” (characters ${hint.start + 1} to ${hint.end})` : ''}`)
    return 2
  }
  return undefined
}

/** Adds a command, which gets the program's help text and its way of failing. */
export type Adds = (program: Command) => void
