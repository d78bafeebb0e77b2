/** Reads an examples file: TSV with a header, `#` lines aside. */
import { readFileSync } from 'node:fs'

export function examples(path: string): { [column: string]: string }[] {
  const lines = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const header = lines[0].split('\t')
  return lines.slice(1).map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [header[i], cell])))
}
