/** The built page: its files, held in memory by their paths. What was not built has no path, so no request leads out of the folder. */
import { readdirSync, readFileSync } from 'node:fs'

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  /** Its name changes with what it holds. */
  readonly immutable: boolean
}

const TYPES: { readonly [extension: string]: string } = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** Files by URL path, `/` being `index.html`. @throws Error with one line where the page is not built. */
export function loadPage(root: URL): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>()
  const walk = (folder: URL, path: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(new URL(`${entry.name}/`, folder), `${path}${entry.name}/`)
      else {
        const type = TYPES[entry.name.slice(entry.name.lastIndexOf('.') + 1)]
        if (type === undefined) continue
        const bytes = new Uint8Array(readFileSync(new URL(entry.name, folder)))
        files.set(path + entry.name, { bytes, type, immutable: path.startsWith('/assets/') })
      }
    }
  }
  try {
    walk(root, '/')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const index = files.get('/index.html')
  if (index === undefined) throw new Error('the reading page is not built: run npm run build')
  return files.set('/', index)
}

/** The page with the token by which it may ask for changes; the token is of the letters of base64url. */
export function withToken(html: Uint8Array, token: string): Uint8Array<ArrayBuffer> {
  const page = new TextDecoder().decode(html)
  return new TextEncoder().encode(page.replace(/<head>/i, `<head><meta name="isnad-token" content="${token}">`))
}
