/**
 * What the package exports is a promise: a name that comes or goes is seen here first, and then in CHANGELOG.md.
 * `npx vitest run test/package/public-names.test.ts -u` writes public-names.txt anew.
 */
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { ROOT } from '../architecture/sources.ts'

const ENTRIES = {
  isnad: 'src/index.ts',
  'isnad/compile': 'src/compile.ts',
  'isnad/values': 'src/core/values/index.ts',
  'isnad/store': 'src/store/index.ts',
}

/** Names exported by modules, those that exist when it runs apart from types. */
function exported(files: readonly string[]) {
  const { config } = ts.readConfigFile(`${ROOT}/tsconfig.json`, ts.sys.readFile)
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT)
  const program = ts.createProgram(
    files.map((file) => `${ROOT}/${file}`),
    options,
  )
  const checker = program.getTypeChecker()
  return files.map((file) => {
    const source = program.getSourceFile(`${ROOT}/${file}`)
    const symbol = source && checker.getSymbolAtLocation(source)
    if (!symbol) throw new Error(`${file} is no module`)
    const names = { values: [] as string[], types: [] as string[] }
    for (const each of checker.getExportsOfModule(symbol)) {
      const target = each.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(each) : each
      const typeOnly = each.declarations?.some((d) => ts.isExportSpecifier(d) && ts.isTypeOnlyExportDeclaration(d)) ?? false
      names[target.flags & ts.SymbolFlags.Value && !typeOnly ? 'values' : 'types'].push(each.name)
    }
    return { values: names.values.sort(), types: names.types.sort() }
  })
}

const found = exported(Object.values(ENTRIES))
const names = Object.fromEntries(Object.keys(ENTRIES).map((name, i) => [name, found[i]]))

test('the names that isnad and its subpaths export are those of public-names.txt', async () => {
  const lines = Object.entries(names).flatMap(([from, { values, types }]) => [
    ...values.map((name) => `${from} ${name}`),
    ...types.map((name) => `${from} type ${name}`),
  ])
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('public-names.txt')
})

test('every subpath that package.json exports was built, with its types', async () => {
  const { exports } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as {
    exports: Record<string, string | { types: string; default: string }>
  }
  for (const target of Object.values(exports)) {
    if (typeof target === 'string') continue
    expect(readFileSync(`${ROOT}/${target.types}`, 'utf8').length).toBeGreaterThan(0)
    expect(Object.keys(await import(`${ROOT}/${target.default}`)).length).toBeGreaterThan(0)
  }
})

test('the built package exports the same values as the sources', async () => {
  expect(Object.keys(await import(`${ROOT}/dist/index.js`)).sort()).toEqual(names.isnad.values)
  expect(Object.keys(await import(`${ROOT}/dist/core/values/index.js`)).sort()).toEqual(names['isnad/values'].values)
  expect(Object.keys(await import(`${ROOT}/dist/compile.js`)).sort()).toEqual(names['isnad/compile'].values)
  expect(Object.keys(await import(`${ROOT}/dist/store/index.js`)).sort()).toEqual(names['isnad/store'].values)
})
