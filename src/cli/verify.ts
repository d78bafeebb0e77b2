/** `isnad verify`: looks at everything in the store, and says what is wrong. */
import type { Command } from 'commander'
import { Output } from './output.ts'
import { plain } from './view/text.ts'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

interface VerifyOptions extends DataOptions {
  readonly json?: boolean
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('look whether all in the store is whole: checksums, every span its words, every row of an index its article')
    .addOption(dataOption())
    .option('--json', 'a line for each finding, and one for the sum, as JSON')
    .addHelpText('after', '\nExit status: 0 all is well; 1 something is wrong (each with a line).')
    .action((options: VerifyOptions) => verify(options))
}

async function verify(options: VerifyOptions): Promise<void> {
  const output = new Output()
  await withStore(options, async (store) => {
    let findings = 0
    for await (const { code, id, detail } of store.verify()) {
      findings++
      await output.write(
        options.json ? `${JSON.stringify({ code, id, detail })}\n` : `${plain([code, id, detail].filter(Boolean).join(' '))}\n`,
      )
    }
    if (findings > 0) process.exitCode = 1
    // A damaged file may not even be counted.
    const counts = findings === 0 ? await store.counts() : undefined
    if (options.json) await output.write(`${JSON.stringify({ summary: { findings, ...counts, data: store.location } })}\n`)
    else if (counts === undefined)
      await output.write(`${findings} ${findings === 1 ? 'thing is' : 'things are'} wrong: ${store.location}\n`)
    else {
      const n = (count: number) => count.toLocaleString('en-US')
      await output.write(
        `all is well: ${n(counts.articles)} articles, ${n(counts.statements)} statements, ${n(counts.events)} events: ${store.location}\n`,
      )
    }
  })
  await output.flush()
}
