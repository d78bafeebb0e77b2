/** Logging in and out, and the accounts of a team. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { passwordFault, ROLES } from '../../store/accounts/accounts.ts'
import { cookieName } from '../access.ts'
import { addEndpoint, byId } from '../endpoint.ts'
import { Failure, notFound } from '../failure.ts'
import { RateLimiter } from '../limits.ts'
import type { Services } from '../services.ts'

const accountName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, 'letters, digits, and . _ - between them')
  .openapi({ example: 'noura' })
const password = z.string().min(1).max(256)
const role = z.enum(ROLES as readonly ['reader', 'editor', 'admin'])
const byName = z.object({ name: accountName.openapi({ param: { name: 'name', in: 'path' } }) })

const Account = z.object({ name: z.string(), role, createdAt: z.string(), disabled: z.boolean() }).openapi('Account')
const Session = z.object({ id: z.string(), account: z.string(), role, createdAt: z.string(), expiresAt: z.string() }).openapi('Session')
const Present = z
  .object({
    mode: z.enum(['local', 'team']),
    name: z.string().nullable().openapi({ description: 'Who asks; null where nobody is logged in' }),
    role: role.nullable(),
  })
  .openapi('Present')

export function addAccounts(app: OpenAPIHono, { access, accounts, limits, secure }: Services): void {
  const attempts = new RateLimiter(limits.login)
  const tag = 'accounts'
  const team = () => {
    if (access.mode !== 'team')
      throw new Failure(
        409,
        'conflict',
        'this isnad is for one user: it has no accounts',
        'start it for a team with isnad serve --host, see README.md',
      )
  }
  const cookie = (c: Context, value: string, maxAge: number) =>
    setCookie(c, cookieName(secure), value, { httpOnly: true, sameSite: 'Strict', path: '/', secure, maxAge })

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/session',
      tag,
      summary: 'Who asks',
      role: 'anyone',
      answers: { 200: { description: 'The account, if there is one', schema: Present } },
    },
    async ({ c }) => {
      const caller = await access.callerOf(c.req.raw.headers)
      return c.json({ mode: access.mode, name: caller?.name ?? null, role: caller?.role ?? null })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/session',
      tag,
      summary: 'Log in',
      description: `The session is set as a cookie, and given as a token for programs. At most ${limits.login.burst} attempts at once for an account and an address, then one in ${Math.round(1 / limits.login.perSecond)} s.`,
      role: 'anyone',
      body: z.strictObject({ name: z.string().min(1).max(64), password }).openapi('Login'),
      maxBody: 4096,
      answers: {
        200: { description: 'A session', schema: Session.extend({ token: z.string() }).openapi('NewSession') },
      },
      problems: [401, 409],
    },
    async ({ c, body }) => {
      team()
      const address = addressOf(c)
      attempts.take(`account ${body.name.toLowerCase()}`)
      attempts.take(`address ${address}`)
      const made = await accounts.login(body.name, body.password)
      if (made === undefined)
        throw new Failure(401, 'access/credentials', 'the name or the password is wrong', 'try again, or ask an admin for a new password')
      attempts.forgive(`account ${body.name.toLowerCase()}`)
      attempts.forgive(`address ${address}`)
      cookie(c, made.token, Math.floor((Date.parse(made.session.expiresAt) - Date.parse(made.session.createdAt)) / 1000))
      return c.json({ ...made.session, token: made.token })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/session',
      tag,
      summary: 'Log out',
      role: 'reader',
      answers: { 204: { description: 'The session is over' } },
    },
    async ({ c, caller }) => {
      if (caller.session) await accounts.revoke(caller.session)
      cookie(c, '', 0)
      return c.body(null, 204)
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/sessions',
      tag,
      summary: 'One’s own sessions',
      role: 'reader',
      answers: { 200: { description: 'Those that hold', schema: z.object({ items: z.array(Session) }).openapi('Sessions') } },
    },
    async ({ c, caller }) => c.json({ items: await accounts.sessions(caller.name) }),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/sessions/{id}',
      tag,
      summary: 'End a session',
      description: 'One’s own; an admin ends anybody’s.',
      role: 'reader',
      params: byId,
      answers: { 204: { description: 'It is over' } },
    },
    async ({ c, params, caller }) => {
      const own = (await accounts.sessions(caller.name)).some((s) => s.id === params.id)
      if ((!own && caller.role !== 'admin') || !(await accounts.revoke(params.id))) throw notFound('a session of this id')
      return c.body(null, 204)
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/accounts',
      tag,
      summary: 'List accounts',
      role: 'admin',
      answers: { 200: { description: 'By name', schema: z.object({ items: z.array(Account) }).openapi('Accounts') } },
    },
    async ({ c }) => c.json({ items: await accounts.list() }),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/accounts',
      tag,
      summary: 'Make an account',
      role: 'admin',
      body: z.strictObject({ name: accountName, role, password }).openapi('NewAccount'),
      answers: { 201: { description: 'The account', schema: Account } },
      problems: [409],
    },
    async ({ c, body }) => {
      team()
      strong(body.password, body.name)
      const made = await accounts.create(body.name, body.role, body.password)
      if (made === undefined) throw new Failure(409, 'account/exists', `there is an account ${body.name}`, 'take another name')
      return c.json(made, 201)
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'patch',
      path: '/api/accounts/{name}',
      tag,
      summary: 'Change an account',
      description: 'A new password, or being disabled, ends its sessions.',
      role: 'admin',
      params: byName,
      body: z
        .strictObject({ role: role.optional(), password: password.optional(), disabled: z.boolean().optional() })
        .openapi('AccountChange'),
      answers: { 200: { description: 'The account', schema: Account } },
      problems: [409],
    },
    async ({ c, params, body }) => {
      team()
      if (body.password !== undefined) strong(body.password, params.name)
      const changed = await accounts.update(params.name, body)
      if (changed === undefined) throw notFound('an account of this name')
      if (changed === 'last-admin')
        throw new Failure(409, 'account/last-admin', 'nobody would be left to manage accounts', 'make another account admin first')
      return c.json(changed)
    },
  )
}

function strong(password: string, name: string): void {
  const fault = passwordFault(password, name)
  if (fault !== undefined) throw new Failure(400, 'request/field', fault, 'take a longer one, such as four words', { field: 'password' })
}

/** The address a request came from, as its socket has it; a header could say anything. */
export function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? 'unknown'
}
