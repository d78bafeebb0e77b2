/** What a user names on the command line → files: itself, or for a folder the articles in it. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from './item.ts'
import { ENDINGS, kindOfName } from './sniff.ts'

/**
 * The files a path stands for, folders within folders too, in the order of their names.
 * In a folder only regular files with a known ending count: no links, which may lead out of it, no hidden files.
 * @throws InputError, or Node's own error.
 */
export async function filesOf(path: string): Promise<string[]> {
  if (path === '-') return [path]
  if (!(await stat(path)).isDirectory()) return [path]
  const found = await walk(path)
  if (found.length === 0) throw new InputError(`no articles in this folder: looked for ${ENDINGS}, and these with .gz or .zst`)
  return found
}

async function walk(folder: string): Promise<string[]> {
  const out: string[] = []
  const entries = await readdir(folder, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) out.push(...(await walk(join(folder, entry.name))))
    else if (entry.isFile() && kindOfName(entry.name) !== undefined) out.push(join(folder, entry.name))
  }
  return out
}
