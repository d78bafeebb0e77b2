/** What holds for an element and all within it: names of namespaces, the base of addresses, the language. */
import { resolve } from './markup.ts'
import { knownPrefix } from './names.ts'

export class Scope {
  readonly #namespaces: ReadonlyMap<string, string>
  readonly base: string | undefined
  readonly language: string | undefined

  constructor(namespaces: ReadonlyMap<string, string>, base: string | undefined, language: string | undefined) {
    this.#namespaces = namespaces
    this.base = base
    this.language = language
  }

  /** The scope within an element with these attributes; itself where they change nothing. */
  within(attributes: { readonly [name: string]: string }): Scope {
    let namespaces: Map<string, string> | undefined
    let { base, language } = this
    for (const name in attributes) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        namespaces ??= new Map(this.#namespaces)
        namespaces.set(name === 'xmlns' ? '' : name.slice(6), attributes[name])
      } else if (name === 'xml:base') {
        const whole = resolve(attributes[name], base)
        if (/^(?:https?|ftp):/i.test(whole)) base = whole
      } else if (name === 'xml:lang') language = attributes[name].replaceAll('_', '-')
    }
    if (namespaces === undefined && base === this.base && language === this.language) return this
    return new Scope(namespaces ?? this.#namespaces, base, language)
  }

  /** An element's name in lower case with the prefix its namespace is known by here. */
  nameOf(qualified: string): string {
    const colon = qualified.indexOf(':')
    const prefix = colon < 0 ? '' : qualified.slice(0, colon)
    const local = qualified.slice(colon + 1).toLowerCase()
    const uri = this.#namespaces.get(prefix)
    const known = uri === undefined ? prefix.toLowerCase() : (knownPrefix(uri) ?? (prefix === '' ? '?' : prefix.toLowerCase()))
    return known === '' ? local : `${known}:${local}`
  }
}
