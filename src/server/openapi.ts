/** What the OpenAPI document says beside its routes. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { VERSION } from '../core/version.ts'
import type { Limits, Rate } from './limits.ts'

const said = ({ perSecond, burst }: Rate) => `${burst} at once, then ${perSecond} a second`

export function documentOf(app: OpenAPIHono, limits: Limits) {
  const components = app.openAPIRegistry
  components.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'On one machine: the token of the server, from the file `token` of its data folder. In a team: the token of a session.',
  })
  components.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-isnad',
    description: 'In a team: the session that logging in sets (`isnad-session` without TLS).',
  })
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'isnad',
      version: VERSION,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      description: `Reads Arabic news and keeps a sourced record.

- Offsets are UTF-16 code units into the text of an article exactly as it came, the end exclusive.
- Alone on a laptop reading is open on loopback, and every change needs the token; in a team everyone logs in.
- Lists come in pages: \`next\` is the \`after\` of the next one, and holds where items come or go meanwhile.
- Every GET carries an \`ETag\`; \`If-None-Match\` is answered with 304.
- Errors are \`application/problem+json\` (RFC 9457) with a \`code\` for programs and a \`remedy\` for people.
- Limits for one address: reading ${said(limits.reading)}; changing ${said(limits.changing)}. Beyond them the answer is 429 with \`Retry-After\`.
  A request's body is at most what its route says; one article at most 5,000,000 UTF-16 code units.
- Nothing of an article and no query is logged.`,
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'articles', description: 'Their texts, readings, versions' },
      { name: 'search', description: 'Statements and articles, with facets; searches that are kept' },
      { name: 'statements', description: 'Who said what, over all articles' },
      { name: 'ledger', description: 'What was asked, promised, given, agreed, discussed, withdrawn' },
      { name: 'actors', description: 'Who is named, over all articles' },
      { name: 'corrections', description: 'What people say of the machine’s reading' },
      { name: 'lexicon', description: 'Names that the house adds' },
      { name: 'feeds', description: 'What is watched, and how it stands' },
      { name: 'jobs', description: 'What takes long' },
      { name: 'taking out', description: 'Deleting for good' },
      { name: 'accounts', description: 'Of a team' },
      { name: 'server' },
    ],
  })
}
