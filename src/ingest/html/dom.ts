/**
 * A page as a tree, held within bounds, and its text as blocks in the order of the page. The tree is htmlparser2's plain one:
 * a tree with all that browsers' have takes ten times as long to make, and only Readability needs it.
 */
import { DomHandler, DomUtils, Parser } from 'htmlparser2'
import { InputError } from '../item.ts'

export type Root = DomHandler['root']
export type Node = Root['children'][number]
export type Element = Extract<Node, { readonly attribs: object }>

/** Beyond these no page is an article, and finding one takes time that grows with them. Browsers nest no deeper. */
const MOST_ELEMENTS = 100_000
const MOST_ATTRIBUTES = 400_000
const MOST_ATTRIBUTES_OF_ONE = 256
const MOST_TEXTS = 150_000
const DEEPEST = 512

/** @throws InputError where it is larger or deeper than any page is. */
export function parsePage(html: string): Root {
  const bounded = new Bounded()
  const parser = new Parser(bounded, { decodeEntities: true, lowerCaseAttributeNames: true })
  // In pieces: what is refused is refused early.
  for (let from = 0; from < html.length; from += 1 << 16) parser.write(html.slice(from, from + (1 << 16)))
  parser.end()
  return bounded.root
}

class Bounded extends DomHandler {
  #elements = 0
  #attributes = 0
  #own = 0
  #texts = 0
  #depth = 0

  override onopentag(name: string, attributes: { [name: string]: string }): void {
    this.#own = 0
    super.onopentag(name, attributes)
  }

  onopentagname(): void {
    this.#own = 0
    if (++this.#elements > MOST_ELEMENTS) refuse(`more than ${MOST_ELEMENTS} elements`)
    if (++this.#depth > DEEPEST) refuse(`elements nested more than ${DEEPEST} deep`)
  }

  onattribute(): void {
    if (++this.#own > MOST_ATTRIBUTES_OF_ONE) refuse(`more than ${MOST_ATTRIBUTES_OF_ONE} attributes on one element`)
    if (++this.#attributes > MOST_ATTRIBUTES) refuse(`more than ${MOST_ATTRIBUTES} attributes`)
  }

  override ontext(data: string): void {
    if (++this.#texts > MOST_TEXTS && /\S/.test(data)) refuse(`more than ${MOST_TEXTS} runs of text`)
    super.ontext(data)
  }

  // Nobody asks for these.
  override oncomment(): void {}
  override oncommentend(): void {}
  override onprocessinginstruction(): void {}

  override onclosetag(): void {
    this.#depth--
    super.onclosetag()
  }
}

function refuse(why: string): never {
  throw new InputError(`the page cannot be taken apart (${why}): give its text`)
}

export const isElement = (node: Node): node is Element => 'attribs' in node
export const attribute = (element: Element, name: string): string | undefined => element.attribs[name]
export const remove = (element: Element): void => DomUtils.removeElement(element)
/** All text under an element, scripts too. */
export const rawText = (element: Element): string => DomUtils.textContent(element)
export const toHtml = (root: Root): string => DomUtils.getOuterHTML(root)

export function parentOf(node: Node): Element | undefined {
  const { parent } = node
  return parent !== null && 'attribs' in parent ? parent : undefined
}

/** Every element under `root` (itself too), in the order of the page. */
export function* elementsOf(root: Root | Element): Generator<Element> {
  let node: Node | null = 'attribs' in root ? root : (root.children[0] ?? null)
  while (node !== null) {
    if (isElement(node)) yield node
    node = following(node, root)
  }
}

function following(node: Node, root: Root | Element): Node | null {
  if ('children' in node && node.children.length > 0) return node.children[0] as Node
  let at: Node | null = node
  while (at !== null && at !== root) {
    if (at.next !== null) return at.next as Node
    at = at.parent === null || at.parent === root ? null : (at.parent as Node)
  }
  return null
}

export function hasHeading(element: Element): boolean {
  for (const inner of elementsOf(element)) if (inner.name === 'h1') return true
  return false
}

/** What a page shows as lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** What holds no text of an article, wherever it stands. */
export const SILENT = new Set(
  'audio button canvas datalist embed head iframe input link map meta noframes noscript object option script select style svg template textarea title video'.split(
    ' ',
  ),
)

/** A run of text that the page shows as lines of its own. */
export interface Block {
  /** White space made single spaces. */
  readonly text: string
  /** Words of it, and those of them within links. */
  readonly words: number
  readonly linked: number
  /** The innermost block element around it; the root itself where there is none. */
  readonly element: Element | Root
}

/** The blocks under `root`, in the order of the page. Pages nest no deeper than {@link parsePage} lets them. */
export function blocksOf(root: Root | Element): Block[] {
  const out: Block[] = []
  let text = ''
  let linkText = ''
  let links = 0
  let around: Root | Element = root
  const close = () => {
    const whole = clean(text)
    if (whole !== '')
      out.push({ text: whole, words: countWords(whole), linked: linkText === '' ? 0 : countWords(clean(linkText)), element: around })
    text = ''
    linkText = ''
  }
  const walk = (of: Root | Element) => {
    for (const node of of.children) {
      if (!isElement(node as Node)) {
        if (node.type !== 'text') continue
        text += node.data
        if (links > 0) linkText += node.data
        continue
      }
      const element = node as Element
      const { name } = element
      if (SILENT.has(name)) continue
      if (name === 'br' || name === 'hr') close()
      else if (name === 'a') {
        links++
        linkText += ' '
        walk(element)
        links--
      } else if (BLOCKS.has(name)) {
        const before = around
        close()
        around = element
        walk(element)
        close()
        around = before
      } else walk(element)
    }
  }
  if ('attribs' in root && SILENT.has(root.name)) return out
  walk(root)
  close()
  return out
}

const TO_CLEAN = /[\u200e\u200f\ufeff\u00a0]|\s{2,}|[^\S ]/
export function clean(text: string): string {
  return TO_CLEAN.test(text) ? text.replace(/[\s\u00a0\u200e\u200f\ufeff]+/g, ' ').trim() : text.trim()
}

export function countWords(text: string): number {
  if (text === '') return 0
  let n = 1
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) n++
  return n
}

/** Text of an element without that of scripts and the like, as one line. */
export const lineOf = (element: Element | Root): string =>
  blocksOf(element)
    .map((b) => b.text)
    .join(' ')

/** An element and all around it. */
export function ancestorsOf(node: Element | Root): Set<Element | Root> {
  const out = new Set<Element | Root>()
  for (let at: Element | Root | null = node; at !== null; at = at.parent as Element | Root | null) out.add(at)
  return out
}

export function isWithin(node: Element | Root, root: Element | Root): boolean {
  for (let at: Element | Root | null = node; at !== null; at = at.parent as Element | Root | null) if (at === root) return true
  return false
}
