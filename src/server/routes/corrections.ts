/** What people say of the machine's reading: made, listed, taken back. A speaker that they name goes into the lexicon of the house. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { ActorType } from '../../core/record.ts'
import type { Correction as Kept, Proposal as Proposed } from '../../store/corrections/correction.ts'
import { ProposalError, toChange } from '../../store/corrections/propose.ts'
import { type EntryKind, entryFault } from '../../store/house-lexicon/house-lexicon.ts'
import { addEndpoint, byId, pageOf, paging } from '../endpoint.ts'
import { Failure, notFound } from '../failure.ts'
import type { Library } from '../library.ts'
import { Correction, Proposal } from '../schemas/correction.ts'
import { ReadArticle } from '../schemas/store.ts'
import { openAnywhere, type Services, shown } from '../services.ts'
import { presentAnywhere } from './articles.ts'

/** Of what kind a corrected speaker is in the lexicon; an unnamed source or a document is no name to know. */
const ENTRY_KIND: { readonly [T in ActorType]?: EntryKind } = { person: 'person', organization: 'body' }

export function addCorrections(app: OpenAPIHono, services: Services): void {
  const { access, house, samples, lexicon, reader } = services
  const tag = 'corrections'

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/articles/{id}/corrections',
      tag,
      summary: 'Correct what was read in an article',
      description:
        'A row over the machine’s reading, with its author and time. It is held by the words it is about and kept through every re-reading.',
      role: 'editor',
      params: byId,
      body: Proposal,
      answers: { 200: { description: 'The article with the correction laid on', schema: ReadArticle } },
    },
    async ({ c, params, body, caller }) => {
      const { library, version, corrected } = await openAnywhere(services, params.id)
      const proposal = body as Proposed
      const made = await library.corrections.add(version.id, caller.name, changeOf(version.text, corrected.record, proposal))
      if (!library.sample) await learn(proposal, made, caller.name)
      return c.json(await presentAnywhere(services, version.id))
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/corrections',
      tag,
      summary: 'List corrections',
      description: 'Newest first, those undone among them.',
      role: 'reader',
      query: z.object({ article: z.string().max(100).optional(), author: z.string().max(100).optional(), ...paging }),
      answers: { 200: { description: 'A page of them', schema: pageOf(Correction, 'CorrectionPage') } },
    },
    async ({ c, query: { after, limit, ...filter } }) => {
      const library = await shown(services)
      const page = await library.corrections.list(filter, { after, limit })
      return c.json({ items: page.items.map(row), next: page.next })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/corrections/{id}',
      tag,
      summary: 'Take a correction back',
      description: 'It is kept, as undone, and has no effect any more. What it brought into the lexicon of the house goes with it.',
      role: 'editor',
      params: byId,
      answers: { 200: { description: 'The correction, undone', schema: Correction } },
    },
    async ({ c, params, caller }) => {
      const { library, found } = await anywhere(params.id)
      const undone = await library.corrections.undo(found.id, caller.name)
      await lexicon.removeOf(found.id)
      return c.json(row(undone ?? found))
    },
  )

  async function anywhere(id: string): Promise<{ library: Library; found: Kept }> {
    for (const library of samples === undefined ? [house] : [house, samples]) {
      const found = await library.corrections.get(id)
      if (found) return { library, found }
    }
    throw notFound('a correction of this id')
  }

  /** The name of a speaker that a person gives is known to every further reading. */
  async function learn(proposal: Proposed, { id }: Kept, author: string): Promise<void> {
    const speaker =
      proposal.of === 'statement' && proposal.act !== 'strike'
        ? (proposal.act === 'change' ? proposal.to : proposal.item).speaker
        : undefined
    const kind = speaker ? ENTRY_KIND[speaker.type] : undefined
    if (speaker == null || kind === undefined) return
    const entry = { kind, name: speaker.name, aliases: [], correction: id }
    if (reader.base && entryFault(entry, reader.base) === undefined) await lexicon.add(entry, author)
  }
}

const row = ({ change, ...kept }: Kept) => ({ ...kept, act: change.act, of: change.of, change })

function changeOf(...args: Parameters<typeof toChange>) {
  try {
    return toChange(...args)
  } catch (error) {
    if (error instanceof ProposalError)
      throw new Failure(400, 'correction/field', error.message, 'open the article again and point at what stands there now', {
        field: error.field,
      })
    throw error
  }
}
