/** The state of the page: the articles at hand, the one that is open, and the address that names it. */
import { tick } from 'svelte'
import type { Proposal } from '../../../src/store/corrections/correction.ts'
import { formatAddress, parseAddress } from './address.ts'
import {
  type ArticleSummary,
  correctArticle,
  listArticles,
  openArticle,
  type Pasted,
  type ReadArticle,
  Refused,
  readArticle,
  undoCorrection,
} from './api.ts'
import { Reading } from './reading.svelte.ts'
import { router } from './router.svelte.ts'

class Room {
  articles = $state.raw<readonly ArticleSummary[]>([])
  reading = $state.raw<Reading>()
  /** The code of what went wrong when the article was opened. */
  failure = $state<string>()
  /** What was just done, and the correction by which it is undone. */
  notice = $state.raw<{ readonly what: 'speaker' | 'strike' | 'undo' | 'change' | 'add'; readonly correction: string | undefined }>()
  /** True once the server let us in. */
  entered = $state(false)
  #asked = 0
  /** By which id the article was asked for. */
  #opened: string | undefined

  /** Opens what the address names, or the first article. */
  async enter(): Promise<void> {
    await this.#guard(async () => {
      this.articles = await listArticles()
      this.failure = undefined
      this.entered = true
      if (router.route.view === 'article') await this.#follow()
    })
  }

  /** After the address changed by itself: back, forward, a link that was pasted. */
  async follow(): Promise<void> {
    router.sync()
    if (router.route.view === 'article') await this.#guard(() => this.#follow())
    else if (this.failure !== 'access/login') this.failure = undefined
  }

  /** The list of articles anew. */
  async list(): Promise<void> {
    this.articles = await listArticles()
  }

  async open(id: string): Promise<void> {
    history.pushState(null, '', formatAddress({ article: id, statement: undefined }))
    await this.follow()
    scrollTo({ top: 0 })
  }

  /** @throws Refused where the server does not take it. */
  async read(pasted: Pasted): Promise<void> {
    const read = await readArticle(pasted)
    this.failure = undefined
    this.reading = new Reading(read)
    history.pushState(null, '', formatAddress({ article: read.id, statement: undefined }))
    router.sync()
    scrollTo({ top: 0 })
    this.articles = await listArticles()
  }

  /** Opens an article at one of its statements. */
  async openAt(article: string, statement: string): Promise<void> {
    history.pushState(null, '', formatAddress({ article, statement }))
    await this.follow()
  }

  /** Opens an article at one of its events. */
  async openEvent(article: string, event: string): Promise<void> {
    history.pushState(null, '', formatAddress({ article, statement: undefined }))
    await this.follow()
    if (this.reading === undefined) return
    this.reading.event = event
    await reveal(`event-${event}`, true)
  }

  /** @throws Refused where the server does not take it. */
  async correct(proposal: Proposal, what: 'speaker' | 'strike' | 'change' | 'add'): Promise<void> {
    const { reading } = this
    if (reading === undefined) return
    const read = await correctArticle(reading.id, proposal)
    await this.#replace(read)
    this.notice = { what, correction: read.corrections.at(-1)?.id }
  }

  /** @throws Refused where the server does not take it. */
  async undo(correction: string): Promise<void> {
    const { reading } = this
    if (reading === undefined) return
    await undoCorrection(correction)
    await this.#replace(await openArticle(reading.id))
    this.notice = { what: 'undo', correction: undefined }
  }

  /** Another reading of the article that is open, at the same place of the window. */
  async #replace(read: ReadArticle): Promise<void> {
    const before = this.reading
    const next = new Reading(read)
    const selected = before?.selected
    if (selected !== undefined && next.told.byId.has(selected)) next.selected = selected
    next.event = before?.event
    const top = scrollY
    this.reading = next
    history.replaceState(null, '', formatAddress({ article: next.id, statement: next.selected }))
    await tick()
    await tick()
    scrollTo({ top })
  }

  /** Puts a statement in focus, in the address and, where asked, before the eyes and under the keyboard. */
  select(id: string | undefined, how: { readonly show?: 'text' | 'card' | undefined; readonly focus?: boolean } = {}): void {
    const { reading } = this
    if (reading === undefined) return
    reading.selected = id
    history.replaceState(null, '', formatAddress({ article: reading.id, statement: id }))
    if (id !== undefined && how.show) void reveal(`${how.show}-${id}`, how.focus ?? false)
  }

  async #follow(): Promise<void> {
    const { article, statement } = parseAddress(location.hash)
    const id = article ?? this.reading?.id ?? this.articles[0]?.id
    if (id === undefined) return
    // An article is known by the id that it came with, too.
    if (this.reading === undefined || (this.reading.id !== id && this.#opened !== id)) {
      const asked = ++this.#asked
      const read = await openArticle(id)
      if (asked !== this.#asked) return // another was asked for meanwhile
      this.reading = new Reading(read)
      this.#opened = id
    }
    this.failure = undefined
    const known = statement !== undefined && this.reading.told.byId.has(statement) ? statement : undefined
    // Named in full, so that back and forward find it again.
    history.replaceState(null, '', formatAddress({ article: this.reading.id, statement: known }))
    this.reading.selected = known
    if (known) await reveal(`text-${known}`, false)
  }

  async #guard(what: () => Promise<void>): Promise<void> {
    try {
      await what()
    } catch (error) {
      this.failure = error instanceof Refused ? error.code : 'other'
      if (!(error instanceof Refused)) throw error
    }
  }
}

/** Scrolls to an element once it is there, unless it is before the eyes already. */
async function reveal(id: string, focus: boolean): Promise<void> {
  await tick()
  await tick()
  const element = document.getElementById(id)
  if (!element) return
  if (focus) element.focus({ preventScroll: true })
  const { top, bottom } = element.getBoundingClientRect()
  const foot = document.querySelector('.sheet')?.getBoundingClientRect().top ?? innerHeight * 0.8
  if (top > innerHeight * 0.16 && bottom < foot - 24) return
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  element.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' })
}

export const room = new Room()
