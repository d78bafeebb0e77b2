/** Writes docs/api.md from the OpenAPI document of the server: `npx tsx scripts/api-page.ts [--check]`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { localAccess } from '../src/server/access.ts'
import { createApp } from '../src/server/app.ts'
import { openStore } from '../src/store/index.ts'

const PAGE = fileURLToPath(new URL('../docs/api.md', import.meta.url))

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly description?: string
}
interface Operation {
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema; readonly description?: string }[]
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
  readonly responses: {
    readonly [status: string]: { readonly description: string; readonly content?: { readonly [type: string]: { readonly schema: Schema } } }
  }
}
interface Document {
  readonly info: { readonly version: string; readonly description: string }
  readonly tags: readonly { readonly name: string; readonly description?: string }[]
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
}

async function documentOfTheServer(): Promise<Document> {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-api-'))
  try {
    const store = await openStore(folder)
    const app = createApp({ store, reader: { read: () => { throw new Error('nothing is read here') } }, access: localAccess('-', '-') }) // biome-ignore format: one line
    await store.close()
    return app.document as unknown as Document
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const nameOf = (schema: Schema) => schema.$ref?.split('/').at(-1)

function routeText(method: string, path: string, { summary, description, parameters = [], requestBody, responses }: Operation): string {
  const lines = [`### \`${method.toUpperCase()} ${path}\``, '', `${summary}. ${(description ?? '').replaceAll('\n\n', ' ')}`.trim(), '']
  for (const { name, in: where, schema, description } of parameters) {
    if (where === 'path') continue
    const values = schema.enum ? `: ${schema.enum.map((v) => `\`${v}\``).join(', ')}` : ''
    lines.push(`- \`${name}\`${values}${description ? ` — ${description}` : ''}`)
  }
  if (requestBody) lines.push(`- body: ${nameOf(requestBody.content['application/json'].schema) ?? 'an object'}`)
  for (const [status, { description, content }] of Object.entries(responses)) {
    if (!status.startsWith('2')) continue
    const [[type, media] = ['', undefined]] = Object.entries(content ?? {})
    const shape = media && nameOf(media.schema)
    lines.push(`- **${status}** ${description}${shape ? ` (${shape})` : type && type !== 'application/json' ? ` (${type})` : ''}`)
  }
  lines.push(
    `- problems: ${Object.keys(responses)
      .filter((s) => s >= '400')
      .join(', ')}`,
    '',
  )
  return lines.join('\n')
}

function pageOf({ info, tags, paths }: Document): string {
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  )
  const sections = tags.map(({ name, description }) => {
    const own = routes.filter(({ operation }) => operation.tags.includes(name))
    const text = own.map(({ method, path, operation }) => routeText(method, path, operation)).join('\n')
    return `## ${name.charAt(0).toUpperCase()}${name.slice(1)}\n\n${description ? `${description}.\n\n` : ''}${text}`
  })
  return `<!-- Written by scripts/api-page.ts from the server's own OpenAPI document. -->
# The HTTP API

${info.description}

\`isnad serve\` gives the whole document, with every shape, at \`/openapi.json\` (OpenAPI 3.1). From a shell:

\`\`\`sh
curl -s http://127.0.0.1:4317/api/search?q=السد
curl -s -H "Authorization: Bearer $(cat ~/.local/share/isnad/token)" -H 'Content-Type: application/json' \\
  -d '{"text":"قال الناطق إن الجسر فُتح."}' http://127.0.0.1:4317/api/read
\`\`\`

${sections.join('\n')}`
    .trimEnd()
    .concat('\n')
}

const page = pageOf(await documentOfTheServer())
if (process.argv.includes('--check')) {
  if (readFileSync(PAGE, 'utf8') !== page) {
    process.stderr.write('docs/api.md is not what the server says: run npx tsx scripts/api-page.ts\n')
    process.exitCode = 1
  }
} else writeFileSync(PAGE, page)
