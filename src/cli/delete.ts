/** `isnad delete`: takes out for good, with everything drawn from it, and keeps it from coming back. */
import { userInfo } from 'node:os'
import type { Command } from 'commander'
import type { Store, Target } from '../store/store.ts'
import { UsageError } from './usage-error.ts'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

interface DeleteOptions extends DataOptions {
  readonly article?: string
  readonly outlet?: string
  readonly speaker?: string
  readonly reason?: string
  readonly yes?: boolean
}

export function addDelete(program: Command): void {
  program
    .command('delete')
    .description('delete for good, with everything drawn from it: an article, an outlet, or what a person said')
    .option('--article <id>', 'an article')
    .option('--outlet <name>', 'all articles of an outlet, by its exact name')
    .option(
      '--speaker <id>',
      'the statements of a person, by the actor’s id (isnad show finds it): their letters are blotted out in the texts too',
    )
    .option('--reason <text>', 'why, for the tombstone')
    .option('--yes', 'do it: without it the command only says what would go')
    .addOption(dataOption())
    .addHelpText(
      'after',
      `
A tombstone of hashes keeps it from coming back by isnad add or a feed (isnad add --despite-tombstone brings it back).
Backups are not touched: delete those too.`,
    )
    .action((options: DeleteOptions) => withStore(options, (store) => remove(store, options)))
}

async function remove(store: Store, options: DeleteOptions): Promise<void> {
  const { article, outlet, speaker } = options
  const targets: Target[] = []
  if (article !== undefined) targets.push({ kind: 'article', id: article })
  if (outlet !== undefined) targets.push({ kind: 'outlet', name: outlet })
  if (speaker !== undefined) targets.push({ kind: 'speaker', actor: speaker })
  if (targets.length !== 1) throw new UsageError('say what to delete: one of --article ID, --outlet NAME, --speaker ID')
  const [target] = targets
  const what = await describe(store, target)
  if (options.yes !== true) throw new UsageError(`this would delete ${what}, for good: add --yes to do it`)
  const gone = await store.takeOut(target, { by: nameOfUser(), reason: options.reason })
  process.stdout.write(`deleted for good: ${gone.articles} articles, ${gone.statements} statements, ${gone.events} events\n`)
}

async function describe(store: Store, target: Target): Promise<string> {
  if (target.kind === 'article') {
    const article = await store.articles.get(target.id)
    if (article === undefined) throw new UsageError(`${target.id}: no such article in ${store.location}`)
    return `the article ${article.id} in ${article.versions} ${article.versions === 1 ? 'version' : 'versions'}`
  }
  if (target.kind === 'speaker') {
    const actor = await store.actors.get(target.actor)
    if (actor === undefined) throw new UsageError(`${target.actor}: no such actor in ${store.location}`)
    return `the ${actor.statements} statements of ${actor.name}`
  }
  const { items, next } = await store.articles.list({ outlet: target.name }, { limit: 1000 })
  if (items.length === 0) throw new UsageError(`${target.name}: no such outlet in ${store.location}`)
  return `${items.length}${next === null ? '' : ' and more'} articles of ${target.name}`
}

function nameOfUser(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}
