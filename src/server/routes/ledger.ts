/** The ledger over all articles, and what became of promises. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { pageAfter } from '../../ledger/cursor.ts'
import { ledgerOf } from '../../ledger/from-store.ts'
import { type LedgerRow as Row, sumsOf } from '../../ledger/ledger.ts'
import { promisesOf } from '../../ledger/promises.ts'
import { addEndpoint, pageOf, paging } from '../endpoint.ts'
import { LedgerPromise, LedgerRow, PROMISE_STATES, Sum } from '../schemas/ledger.ts'
import { EVENT_TYPES, STATUSES } from '../schemas/record.ts'
import { type Services, shown } from '../services.ts'

const period = {
  from: z.iso.date().optional().openapi({ description: 'First day of publication' }),
  to: z.iso.date().optional().openapi({ description: 'Last day of publication' }),
}
const part = z.string().min(1).max(200).optional()
const filters = {
  ...period,
  type: z.enum(EVENT_TYPES).optional(),
  status: z.enum(STATUSES).optional(),
  giver: part.openapi({ description: 'A part of the name of who gives, asks or takes part' }),
  receiver: part.openapi({ description: 'A part of the name of who receives or is asked' }),
  support: part.openapi({ description: 'A kind of support', example: 'food' }),
}

interface Filter {
  readonly type?: Row['type'] | undefined
  readonly status?: Row['status'] | undefined
  readonly giver?: string | undefined
  readonly receiver?: string | undefined
  readonly support?: string | undefined
}

export function addLedger(app: OpenAPIHono, services: Services): void {
  const { access } = services
  const tag = 'ledger'

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/ledger-rows',
      tag,
      summary: 'The ledger over all articles: one row an event',
      description:
        'A row for each event, however many articles tell of it; the newest first. Where they differ, all figures stand side by side.',
      role: 'reader',
      query: z.object({ ...filters, ...paging }),
      answers: { 200: { description: 'A page of rows', schema: pageOf(LedgerRow, 'EventRowPage') } },
    },
    async ({ c, query: { after, limit, ...filter } }) => {
      const rows = await rowsOf(services, filter)
      return c.json(pageAfter(rows, (row) => row.id, after, limit))
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/ledger-sums',
      tag,
      summary: 'Sums of the ledger, by currency',
      description: 'Of each row the figure that most articles give; never across currencies.',
      role: 'reader',
      query: z.object(filters),
      answers: { 200: { description: 'A sum for each currency', schema: z.object({ sums: z.array(Sum) }) } },
    },
    async ({ c, query }) => c.json({ sums: sumsOf(await rowsOf(services, query)) }),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/promises',
      tag,
      summary: 'Promises, and what became of them',
      role: 'reader',
      query: z.object({
        ...period,
        today: z.iso.date().optional().openapi({ description: 'The day to reckon from; today' }),
        state: z.enum(PROMISE_STATES).optional(),
        ...paging,
      }),
      answers: { 200: { description: 'A page of promises, those due first in front', schema: pageOf(LedgerPromise, 'LedgerPromisePage') } },
    },
    async ({ c, query: { today = new Date().toISOString().slice(0, 10), state, after, limit, ...dates } }) => {
      const rows = await ledgerOf((await shown(services)).store, dates)
      const promises = promisesOf(rows, today).filter((promise) => state === undefined || promise.state === state)
      return c.json(pageAfter(promises, (promise) => promise.row.id, after, limit))
    },
  )
}

async function rowsOf(
  services: Services,
  { type, status, giver, receiver, support, ...dates }: Filter & { readonly from?: string | undefined; readonly to?: string | undefined },
) {
  const rows = await ledgerOf((await shown(services)).store, dates)
  const named = (parties: Row['givers'], name: string | undefined) => name === undefined || parties.some((p) => p.name.includes(name))
  return rows.filter(
    (row) =>
      (type === undefined || row.type === type) &&
      (status === undefined || row.status === status) &&
      (support === undefined || row.support.includes(support)) &&
      named(row.givers, giver) &&
      named(row.receivers, receiver),
  )
}
