#!/usr/bin/env node
/**
 * Builds what is stale, and only that: the lexicon, the JavaScript, the web app.
 *
 *   ensure-built.mjs [--force] [PART…]
 *
 * Fresh means: the inputs have the sizes and times, or failing that the contents, of the last build. Each part is built
 * in a folder of its own and then moved into `dist`, under a lock, so that any number may run at once. Says one line a
 * part on stderr and nothing on stdout, which belongs to the command that runs next.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const lock = join(dist, '.lock')

/** A part: what it is made from, a file that proves it is there, and how it is made into the folder `out`. */
const parts = {
  lexicon: {
    inputs: ['lexicons', 'src/core/lexicon', 'src/core/text', 'scripts/build-lexicon.ts', 'scripts/ensure-built.mjs'],
    proof: 'lexicon.bin',
    build(out) {
      const said = run([tool('tsx'), 'scripts/build-lexicon.ts', join(out, 'lexicon.bin')])
      const base64 = readFileSync(join(out, 'lexicon.bin')).toString('base64')
      writeFileSync(join(out, 'lexicon.js'), lexiconModule(base64))
      writeFileSync(join(out, 'lexicon.d.ts'), LEXICON_TYPES)
      return said.trim().split('\n').at(-1)
    },
  },
  js: {
    inputs: ['src', 'tsdown.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'],
    proof: 'cli/main.js',
    build: (out) => run([tool('tsdown'), '--log-level', 'error'], { ISNAD_OUT_DIR: out }) && '',
  },
  web: {
    inputs: ['web', 'src/core', 'src/index.ts', 'package-lock.json'],
    proof: 'web/index.html',
    build: (out) => run([tool('vite'), 'build', 'web', '--outDir', join(out, 'web'), '--emptyOutDir', '--logLevel', 'warn']) && '',
  },
}

const lexiconModule = (base64) => `// The compiled lexicons, for bundlers and browsers: openLexicon(bytes).
const text = atob('${base64}')
const bytes = new Uint8Array(text.length)
for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
export default bytes
`
const LEXICON_TYPES = `/** The compiled lexicons, for bundlers and browsers: \`openLexicon(bytes)\`. */
declare const bytes: Uint8Array<ArrayBuffer>
export default bytes
`

class BuildError extends Error {}

/** The script of a development tool. */
function tool(name) {
  const folder = ['web', '.'].map((base) => join(root, base, 'node_modules', name)).find((path) => existsSync(path))
  if (!folder) throw new BuildError(`${name} is not installed: run npm ci (without --omit=dev)`)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}

/** Runs a Node script to its end; its stderr is returned, and shown where it fails. */
function run(command, env = {}) {
  const done = spawnSync(process.execPath, ['--no-deprecation', ...command], {
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (done.status !== 0) throw new BuildError(`${done.stdout}${done.stderr}`.trim() || String(done.error))
  return `${done.stdout}${done.stderr}`
}

function files(path, into = []) {
  const full = join(root, path)
  const stat = statSync(full, { throwIfNoEntry: false })
  if (!stat) return into
  if (stat.isFile()) into.push([path, stat.size, stat.mtimeMs])
  else
    for (const name of readdirSync(full).sort()) {
      if (name !== 'node_modules' && name !== 'dist' && !name.startsWith('.')) files(join(path, name), into)
    }
  return into
}

const inputsOf = (part) => part.inputs.flatMap((path) => files(path))
const digest = (pieces) => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece).update('\0')
  return hash.digest('hex').slice(0, 32)
}
/** Two marks of the same inputs: one from sizes and times, one from what they hold. */
const glance = (inputs) => digest([JSON.stringify(inputs)])
const contents = (inputs) => digest(inputs.flatMap(([path]) => [path, readFileSync(join(root, path))]))

const stampOf = (name) => join(dist, `.built-${name}.json`)
function readStamp(name) {
  try {
    return JSON.parse(readFileSync(stampOf(name), 'utf8'))
  } catch {
    return { files: [] }
  }
}
function writeStamp(name, stamp) {
  writeFileSync(`${stampOf(name)}.${process.pid}`, JSON.stringify(stamp))
  renameSync(`${stampOf(name)}.${process.pid}`, stampOf(name))
}

/** True where the part was built from what is there now. */
function fresh(name) {
  const stamp = readStamp(name)
  if (!stamp.glance || !existsSync(join(dist, parts[name].proof))) return false
  const inputs = inputsOf(parts[name])
  const now = glance(inputs)
  if (now === stamp.glance) return true
  if (contents(inputs) !== stamp.contents) return false
  writeStamp(name, { ...stamp, glance: now }) // touched, not changed
  return true
}

function build(name) {
  const out = join(dist, `.building-${name}-${process.pid}`)
  const began = performance.now()
  process.stderr.write(`isnad: building ${name} … `)
  try {
    mkdirSync(out, { recursive: true })
    const inputs = inputsOf(parts[name]) // before the build: a change during it makes the next one
    const stamp = { glance: glance(inputs), contents: contents(inputs) }
    const said = parts[name].build(out)
    const made = moveInto(out)
    for (const old of readStamp(name).files) if (!made.includes(old)) rmSync(join(dist, old), { force: true })
    writeStamp(name, { ...stamp, files: made })
    process.stderr.write(`${said ? `${said}, ` : ''}${((performance.now() - began) / 1000).toFixed(1)} s\n`)
  } catch (error) {
    process.stderr.write('failed\n')
    throw error
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** Moves every file of `out` to its place in `dist`, those that others point at first. Returns their paths. */
function moveInto(out) {
  const made = []
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else made.push(relative(out, path))
    }
  }
  walk(out)
  const pointedAt = (path) => /(^|[\\/])(chunks|assets)[\\/]/.test(path)
  made.sort((a, b) => Number(pointedAt(b)) - Number(pointedAt(a)) || (a < b ? -1 : 1))
  for (const path of made) {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    renameSync(join(out, path), join(dist, path))
  }
  return made
}

/** Waits for the lock; a lock whose holder is gone is broken. */
function acquire() {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!held()) rmSync(lock, { force: true })
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
}
function held() {
  try {
    const age = Date.now() - statSync(lock).mtimeMs
    const pid = Number(readFileSync(lock, 'utf8'))
    if (!pid) return age < 5000 // being written
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function main(args) {
  const force = args.includes('--force')
  const asked = args.filter((a) => a !== '--force')
  const unknown = asked.find((a) => !(a in parts))
  if (unknown) throw new BuildError(`no part is called ${unknown}: ${Object.keys(parts).join(', ')}`)
  const names = asked.length > 0 ? asked : Object.keys(parts)
  if (!force && names.every(fresh)) return
  // Installed without development tools: run what was built, or say why that cannot be.
  if (!existsSync(join(root, 'node_modules', 'tsdown'))) {
    if (process.env.npm_lifecycle_event === 'prepare' || names.every((name) => existsSync(join(dist, parts[name].proof)))) return
    throw new BuildError('dist is not built and the tools to build it are not installed: run npm ci (without --omit=dev)')
  }
  mkdirSync(dist, { recursive: true })
  acquire()
  try {
    for (const name of names) if (force || !fresh(name)) build(name)
  } finally {
    rmSync(lock, { force: true })
  }
}

try {
  main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof BuildError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
