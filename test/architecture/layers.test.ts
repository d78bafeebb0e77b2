/** Imports run one way: a module imports from its own layer and from those above it in this list, never from below. */
import { builtinModules } from 'node:module'
import { expect, test } from 'vitest'
import { type Module, modules, parseModule } from './sources.ts'

const LAYERS = [
  'src/core/record.ts',
  'src/core/version.ts',
  'src/core/id.ts',
  'src/core/text/',
  'src/core/lexicon/',
  'src/core/tokens/',
  'src/core/values/',
  'src/core/mentions/',
  'src/core/actors/',
  'src/core/attributions/',
  'src/core/events/',
  'src/core/search/',
  'src/core/read.ts',
  'src/compile.ts',
  'src/lexicon-file.ts',
  'src/index.ts',
  'src/ingest/',
  'src/store/',
  'src/ledger/',
  'src/export/',
  'src/server/',
  'src/cluster/',
  'src/cli/',
]
const layerOf = (path: string) => LAYERS.findIndex((layer) => path === layer || (layer.endsWith('/') && path.startsWith(layer)))

function wrongImports(all: readonly Module[]): string[] {
  const known = new Set(all.map((m) => m.path))
  const wrong: string[] = []
  for (const { path, imports } of all) {
    const own = layerOf(path)
    if (own < 0) wrong.push(`${path} stands in no layer`)
    for (const target of imports) {
      if (known.has(target)) {
        if (layerOf(target) > own) wrong.push(`${path} imports ${target}, which lies below it`)
      } else if (target.startsWith('src/')) wrong.push(`${path} imports ${target}, which is not there`)
      else if (path.startsWith('src/core/')) wrong.push(`${path} is of the core and imports ${target}`)
    }
  }
  return wrong
}

/** Modules that load themselves through what they load, as a chain. */
function cycles(all: readonly Module[]): string[] {
  const of = new Map(all.map((m) => [m.path, m.loads]))
  const found: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (path: string, chain: readonly string[]) => {
    if (state.get(path) === 'open') found.push([...chain.slice(chain.indexOf(path)), path].join(' → '))
    if (state.has(path)) return
    state.set(path, 'open')
    for (const target of of.get(path) ?? []) if (of.has(target)) visit(target, [...chain, path])
    state.set(path, 'done')
  }
  for (const { path } of all) visit(path, [])
  return found
}

const all = modules()

test('there are modules to look at', () => {
  expect(all.length).toBeGreaterThan(20)
  expect(all.filter((m) => m.path.startsWith('src/core/')).length).toBeGreaterThan(15)
  expect(all.flatMap((m) => m.imports).length).toBeGreaterThan(40)
})

test('imports run one way, and the core imports only the core', () => {
  expect(wrongImports(all)).toEqual([])
})

test('no module loads itself through others', () => {
  expect(cycles(all)).toEqual([])
})

test('what runs in a browser too imports nothing of Node', () => {
  const builtin = (name: string) => name.startsWith('node:') || builtinModules.includes(name)
  const loose = all.filter((m) => m.imports.some(builtin) && /^src\/(core|index|export)/.test(m.path)).map((m) => m.path)
  expect(loose).toEqual([])
})

test('the test itself sees a wrong import and a cycle', () => {
  const bad = [
    parseModule('src/core/mentions/a.ts', "import type { B } from '../attributions/b.ts'\nimport { readFileSync } from 'node:fs'"),
    parseModule('src/core/attributions/b.ts', "export * from '../mentions/a.ts'\nimport type { D } from './d.ts'"),
    parseModule('src/core/attributions/c.ts', "export * from './d.ts'"),
    parseModule('src/core/attributions/d.ts', "export * from './c.ts'"),
  ]
  expect(wrongImports(bad)).toEqual([
    'src/core/mentions/a.ts imports src/core/attributions/b.ts, which lies below it',
    'src/core/mentions/a.ts is of the core and imports node:fs',
  ])
  expect(cycles(bad)).toEqual(['src/core/attributions/c.ts → src/core/attributions/d.ts → src/core/attributions/c.ts'])
})
