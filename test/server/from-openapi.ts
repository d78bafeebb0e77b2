/** What the OpenAPI document says, as tests use it: its operations, requests made from its schemas, answers held against them. */
import fc from 'fast-check'
import { z } from 'zod'

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: { readonly [name: string]: Schema }
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly format?: string
  readonly pattern?: string
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema: Schema
}

export interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
  readonly responses: { readonly [status: string]: { readonly content?: { readonly [type: string]: { readonly schema?: Schema } } } }
  readonly 'x-isnad-role': 'anyone' | 'reader' | 'editor' | 'admin'
}

export interface Document {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
  readonly components: { readonly schemas: { readonly [name: string]: Schema } }
}

export interface Route {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

export const routesOf = (document: Document): Route[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )

export const changes = ({ method }: Route) => method !== 'GET'

// ── Answers ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every object that is not put together from several says all of its fields. */
function strict(schema: Schema, part = false): unknown {
  if (Array.isArray(schema)) return schema.map((s) => strict(s as Schema))
  if (typeof schema !== 'object' || schema === null) return schema
  const made: { [key: string]: unknown } = {}
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref') made.$ref = (value as string).replace('#/components/schemas/', part ? '#/$defs/part-' : '#/$defs/')
    else if (key === 'allOf') made.allOf = (value as Schema[]).map((s) => strict(s, true))
    else if (key === 'properties')
      made.properties = Object.fromEntries(Object.entries(value as object).map(([name, s]) => [name, strict(s as Schema)]))
    else if (key === 'items' || key === 'additionalProperties') made[key] = strict(value as Schema)
    else if (key === 'anyOf' || key === 'oneOf') made[key] = (value as Schema[]).map((s) => strict(s))
    else if (!['description', 'example', 'examples', 'param', 'default'].includes(key)) made[key] = value
  }
  if (made.type === 'object' && made.properties && !('additionalProperties' in made) && !part) made.additionalProperties = false
  return made
}

/** Looks at an answer's status, media type and body. Says what is wrong, or nothing. */
export function checker(document: Document): (route: Route, response: Response) => Promise<string | undefined> {
  const schemas = Object.entries(document.components.schemas)
  const $defs = Object.fromEntries(
    schemas.flatMap(([name, schema]) => [
      [name, strict(schema)],
      [`part-${name}`, strict(schema, true)],
    ]),
  )
  const compiled = new Map<string, z.ZodType>()
  const of = (schema: Schema, key: string) => {
    let made = compiled.get(key)
    if (made === undefined) compiled.set(key, (made = z.fromJSONSchema({ ...(strict(schema) as object), $defs } as never)))
    return made
  }
  return async ({ method, path, operation }, response) => {
    const { status } = response
    const body = await response.text()
    if (status >= 500 && status !== 503) return `${method} ${path}: ${status} ${body.slice(0, 200)}`
    const declared = operation.responses[status]
    if (declared === undefined) return `${method} ${path}: ${status} is not declared: ${body.slice(0, 200)}`
    const type = response.headers.get('content-type')?.replace(/;.*/, '')
    if (declared.content === undefined) return body === '' ? undefined : `${method} ${path}: ${status} has a body and declares none`
    const media = type === undefined ? undefined : declared.content[type]
    if (media === undefined) return `${method} ${path}: ${status} is ${type}, which is not declared`
    if (!type?.endsWith('json') || media.schema === undefined) return undefined
    const found = of(media.schema, `${method} ${path} ${status} ${type}`).safeParse(JSON.parse(body))
    return found.success ? undefined : `${method} ${path}: ${status} does not match: ${JSON.stringify(found.error.issues[0]).slice(0, 400)}`
  }
}

// ── Requests ─────────────────────────────────────────────────────────────────────────────────────────────────────

const WORDS = [
  'قال',
  'الوردي',
  'السد',
  '2024-02-14',
  'a1',
  'e1',
  'p1',
  'جريدة',
  '"',
  '(',
  ')',
  '*',
  'AND',
  'NOT',
  '-',
  ':',
  '',
  ' ',
  '%',
  '_',
  "'",
  ';--',
]
const odd = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('\u0000', '\ud800', '../../etc/passwd', '<script>', '__proto__', '{{7*7}}', '😀', '\u202e', 'x'.repeat(3000)),
)
const anything = fc.oneof(
  odd,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
  fc.dictionary(odd, odd),
)

/** Values that a schema allows, for the most part. */
export function valuesOf(schema: Schema, document: Document, known: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const of = (s: Schema): fc.Arbitrary<unknown> => valuesOf(s, document, known)
  if (schema.$ref) return of(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''])
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const several = schema.anyOf ?? schema.oneOf
  if (several) return fc.oneof(...several.map(of))
  if (schema.allOf) return fc.tuple(...schema.allOf.map(of)).map((parts) => Object.assign({}, ...(parts as object[])))
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  return fc.oneof(...types.map((type) => ofType(type as string, schema)))

  function ofType(
    type: string | undefined,
    { minimum = 0, maximum, minLength = 0, maxLength, minItems = 0, maxItems, format, items }: Schema,
  ) {
    if (type === 'null') return fc.constant(null)
    if (type === 'boolean') return fc.boolean()
    if (type === 'integer' || type === 'number') return fc.integer({ min: minimum, max: Math.min(maximum ?? 400, minimum + 400) })
    if (type === 'array') return fc.array(of(items ?? {}), { minLength: minItems, maxLength: Math.min(maxItems ?? 4, minItems + 3) })
    if (type === 'string') {
      if (format === 'date')
        return fc
          .date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
          .map((d) => d.toISOString().slice(0, 10))
      return fc.oneof({ weight: 3, arbitrary: known }, odd).map((s) => {
        const long = s.length < minLength ? s.padEnd(minLength, 'ن') : s
        return maxLength === undefined ? long : long.slice(0, maxLength)
      })
    }
    if (type === 'object') {
      const properties = Object.entries(schema.properties ?? {})
      const required = new Set(schema.required)
      return fc.record(Object.fromEntries(properties.map(([name, s]) => [name, of(s)])), {
        requiredKeys: properties.flatMap(([name]) => (required.has(name) ? [name] : [])),
      })
    }
    return anything
  }
}

export interface Made {
  readonly url: string
  readonly init: RequestInit
}

/** Requests of one route: most as its schemas have them, some with a part that is anything at all. */
export function requestsOf({ method, path, operation }: Route, document: Document, known: fc.Arbitrary<string>): fc.Arbitrary<Made> {
  const given = (schema: Schema) =>
    fc
      .oneof({ weight: 8, arbitrary: valuesOf(schema, document, known) }, { weight: 1, arbitrary: anything })
      .map((v) => (typeof v === 'string' ? v : JSON.stringify(v)))
  const parameters = operation.parameters ?? []
  const inPath = fc.record(
    Object.fromEntries(
      parameters.filter((p) => p.in === 'path').map((p) => [p.name, fc.oneof({ weight: 4, arbitrary: known }, given(p.schema))]),
    ),
  )
  const inQuery = fc.record(Object.fromEntries(parameters.filter((p) => p.in === 'query').map((p) => [p.name, given(p.schema)])), {
    requiredKeys: parameters.flatMap((p) => (p.in === 'query' && p.required ? [p.name] : [])),
  })
  const schema = operation.requestBody?.content['application/json'].schema
  const body = schema
    ? fc.oneof(
        { weight: 12, arbitrary: valuesOf(schema, document, known).map((v) => JSON.stringify(v)) },
        { weight: 2, arbitrary: anything.map((v) => JSON.stringify(v)) },
        { weight: 1, arbitrary: fc.string() },
      )
    : fc.constant(undefined)
  return fc.tuple(inPath, inQuery, body).map(([params, query, sent]) => {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(String((params as { [n: string]: string })[name] || 'x').replace(/\p{Surrogate}/gu, '\uFFFD')),
    )
    const search = new URLSearchParams(query as { [name: string]: string }).toString()
    return {
      url: `${filled.replace(/\/\.{1,2}(?=\/|$)/g, '/x')}${search && `?${search}`}`,
      init: { method, ...(sent !== undefined && { headers: { 'content-type': 'application/json' }, body: sent }) },
    }
  })
}
