/** What the address names. `#a=ARTICLE&s=STATEMENT` is an article; `#/statements?q=…` a view with its state. */

export const VIEWS = [
  'today',
  'articles',
  'statements',
  'ledger',
  'promises',
  'people',
  'compare',
  'review',
  'sources',
  'alerts',
  'settings',
] as const
export type View = (typeof VIEWS)[number]

export interface Route {
  readonly view: View | 'article'
  /** The state of a view; empty for an article, whose address is its own. */
  readonly params: URLSearchParams
}

export function parseRoute(hash: string): Route {
  const body = hash.replace(/^#/, '')
  if (body.startsWith('/')) {
    const [path, query = ''] = [body.slice(1).split('?', 1)[0], body.includes('?') ? body.slice(body.indexOf('?') + 1) : '']
    const view = VIEWS.find((v) => v === path) ?? 'today'
    return { view, params: new URLSearchParams(query) }
  }
  const article = new URLSearchParams(body)
  if (article.get('a') || article.get('s')) return { view: 'article', params: new URLSearchParams() }
  return { view: 'today', params: new URLSearchParams() }
}

/** The address of a view. What is empty is left out, so that one state has one address. */
export function formatRoute(view: View, params: { readonly [name: string]: string | undefined } = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `#/${view}?${text}` : `#/${view}`
}
