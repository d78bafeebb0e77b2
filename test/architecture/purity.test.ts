/** The core computes: the same text and lexicon give the same record, anywhere, at any time. */
import ts from 'typescript'
import { expect, test } from 'vitest'
import { type Module, modules, parseModule, walk } from './sources.ts'

/** Names by which a module would reach the world outside. */
const WORLD = new Set(
  'process Buffer global globalThis window self document navigator location localStorage fetch XMLHttpRequest WebSocket console performance crypto require module setTimeout setInterval setImmediate queueMicrotask eval Function'.split(
    ' ',
  ),
)

function impurities({ path, tree }: Module): string[] {
  const declared = new Set<string>()
  walk(tree, (node) => {
    if (
      (ts.isVariableDeclaration(node) ||
        ts.isParameter(node) ||
        ts.isBindingElement(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isImportSpecifier(node)) &&
      node.name &&
      ts.isIdentifier(node.name)
    )
      declared.add(node.name.text)
  })
  const found: string[] = []
  const report = (node: ts.Node, what: string) =>
    found.push(`${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1} ${what}`)
  walk(tree, (node) => {
    if (ts.isIdentifier(node) && WORLD.has(node.text) && !declared.has(node.text) && isReference(node)) report(node, node.text)
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date' && !node.arguments?.length)
      report(node, 'new Date()')
    if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) report(node, 'import()')
      const called = node.expression.getText(tree)
      if (/^(Date\.now|Math\.random|Date|Intl\.DateTimeFormat\(\)\.resolvedOptions)$/.test(called)) report(node, `${called}()`)
      if (/\.toLocale\w+$/.test(called)) report(node, called.slice(called.lastIndexOf('.') + 1))
    }
  })
  return found
}

/** True where the identifier is read, not a property's or type's name. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isEnumMember(parent) ||
    ts.isMethodDeclaration(parent)
  )
    return 'initializer' in parent && parent.initializer === node
  return !ts.isTypeReferenceNode(parent) && !ts.isLiteralTypeNode(parent) && !ts.isMethodSignature(parent)
}

const core = modules('src/core')

test('the core reaches for nothing outside: no clock, no globals, no chance', () => {
  expect(core.length).toBeGreaterThan(15)
  expect(core.flatMap(impurities)).toEqual([])
})

test('the test itself sees each of them', () => {
  const bad = `const z = 0
const a = Date.now(), b = new Date(), c = new Date(2020, 1), d = process.env.X, e = Math.random()
const f = { process: 1, document: 2 }, g = f.process
function read(document: string) { return document.length + (1).toLocaleString() }
await import('./x.ts')
console.log(globalThis)`
  expect(impurities(parseModule('x.ts', bad))).toEqual([
    'x.ts:2 Date.now()',
    'x.ts:2 new Date()',
    'x.ts:2 process',
    'x.ts:2 Math.random()',
    'x.ts:4 toLocaleString',
    'x.ts:5 import()',
    'x.ts:6 console',
    'x.ts:6 globalThis',
  ])
})
