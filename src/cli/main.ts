/** The command `isnad`. */
import { Command, CommanderError } from 'commander'
import { VERSION } from '../index.ts'
import { addAdd } from './add.ts'
import { addBackup } from './backup.ts'
import { addDelete } from './delete.ts'
import { addEval } from './eval.ts'
import { addInspect } from './inspect.ts'
import { addLedger } from './ledger.ts'
import { complain } from './output.ts'
import { addRead } from './read.ts'
import { addReread } from './reread.ts'
import { addRestore } from './restore.ts'
import { addRetry } from './retry.ts'
import { addSearch } from './search.ts'
import { addServe } from './serve.ts'
import { addShow } from './show.ts'
import { UsageError } from './usage-error.ts'
import { addVerify } from './verify.ts'
import { addWatch } from './watch.ts'
import { complaintOf } from './with-store.ts'

const program = new Command('isnad')
  .description('Reads Arabic news and keeps a sourced record: who said what, through whom, when; and what was asked, promised and given.')
  .version(VERSION, '-v, --version', 'print the version')
  .helpOption('-h, --help', 'print help')
  .helpCommand('help [command]', 'print help')
  .showSuggestionAfterError()
  .configureOutput({
    outputError: (text, write) =>
      write(
        `isnad: ${text
          .replace(/^error: /, '')
          .trim()
          .replace(/\s*\n\s*/g, ' ')} (see isnad help)\n`,
      ),
  })
  .exitOverride()
addRead(program)
addInspect(program)
addAdd(program)
addRetry(program)
addSearch(program)
addShow(program)
addLedger(program)
addServe(program)
addReread(program)
addDelete(program)
addBackup(program)
addRestore(program)
addVerify(program)
addWatch(program)
addEval(program)

/** Runs the command line of this process; its exit status says how it went. */
export async function run(): Promise<void> {
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error instanceof UsageError) {
      for (const line of error.lines) complain(line)
      process.exitCode = 2
    } else if ((process.exitCode = complaintOf(error)) === undefined) {
      // The program's own fault. The stack is for whoever mends it.
      complain(process.env.ISNAD_DEBUG ? String((error as Error).stack) : `${(error as Error).message} (ISNAD_DEBUG=1 says more)`)
      process.exitCode = 3
    }
  }
}
