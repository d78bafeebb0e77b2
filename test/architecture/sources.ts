/** The sources as the architecture tests see them: each module of `src`, what it imports, and its syntax tree. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export interface Module {
  /** Path from the project's root, with forward slashes. */
  readonly path: string
  readonly tree: ts.SourceFile
  /** What it imports or re-exports, types too: a path from the root where it is one of ours, else the bare specifier. */
  readonly imports: readonly string[]
  /** Those of `imports` that are there when it runs: not the ones of types only. */
  readonly loads: readonly string[]
}

/** Every TypeScript module under `folder`, tests aside. */
export function modules(folder = 'src'): Module[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => parseModule(path, readFileSync(join(ROOT, path), 'utf8')))
}

export function parseModule(path: string, text: string): Module {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports = new Set<string>()
  const loads = new Set<string>()
  walk(tree, (node) => {
    const target = importedBy(node)
    if (target === undefined) return
    const name = target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), target)).replaceAll('\\', '/') : target
    imports.add(name)
    const typesOnly =
      (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
      (ts.isExportDeclaration(node) && node.isTypeOnly)
    if (!typesOnly && !ts.isImportTypeNode(node)) loads.add(name)
  })
  return { path, tree, imports: [...imports], loads: [...loads] }
}

/** The specifier of `import … from`, `export … from`, `import(…)` and `import type`. */
function importedBy(node: ts.Node): string | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined
  return specifier && ts.isStringLiteral(specifier) ? specifier.text : undefined
}

/** Calls `visit` for every node of a tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}
