/** `isnad restore FILE`: a store from a backup. */
import type { Command } from 'commander'
import { dataLocation } from './data-folder.ts'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('make the store what a backup says; a folder’s store that was there is kept beside it')
    .argument('<file>', 'a file that isnad backup made')
    .addOption(dataOption())
    .addHelpText(
      'after',
      '\nStop isnad serve first. A PostgreSQL database must be empty; a backup of either kind of store goes into either.',
    )
    .action(async (file: string, options: DataOptions) => {
      const { restoreStore } = await import('../store/index.ts')
      await restoreStore(file, dataLocation(options.data))
      await withStore(options, async (store) => {
        const { articles, statements } = await store.counts()
        process.stdout.write(
          `${articles.toLocaleString('en-US')} articles, ${statements.toLocaleString('en-US')} statements: ${store.location}\n`,
        )
      })
    })
}
