/** `isnad backup FILE`: a whole copy of the store, also while others read and write. */
import type { Command } from 'commander'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('copy the store into one file, whole, also while others read and write it')
    .argument('<file>', 'the file to make, and FILE.sha256 beside it')
    .addOption(dataOption())
    .action((file: string, options: DataOptions) =>
      withStore(options, async (store) => {
        const { path, bytes, sha256 } = await store.backup(file)
        process.stdout.write(`${path}: ${bytes.toLocaleString('en-US')} bytes, SHA-256 ${sha256}\n`)
      }),
    )
}
