/** What the user asked for cannot be: shown as it is, a line each, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly lines: readonly string[]
  constructor(...lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}
