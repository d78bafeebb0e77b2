/** An app over a store of its own, in a folder that goes when the tests of the file are done. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Lexicon } from '../../src/core/lexicon/lexicon.ts'
import type { Reader } from '../../src/core/read.ts'
import type { Article } from '../../src/core/record.ts'
import { type Access, localAccess } from '../../src/server/access.ts'
import { type App, type AppOptions, createApp } from '../../src/server/app.ts'
import { addSamples } from '../../src/server/samples.ts'
import { openStore } from '../../src/store/index.ts'
import type { Store } from '../../src/store/store.ts'
import { stubReader } from './stub-reader.ts'

export const TOKEN = 'a-token-for-tests'
/** What a program that may change things sends. */
export const BY_TOKEN = { authorization: `Bearer ${TOKEN}` }

const undo: (() => Promise<void> | void)[] = []
afterAll(async () => {
  for (const act of undo.reverse()) await act()
})

export async function tempStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-server-'))
  const store = await openStore(folder)
  undo.push(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return store
}

export interface Fresh {
  readonly app: App
  readonly store: Store
  readonly faults: Error[]
  /** Asks as a program that has the token. */
  ask(path: string, init?: RequestInit): Promise<Response>
}

export interface FreshOptions extends Partial<Omit<AppOptions, 'samples'>> {
  readonly reader?: Reader
  readonly lexicon?: Lexicon
  readonly access?: Access
  readonly samples?: readonly Article[]
}

export async function fresh({ samples, reader = stubReader, ...options }: FreshOptions = {}): Promise<Fresh> {
  const store = options.store ?? (await tempStore())
  const faults: Error[] = []
  const shelf = samples && (await tempStore())
  if (shelf) await addSamples(shelf, reader, samples)
  const app = createApp({
    access: localAccess(TOKEN, 'noura'),
    onFault: (error) => faults.push(error),
    ...options,
    store,
    reader,
    ...(shelf && { samples: shelf }),
  })
  undo.push(() => app.stop())
  return {
    app,
    store,
    faults,
    ask: async (path, init = {}) => app.request(path, { ...init, headers: { ...BY_TOKEN, ...(init.headers as object) } }),
  }
}

export const sending = (body: unknown, headers: Record<string, string> = {}, method = 'POST') => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
