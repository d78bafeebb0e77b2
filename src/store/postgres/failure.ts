/** What PostgreSQL and the way to it say → what its user can do. */
import { StoreError } from '../store-error.ts'

interface Coded {
  readonly code?: string
  readonly message?: string
}

/** Messages by SQLSTATE (appendix A of PostgreSQL's manual) or system code. */
const SAID: { readonly [code: string]: readonly [StoreError['problem'], string] } = {
  ECONNREFUSED: ['unreachable', 'nobody answers there: start PostgreSQL, or look at host and port'],
  ENOTFOUND: ['unreachable', 'no such host: look at the URL'],
  ETIMEDOUT: ['unreachable', 'no answer in time: look at host, port and firewall'],
  ECONNRESET: ['unreachable', 'the connection broke: try again; what was acknowledged is safe'],
  EPIPE: ['unreachable', 'the connection broke: try again; what was acknowledged is safe'],
  '57P01': ['unreachable', 'PostgreSQL is shutting down: try again when it is back; what was acknowledged is safe'],
  '57P03': ['unreachable', 'PostgreSQL is starting: try again in a moment'],
  '53300': ['busy', 'PostgreSQL has no connection left: raise max_connections, or stop other programs'],
  '55P03': ['busy', 'another process has been writing for too long: wait for it, or stop it, and try again'],
  '28P01': ['not-allowed', 'wrong user or password: look at the URL'],
  '28000': ['not-allowed', 'this user may not connect: look at the URL and at pg_hba.conf'],
  '42501': ['not-allowed', 'this user may not do that: grant it the right to make and write tables in this database'],
  '3D000': ['missing', 'no such database: create it (createdb -E UTF8)'],
  '25006': ['read-only', 'the database is read-only: connect to the primary server'],
  '53100': ['full', 'the disk of PostgreSQL is full: free some space and try again; what was added before is safe'],
  XX001: ['damaged', 'the database is damaged: restore the last backup'],
  XX002: ['damaged', 'an index of the database is damaged: REINDEX it, or restore the last backup'],
}

/** A complaint for what a user can mend, `error` itself for a fault of the program. */
export function translated(error: unknown, location: string): unknown {
  if (error instanceof StoreError) return error
  const { code = '', message = '' } = error as Coded
  const said = SAID[code] ?? (/Connection terminated|timeout exceeded when trying to connect/.test(message) ? SAID.ECONNRESET : undefined)
  return said === undefined ? error : new StoreError(said[0], `${location}: ${said[1]}`, error)
}
