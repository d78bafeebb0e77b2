/** What takes long, one after another in this process: each step of a job is told to whoever listens. */
import { EventEmitter } from 'node:events'
import type { Job, Jobs } from '../store/store.ts'

/** A job's work: yields what it has done so far, as often as it can be stopped. */
export type Work = (detail: Job['detail']) => AsyncIterable<{ readonly done: number; readonly detail?: Job['detail'] }>

const MOST_WAITING = 100
const ENDED = new Set(['done', 'failed', 'cancelled'])
export const hasEnded = (job: Job) => ENDED.has(job.state)

export class JobRunner {
  readonly #jobs: Jobs
  readonly #onFault: (error: Error) => void
  readonly #told = new EventEmitter().setMaxListeners(0)
  readonly #waiting: { readonly job: Job; readonly work: Work }[] = []
  readonly #cancelled = new Set<string>()
  #running: Promise<void> | undefined
  #stopped = false

  constructor(jobs: Jobs, onFault: (error: Error) => void) {
    this.#jobs = jobs
    this.#onFault = onFault
  }

  /** True where no more jobs are taken before some are done. */
  get full(): boolean {
    return this.#waiting.length >= MOST_WAITING
  }

  /** Marks as failed what an earlier process left behind: nothing of it goes on by itself. */
  async clearUp(): Promise<void> {
    for (let after: string | null | undefined; ; ) {
      const page = await this.#jobs.list({ after, limit: 200 })
      for (const job of page.items)
        if (!hasEnded(job))
          await this.#jobs.update(job.id, { state: 'failed', detail: { ...job.detail, problem: 'isnad was stopped: start it again' } })
      if ((after = page.next) === null) return
    }
  }

  async start(kind: string, detail: Job['detail'], total: number | undefined, work: Work): Promise<Job> {
    const job = await this.#jobs.create(kind, detail, total)
    this.#waiting.push({ job, work })
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
    return job
  }

  /** Stops a job before its next step; what it has done stays done. */
  async cancel(id: string): Promise<Job | undefined> {
    const job = await this.#jobs.get(id)
    if (job === undefined || hasEnded(job)) return job
    this.#cancelled.add(id)
    const at = this.#waiting.findIndex((w) => w.job.id === id)
    if (at < 0) return job
    this.#waiting.splice(at, 1)
    return this.#tell(id, { state: 'cancelled' })
  }

  /** Calls `listener` with a job each time something of it changed, until the returned function is called. */
  listen(id: string, listener: (job: Job) => void): () => void {
    this.#told.on(id, listener)
    return () => this.#told.off(id, listener)
  }

  /** Lets the present step end, and no other begin. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
  }

  async #run(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined && !this.#stopped; next = this.#waiting.shift()) {
      const { job, work } = next
      try {
        await this.#tell(job.id, { state: 'running' })
        for await (const step of work(job.detail)) {
          await this.#tell(job.id, step.detail === undefined ? { done: step.done } : step)
          if (this.#cancelled.has(job.id) || this.#stopped) break
        }
        await this.#tell(job.id, { state: this.#cancelled.has(job.id) || this.#stopped ? 'cancelled' : 'done' })
      } catch (error) {
        this.#onFault(error as Error)
        // What went wrong may hold words of an article: it is told to the log, which holds it back, and not here.
        await this.#tell(job.id, { state: 'failed' }).catch(() => {})
      }
      this.#cancelled.delete(job.id)
    }
  }

  async #tell(id: string, change: Partial<Pick<Job, 'state' | 'done' | 'detail'>>): Promise<Job | undefined> {
    const job = await this.#jobs.update(id, change)
    if (job) this.#told.emit(id, job)
    return job
  }
}
