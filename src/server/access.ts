/**
 * Who asks, and what they may do. Alone on a laptop reading is open and every change needs the token; in a team everyone logs in.
 * The token is shown to the page with its HTML, and to programs of the same user by a file that only that user can read.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import type { Accounts, Role } from '../store/accounts/accounts.ts'
import { Failure } from './failure.ts'

export interface Caller {
  readonly name: string
  readonly role: Role
  /** The session by which they are known, in a team. */
  readonly session?: string | undefined
}

export interface Access {
  readonly mode: 'local' | 'team'
  /** What the page is given with its HTML; nothing in a team. */
  readonly pageToken: string | undefined
  /** Who sends these headers; undefined where nobody is known. @throws Failure where a credential is sent and wrong. */
  callerOf(headers: Headers): Promise<Caller | undefined>
}

const RANK: { readonly [R in Role]: number } = { reader: 0, editor: 1, admin: 2 }

/** True where a role includes the rights of another. */
export const mayAct = (role: Role, needed: Role) => RANK[role] >= RANK[needed]

export const newToken = () => randomBytes(32).toString('base64url')

/** The token kept in a file that only its user can read; made where there is none. */
export function tokenOf(path: string): string {
  try {
    const kept = readFileSync(path, 'utf8').trim()
    if (/^[\w-]{16,}$/.test(kept)) {
      chmodSync(path, 0o600)
      return kept
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const token = newToken()
  writeFileSync(path, `${token}\n`, { mode: 0o600 })
  chmodSync(path, 0o600)
  return token
}

/** Compares secrets in a time that tells nothing of them. */
function sameSecret(a: string, b: string): boolean {
  const digest = (s: string) => createHash('sha256').update(s).digest()
  return timingSafeEqual(digest(a), digest(b))
}

const bearerOf = (headers: Headers) => /^Bearer ([\w.~+/=-]{1,512})$/.exec(headers.get('authorization') ?? '')?.[1]

/** One user on one machine: whoever reads is a reader, whoever has the token may do everything. */
export function localAccess(token: string, user: string): Access {
  return {
    mode: 'local',
    pageToken: token,
    async callerOf(headers) {
      if (!headers.has('authorization')) return { name: user, role: 'reader' }
      const given = bearerOf(headers)
      if (given === undefined || !sameSecret(given, token))
        throw new Failure(401, 'access/token', 'the token is not that of this server', 'open the page anew, or read the token file again')
      return { name: user, role: 'admin' }
    },
  }
}

/** Over TLS the name says that the cookie is for this host alone and secure. */
export const cookieName = (secure: boolean) => (secure ? '__Host-isnad' : 'isnad-session')

function cookieOf(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return undefined
}

/** Accounts with roles; a session comes as a cookie from the page, or as a bearer token from a program. */
export function teamAccess(accounts: Accounts, secure: boolean): Access {
  return {
    mode: 'team',
    pageToken: undefined,
    async callerOf(headers) {
      const secret = bearerOf(headers) ?? cookieOf(headers, cookieName(secure))
      if (secret === undefined) return undefined
      const session = await accounts.session(secret)
      return session && { name: session.account, role: session.role, session: session.id }
    },
  }
}
