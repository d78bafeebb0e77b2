/** Runs the built command as a user does. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
export const MAIN = join(root, 'dist/cli/main.js')

/** Builds what is stale. Quick where nothing is. */
export function build(...parts: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'scripts/ensure-built.mjs'), ...parts], { stdio: ['ignore', 'ignore', 'inherit'] })
}

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs `isnad ARGS…` with a bare environment; `input` is its standard input. */
export function isnad(args: readonly string[], { input = '' as string | Buffer, env = {}, cwd = '' } = {}): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { PATH: process.env.PATH, ...env }, ...(cwd ? { cwd } : {}) })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  child.stdin.on('error', () => {}) // it may end before it has read all
  child.stdin.end(input)
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err })))
}

/** A folder that goes when the tests of the file are done, and a way to put files into it. */
export function scratch(): { readonly folder: string; put(name: string, content: string | Buffer): string } {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return {
    folder,
    put(name, content) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return path
    },
  }
}
