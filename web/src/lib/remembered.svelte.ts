/** What this browser remembers of its reader: whom one follows, and when one was here last. It never leaves the machine. */

interface Followed {
  readonly id: string
  readonly name: string
}

const FOLLOWED = 'isnad.followed'
const VISIT = 'isnad.visit'
/** Coming back within this long is the same visit, in milliseconds. */
const SAME_VISIT = 30 * 60_000

class Remembered {
  followed = $state.raw<readonly Followed[]>(read<readonly Followed[]>(FOLLOWED) ?? [])
  /** When the visit before this one ended, as ISO 8601; undefined on the first. */
  readonly lastVisit: string | undefined

  constructor() {
    const visit = read<{ readonly before?: string; readonly now: string }>(VISIT)
    const now = new Date()
    const same = visit !== undefined && now.getTime() - Date.parse(visit.now) < SAME_VISIT
    this.lastVisit = same ? visit.before : visit?.now
    write(VISIT, { ...(this.lastVisit && { before: this.lastVisit }), now: now.toISOString() })
  }

  follows(id: string): boolean {
    return this.followed.some((f) => f.id === id)
  }

  toggle(actor: Followed): void {
    this.followed = this.follows(actor.id)
      ? this.followed.filter((f) => f.id !== actor.id)
      : [...this.followed, { id: actor.id, name: actor.name }]
    write(FOLLOWED, this.followed)
  }
}

function read<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage may be forbidden; it then lasts as long as the page.
  }
}

export const remembered = new Remembered()
