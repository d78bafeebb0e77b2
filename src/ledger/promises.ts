/**
 * What became of promises. A promise is what somebody agreed or announced to do; what was read to be given, held or withdrawn
 * afterwards by the same party is suggested as its keeping, with the reason. No article need say that a promise was broken:
 * `overdue` means that its day has passed and no keeping of it was read.
 */
import { indexWords } from '../core/search/analyse.ts'
import { dayOfRow, type LedgerRow } from './ledger.ts'
import { shared } from './same-event.ts'
import { dayNumber } from './telling.ts'

export type PromiseState = 'open' | 'due-soon' | 'overdue' | 'kept' | 'kept-in-part' | 'withdrawn'

export interface Keeping {
  /** Id of the row. */
  readonly row: string
  readonly reason: string
}

export interface LedgerPromise {
  readonly row: LedgerRow
  readonly state: PromiseState
  /** The last day on which it can be kept, ISO; null where none was named. */
  readonly due: string | null
  readonly keepings: readonly Keeping[]
  /** The row by which it was taken back. */
  readonly withdrawnBy: string | null
}

/** Days before its day on which a promise is due soon. */
const SOON = 14
/** Days after which nothing that is done is taken for the keeping of a promise without a day. */
const LONGEST = 400

/** @param today ISO day. */
export function promisesOf(rows: readonly LedgerRow[], today: string): readonly LedgerPromise[] {
  const now = dayNumber(today) ?? 0
  const keepings = rows.filter(
    (row) => (row.type === 'AID' || row.type === 'RETREAT') && (row.status === 'done' || row.status === 'ongoing'),
  )
  const negations = rows.filter((row) => row.status === 'negated')
  return rows
    .filter(isPromise)
    .map((row): LedgerPromise => {
      const found = keepings.flatMap((other) => {
        const reason = keeps(row, other)
        return reason === undefined ? [] : [{ other, reason }]
      })
      const taken = negations.find(
        (other) => other.type === row.type && sameGivers(row, other) && isAfter(row, other) && reasonOf(row, other) !== undefined,
      )
      const due = row.deadline ? row.until : null
      const dueDay = due === null ? undefined : lastDay(due)
      const state: PromiseState =
        found.length > 0
          ? isPart(
              row,
              found.map((f) => f.other),
            )
            ? 'kept-in-part'
            : 'kept'
          : taken
            ? 'withdrawn'
            : dueDay === undefined
              ? 'open'
              : dueDay < now
                ? 'overdue'
                : dueDay - now <= SOON
                  ? 'due-soon'
                  : 'open'
      return { row, state, due, keepings: found.map(({ other, reason }) => ({ row: other.id, reason })), withdrawnBy: taken?.id ?? null }
    })
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : a.row.id < b.row.id ? -1 : 1))
}

export function isPromise(row: LedgerRow): boolean {
  // An agreement on a sum is one, too.
  const deal = row.type === 'COOPERATE' && row.status === 'done' && row.amounts.length > 0
  return (
    deal ||
    (row.type === 'AGREE' && row.status !== 'negated') ||
    ((row.type === 'AID' || row.type === 'RETREAT') && row.status === 'planned')
  )
}

/** Why `done` may be the keeping of `promise`, undefined where it is not. */
function keeps(promise: LedgerRow, done: LedgerRow): string | undefined {
  if (promise.type === 'RETREAT' ? done.type !== 'RETREAT' : done.type === 'RETREAT' && promise.type !== 'AGREE') return undefined
  if (promise.type === 'COOPERATE' && !sameSum(promise, done)) return undefined
  if (!sameGivers(promise, done) || !isAfter(promise, done)) return undefined
  // Given to somebody else keeps no promise.
  const receivers = ids(promise.receivers)
  const given = ids(done.receivers)
  if (receivers.size > 0 && given.size > 0 && shared(receivers, given) === 0) return undefined
  const reason = reasonOf(promise, done)
  if (reason === undefined) return undefined
  // Where neither the receiver nor the thing is certain, it is another matter.
  return shared(receivers, given) > 0 || promise.type === 'RETREAT'
    ? reason
    : reason.includes('sum') || reason.includes('words')
      ? reason
      : undefined
}

function reasonOf(promise: LedgerRow, done: LedgerRow): string | undefined {
  const reasons: string[] = []
  if (sameSum(promise, done)) reasons.push('the same sum')
  const kinds = promise.support.filter((kind) => done.support.includes(kind))
  const words = new Set(indexWords(promise.object ?? '').filter((w) => !/^\d/.test(w)))
  const others = new Set(indexWords(done.object ?? ''))
  if (words.size > 0 && shared(words, others) / Math.min(words.size, Math.max(1, others.size)) >= 0.34) reasons.push('the same words')
  if (kinds.length > 0) reasons.push(`the same kind of support: ${kinds.join(', ')}`)
  if (promise.type === 'RETREAT' && done.type === 'RETREAT') reasons.push('a withdrawal of the same party')
  return reasons.length > 0 ? `the same giver, ${reasons.join(', ')}` : undefined
}

function sameSum(promise: LedgerRow, done: LedgerRow): boolean {
  return promise.amounts.some((a) => done.amounts.some((b) => a.number === b.number && a.unit === b.unit))
}

function ids(parties: LedgerRow['givers']): Set<string> {
  return new Set(parties.map((p) => p.id).filter((id) => id !== ''))
}

function sameGivers(a: LedgerRow, b: LedgerRow): boolean {
  return shared(ids(a.givers), ids(b.givers)) > 0
}

function isAfter(promise: LedgerRow, done: LedgerRow): boolean {
  const from = dayOfRow(promise)
  const on = dayOfRow(done)
  return from !== undefined && on !== undefined && on >= from && on - from <= LONGEST && done.id !== promise.id
}

function isPart(promise: LedgerRow, done: readonly LedgerRow[]): boolean {
  const [promised] = promise.amounts
  if (!promised) return false
  const given = done.flatMap((row) => row.amounts.slice(0, 1)).filter((a) => a.unit === promised.unit)
  return given.length > 0 && given.reduce((sum, a) => sum + a.number, 0) < promised.number
}

/** The last day of an ISO day, month or year. */
function lastDay(iso: string): number | undefined {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(iso)
  if (!found) return undefined
  const [, year, month, day] = found
  const ms =
    day !== undefined ? Date.UTC(+year, +month - 1, +day) : month !== undefined ? Date.UTC(+year, +month, 0) : Date.UTC(+year, 11, 31)
  return Math.round(ms / 86_400_000)
}
