/** What comes along with isnad: pinned, permissively licensed, few, and from no particular registry. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ROOT } from '../architecture/sources.ts'

interface LockEntry {
  readonly version?: string
  readonly license?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly dev?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
}
const text = readFileSync(`${ROOT}/package-lock.json`, 'utf8')
const { packages } = JSON.parse(text) as { packages: Record<string, LockEntry> }
const installed = Object.entries(packages).filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
const runtime = installed.filter(([, entry]) => !entry.dev)

const PERMISSIVE =
  /^\(?(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|OFL-1\.1|Python-2\.0)( (OR|AND) [\w.-]+)*\)?$/
/** Weak copyleft, file by file: tools that are run, never shipped. */
const TOOLS = /^MPL-2\.0$/

test('versions are exact', () => {
  for (const path of ['', 'web/', 'bench/']) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(`${ROOT}/${path}package.json`, 'utf8'))
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
  }
})

test('licences are permissive; those of tools may ask for their own files back', () => {
  expect(installed.length).toBeGreaterThan(100)
  expect(
    installed
      .filter(([, e]) => !PERMISSIVE.test(e.license ?? '') && !(e.dev && TOOLS.test(e.license ?? '')))
      .map(([path, e]) => `${path}: ${e.license}`),
  ).toEqual([])
})

/** Machines of which npm installs native parts for one only: what the lock file lists for all others is not installed. */
const MACHINES = [
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'x64', libc: 'musl' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'darwin', cpu: 'arm64', libc: undefined },
  { os: 'win32', cpu: 'x64', libc: undefined },
]

/** As npm decides it: a list names what it is for, or with `!` what it is not for. */
function isFor(wanted: readonly string[] | undefined, own: string | undefined): boolean {
  if (wanted === undefined || own === undefined) return wanted === undefined
  if (wanted.includes(`!${own}`)) return false
  return wanted.includes(own) || wanted.every((name) => name.startsWith('!'))
}

test('at most 60 packages come along at run time on any one machine, and none runs a script when installed', () => {
  const counts = MACHINES.map(
    (machine) => runtime.filter(([, e]) => isFor(e.os, machine.os) && isFor(e.cpu, machine.cpu) && isFor(e.libc, machine.libc)).length,
  )
  for (const count of counts) {
    expect(count).toBeGreaterThan(40)
    expect(count).toBeLessThanOrEqual(60)
  }
  expect(runtime.filter(([, e]) => e.hasInstallScript).map(([path]) => path)).toEqual([])
})

test('every package has its checksum, and none the address of a registry', () => {
  expect(installed.filter(([, e]) => !e.integrity).map(([path]) => path)).toEqual([])
  expect(installed.filter(([, e]) => e.resolved).map(([path]) => path)).toEqual([])
})
