/** What the address names: `#a=ARTICLE&s=STATEMENT`, either alone too. */
export interface Address {
  readonly article: string | undefined
  readonly statement: string | undefined
}

export function parseAddress(hash: string): Address {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  return { article: fields.get('a') || undefined, statement: fields.get('s') || undefined }
}

export function formatAddress({ article, statement }: Address): string {
  const fields = new URLSearchParams()
  if (article) fields.set('a', article)
  if (statement) fields.set('s', statement)
  return `#${fields}`
}
