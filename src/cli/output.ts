/** Standard output and standard error: whole lines, in step with whoever reads them, and quiet when nobody does any more. */
import { once } from 'node:events'
import { plain } from './view/text.ts'

const ENOUGH = 1 << 16

/** Collects lines and writes many at once. */
export class Output {
  readonly #stream: NodeJS.WriteStream
  #held = ''

  constructor(stream: NodeJS.WriteStream = process.stdout) {
    this.#stream = stream
    // A reader that has seen enough (`| head`) is no fault.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') complain(`cannot write: ${error.message}`)
      process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 1)
    })
  }

  /** Adds text; waits where the reader is slower than this program. */
  async write(text: string): Promise<void> {
    this.#held += text
    if (this.#held.length >= ENOUGH) await this.flush()
  }

  async flush(): Promise<void> {
    const text = this.#held
    this.#held = ''
    if (text !== '' && !this.#stream.write(text)) await once(this.#stream, 'drain')
  }
}

/** One line on standard error. */
export function complain(message: string): void {
  process.stderr.write(`isnad: ${plain(message)}\n`)
}
