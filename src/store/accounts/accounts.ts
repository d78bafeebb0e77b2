/**
 * The people of a team: accounts with a role, a password of which only an Argon2id hash is kept, and sessions that can be
 * taken back. Of a session's token only the SHA-256 is kept.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Database } from '../database.ts'

/** What an account may do: look; correct and add; also take out, and manage accounts. Each includes the one before. */
export type Role = 'reader' | 'editor' | 'admin'
export const ROLES: readonly Role[] = ['reader', 'editor', 'admin']

export interface Account {
  readonly name: string
  readonly role: Role
  readonly createdAt: string
  readonly disabled: boolean
}

export interface Session {
  /** A public name of it: the beginning of its token's hash. */
  readonly id: string
  readonly account: string
  readonly role: Role
  readonly createdAt: string
  readonly expiresAt: string
}

export interface Accounts {
  list(): Promise<readonly Account[]>
  get(name: string): Promise<Account | undefined>
  /** Undefined where the name is taken. The password is not checked for strength: see {@link passwordFault}. */
  create(name: string, role: Role, password: string): Promise<Account | undefined>
  /** A new password, or being disabled, ends the account's sessions. `last-admin` where nobody would be left to manage accounts. */
  update(
    name: string,
    change: { readonly role?: Role | undefined; readonly password?: string | undefined; readonly disabled?: boolean | undefined },
  ): Promise<Account | 'last-admin' | undefined>
  /** A token for a new session, or undefined; it takes as long for a name that nobody has. */
  login(name: string, password: string): Promise<{ readonly token: string; readonly session: Session } | undefined>
  session(token: string): Promise<Session | undefined>
  sessions(name: string): Promise<readonly Session[]>
  /** Ends one session by its public name. */
  revoke(id: string): Promise<boolean>
}

/** OWASP's first choice of parameters (Password Storage Cheat Sheet, 2024): 19 MiB, two passes, one lane. Argon2id is the library's default. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const SESSION_DAYS = 14
const ID_LENGTH = 16

const MIN_PASSWORD = 12
const MAX_PASSWORD = 256

/** Why a password is not taken; undefined where it is. */
export function passwordFault(password: string, name: string): string | undefined {
  if (password.length < MIN_PASSWORD) return `the password is shorter than ${MIN_PASSWORD} characters`
  if (password.length > MAX_PASSWORD) return `the password is longer than ${MAX_PASSWORD} characters`
  if (new Set(password).size < 5) return 'the password is made of fewer than five different characters'
  if (password.toLowerCase().includes(name.toLowerCase())) return 'the password holds the name of the account'
  return undefined
}

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

/** The accounts of a store. `now` is given by tests. */
export function accountsOf(database: Database, now: () => Date = () => new Date()): Accounts {
  const rowOf = (name: string) => database.query.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst()
  // Of an account that is not there a password is compared too, so that the time tells nothing.
  let decoy: Promise<string> | undefined

  const accounts: Accounts = {
    async list() {
      const rows = await database.query.selectFrom('accounts').selectAll().orderBy('name').execute()
      return rows.map(toAccount)
    },
    async get(name) {
      const row = await rowOf(name)
      return row && toAccount(row)
    },
    async create(name, role, password) {
      const password_hash = await hash(password, ARGON2)
      return database.write(async ({ query }) => {
        if (await query.selectFrom('accounts').select('id').where('name', '=', name).executeTakeFirst()) return undefined
        const row = { id: randomUUID(), name, role, password_hash, created_at: now().toISOString(), disabled_at: null }
        await query.insertInto('accounts').values(row).execute()
        return toAccount(row)
      })
    },
    async update(name, { role, password, disabled }) {
      const password_hash = password === undefined ? undefined : await hash(password, ARGON2)
      const at = now().toISOString()
      return database.write(async ({ query }) => {
        const row = await query.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst()
        if (row === undefined) return undefined
        const next = {
          ...row,
          ...(role !== undefined && { role }),
          ...(password_hash !== undefined && { password_hash }),
          ...(disabled !== undefined && { disabled_at: disabled ? (row.disabled_at ?? at) : null }),
        }
        const rules = (r: { role: string; disabled_at: string | null }) => r.role === 'admin' && r.disabled_at === null
        if (rules(row) && !rules(next)) {
          const others = await query.selectFrom('accounts').select(['role', 'disabled_at']).where('name', '!=', name).execute()
          if (!others.some(rules)) return 'last-admin' as const
        }
        await query.updateTable('accounts').set(next).where('id', '=', row.id).execute()
        if (password_hash !== undefined || next.disabled_at !== null)
          await query
            .updateTable('sessions')
            .set({ revoked_at: at })
            .where('account', '=', row.id)
            .where('revoked_at', 'is', null)
            .execute()
        return toAccount(next)
      })
    },
    async login(name, password) {
      const row = await rowOf(name)
      decoy ??= hash(randomBytes(16).toString('hex'), ARGON2)
      const right = await verify(row?.password_hash ?? (await decoy), password).catch(() => false)
      if (!right || row === undefined || row.disabled_at !== null) return undefined
      const token = randomBytes(32).toString('base64url')
      const at = now()
      const made = {
        token_hash: digest(token),
        account: row.id,
        created_at: at.toISOString(),
        expires_at: new Date(at.getTime() + SESSION_DAYS * 86_400_000).toISOString(),
        revoked_at: null,
      }
      await database.write(async ({ query }) => {
        await query.deleteFrom('sessions').where('expires_at', '<', made.created_at).execute()
        await query.insertInto('sessions').values(made).execute()
      })
      return { token, session: toSession({ ...made, name: row.name, role: row.role }) }
    },
    async session(token) {
      const row = await database.query
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account')
        .select(['sessions.token_hash', 'sessions.created_at', 'sessions.expires_at', 'accounts.name', 'accounts.role'])
        .where('sessions.token_hash', '=', digest(token))
        .where('sessions.revoked_at', 'is', null)
        .where('sessions.expires_at', '>', now().toISOString())
        .where('accounts.disabled_at', 'is', null)
        .executeTakeFirst()
      return row && toSession(row)
    },
    async sessions(name) {
      const rows = await database.query
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.id', 'sessions.account')
        .select(['sessions.token_hash', 'sessions.created_at', 'sessions.expires_at', 'accounts.name', 'accounts.role'])
        .where('accounts.name', '=', name)
        .where('sessions.revoked_at', 'is', null)
        .where('sessions.expires_at', '>', now().toISOString())
        .orderBy('sessions.created_at', 'desc')
        .execute()
      return rows.map(toSession)
    },
    async revoke(id) {
      if (!/^[0-9a-f]{16}$/.test(id)) return false
      return database.write(async ({ query }) => {
        const { numUpdatedRows } = await query
          .updateTable('sessions')
          .set({ revoked_at: now().toISOString() })
          .where('token_hash', 'like', `${id}%`)
          .where('revoked_at', 'is', null)
          .executeTakeFirst()
        return Number(numUpdatedRows) > 0
      })
    },
  }
  return accounts
}

const toAccount = (row: { name: string; role: string; created_at: string; disabled_at: string | null }): Account => ({
  name: row.name,
  role: row.role as Role,
  createdAt: row.created_at,
  disabled: row.disabled_at !== null,
})

const toSession = (row: { token_hash: string; created_at: string; expires_at: string; name: string; role: string }): Session => ({
  id: row.token_hash.slice(0, ID_LENGTH),
  account: row.name,
  role: row.role as Role,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
})
