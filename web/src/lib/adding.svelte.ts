/** Files to articles, and articles to the store: read here, sent in jobs, followed until they end. */
import { ask, change, Refused } from './api.ts'
import { room } from './room.svelte.ts'
import type { JobRow } from './rows.ts'

/** Why something was not taken. */
export interface Refusal {
  readonly name: string
  readonly why: 'type' | 'empty' | 'json' | 'size' | 'server'
  readonly line?: number
  /** The code of the server. */
  readonly code?: string
}

interface Given {
  readonly text: string
  readonly title?: string
  readonly outlet?: string
  readonly publishedAt?: string
  readonly url?: string
}

/** Articles of one job, and characters: under what the server takes at once. */
const MOST = 500
const LARGEST = 8_000_000
const FILE = 32 * 1024 * 1024
/** How often a job is looked at, in milliseconds. */
const PACE = 250

class Adding {
  jobs = $state.raw<readonly JobRow[]>([])
  refused = $state.raw<readonly Refusal[]>([])
  busy = $state(false)

  async look(): Promise<void> {
    this.jobs = (await ask<{ items: JobRow[] }>('/api/jobs?limit=20')).items
  }

  async add(files: readonly File[]): Promise<void> {
    this.busy = true
    const refused: Refusal[] = []
    try {
      let batch: Given[] = []
      let size = 0
      const send = async () => {
        if (batch.length === 0) return
        try {
          await change<JobRow>('POST', '/api/jobs', { kind: 'add', articles: batch })
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          refused.push({
            name: files
              .map((f) => f.name)
              .join(', ')
              .slice(0, 200),
            why: 'server',
            code: error.code,
          })
        }
        batch = []
        size = 0
        await this.look()
      }
      for (const file of files)
        for (const article of await articlesOf(file, refused)) {
          if (batch.length === MOST || size + article.text.length > LARGEST) await send()
          batch.push(article)
          size += article.text.length
        }
      await send()
    } finally {
      this.refused = refused
      this.busy = false
    }
    await this.follow()
  }

  /** Until nothing is under way. */
  async follow(): Promise<void> {
    await this.look()
    while (this.jobs.some((j) => j.state === 'queued' || j.state === 'running')) {
      await new Promise((resolve) => setTimeout(resolve, PACE))
      await this.look()
    }
    await room.list()
  }

  async reread(): Promise<void> {
    await change<JobRow>('POST', '/api/jobs', { kind: 'reread', all: true })
    await this.follow()
  }

  async stop(id: string): Promise<void> {
    await change<JobRow>('DELETE', `/api/jobs/${encodeURIComponent(id)}`)
    await this.look()
  }
}

/** The articles of a file; what is wrong with it goes to `refused`. */
export async function articlesOf(file: File, refused: Refusal[]): Promise<Given[]> {
  const name = file.webkitRelativePath || file.name
  if (!/\.(txt|text|jsonl|ndjson|json)$/i.test(name)) {
    // Of a folder only what looks like articles is meant.
    if (!file.webkitRelativePath) refused.push({ name, why: 'type' })
    return []
  }
  if (file.size > FILE) {
    refused.push({ name, why: 'size' })
    return []
  }
  const text = (await file.text()).replace(/^\uFEFF/, '')
  if (text.trim() === '') {
    refused.push({ name, why: 'empty' })
    return []
  }
  if (/\.(txt|text)$/i.test(name)) return [{ text }]
  return /\.json$/i.test(name) ? fromJson(text, name, refused) : fromLines(text, name, refused)
}

function fromLines(text: string, name: string, refused: Refusal[]): Given[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const article = given(parse(line))
    if (article === undefined) refused.push({ name, why: 'json', line: i + 1 })
    return article ?? []
  })
}

function fromJson(text: string, name: string, refused: Refusal[]): Given[] {
  const value = parse(text)
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => {
    const article = given(item)
    if (article === undefined) refused.push({ name, why: 'json', line: 1 })
    return article ?? []
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function given(value: unknown): Given | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { text, title, outlet, publishedAt, url } = value as { readonly [field: string]: unknown }
  if (typeof text !== 'string' || text.trim() === '') return undefined
  const words = (v: unknown) => (typeof v === 'string' && v.trim() !== '' ? v : undefined)
  return Object.fromEntries(
    Object.entries({ text, title: words(title), outlet: words(outlet), publishedAt: words(publishedAt), url: words(url) }).filter(
      ([, v]) => v !== undefined,
    ),
  ) as unknown as Given
}

export const adding = new Adding()
