/** Takes out of a page what is not its article: by its markup, then by the labels that open its sections. */
import {
  ancestorsOf,
  attribute,
  type Block,
  blocksOf,
  countWords,
  type Element,
  hasHeading,
  isElement,
  isWithin,
  lineOf,
  parentOf,
  type Root,
  remove,
  SILENT,
} from './dom.ts'
import { type Furniture, fold, NAMED, PAIRED, SECTION_LABELS } from './words.ts'

/** Something that was left out: its kind, its words, how it begins. */
export interface Dropped {
  readonly what: Furniture
  readonly words: number
  readonly begins: string
}

export class Stripper {
  readonly dropped: Dropped[] = []
  readonly #page: Root
  /** The headline's element and all around it: none of them goes. */
  readonly #kept: ReadonlySet<Element | Root>
  readonly #total: number

  constructor(page: Root, heading: Element | Root | undefined, blocks: readonly Block[]) {
    this.#page = page
    this.#kept = heading ? ancestorsOf(heading) : new Set<Element | Root>([page])
    this.#total = blocks.reduce((sum, b) => sum + b.words - b.linked, 0)
  }

  /** Leaves the page without its furniture. */
  strip(): void {
    this.#byMarkup()
    this.#byLabel()
  }

  drop(element: Element, what: Furniture): void {
    this.note(what, lineOf(element))
    remove(element)
  }

  note(what: Furniture, line: string): void {
    if (line !== '') this.dropped.push({ what, words: countWords(line), begins: line.length > 60 ? `${line.slice(0, 60)}…` : line })
  }

  #byMarkup(): void {
    const open: (Element | Root)[] = [this.#page]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const what =
        this.#kept.has(node) || !('attribs' in node) || node.name === 'html' || node.name === 'body' ? undefined : this.#furniture(node)
      if (what === 'silent') remove(node as Element)
      else if (what !== undefined) this.drop(node as Element, what)
      else for (const child of node.children) if (isElement(child)) open.push(child)
    }
  }

  #furniture(element: Element): Furniture | 'silent' | undefined {
    const { name } = element
    if (SILENT.has(name)) return 'silent'
    if (name.startsWith('amp-'))
      return /^amp-(?:ad|embed|sticky-ad)$/.test(name)
        ? 'advertisement'
        : name === 'amp-sidebar'
          ? 'navigation'
          : this.#small(element, 'share')
    if (name === 'figcaption') return 'caption'
    if (name === 'nav' || name === 'menu' || name === 'dialog') return 'navigation'
    if (name === 'footer' || name === 'aside' || name === 'header' || name === 'form') return this.#small(element, 'navigation', 0.4)
    if (isHidden(element)) return this.#small(element, 'hidden')
    const role = attribute(element, 'role')
    if (
      role === 'navigation' ||
      role === 'search' ||
      role === 'banner' ||
      role === 'contentinfo' ||
      role === 'complementary' ||
      role === 'dialog'
    )
      return this.#small(element, 'navigation', 0.4)
    const named = kindOfName(element)
    if (named === undefined) return undefined
    if (named === 'comments') return hasHeading(element) ? this.#small(element, named) : named
    // What holds the text of a subscriber's article is called so as well as what asks for a subscription.
    if (named === 'paywall') return countWords(lineOf(element)) < 70 && /اشتر|سجل|القراءه/.test(fold(lineOf(element))) ? named : undefined
    if (named === 'byline' || named === 'caption') return countWords(lineOf(element)) <= 60 ? named : undefined
    return this.#small(element, named, 0.3)
  }

  /** Unless it holds so much of the page's words outside links that the article must be in it. */
  #small(element: Element, what: Furniture, most = 0.5): Furniture | undefined {
    if (hasHeading(element)) return undefined
    const words = blocksOf(element).reduce((sum, b) => sum + b.words - b.linked, 0)
    return words <= 40 || words < this.#total * most ? what : undefined
  }

  /** `اقرأ أيضاً`, `التعليقات`, `الكلمات المفتاحية`: the section that such a line opens. */
  #byLabel(): void {
    for (const block of blocksOf(this.#page)) {
      if (block.words > 7 || !('attribs' in block.element) || this.#kept.has(block.element) || !isWithin(block.element, this.#page))
        continue
      const folded = fold(block.text)
      const what = SECTION_LABELS.find(([, pattern]) => pattern.test(folded))?.[0]
      // The label may be one of many lines of an element: then the line goes later, by itself.
      if (what !== undefined && fold(lineOf(block.element)) === folded) this.#section(block.element, what)
    }
  }

  #section(label: Element, what: Furniture): void {
    let section = label
    for (
      let parent = parentOf(section);
      parent !== undefined && parent.name !== 'body' && !this.#kept.has(parent);
      parent = parentOf(section)
    ) {
      if (!this.#isFurniture(parent, what)) break
      section = parent
    }
    const after: Element[] = []
    for (let next = section.next; next !== null; next = next.next) {
      if (!('attribs' in next)) continue
      const element = next as Element
      if (this.#kept.has(element)) break
      // Comments go on to the end of what holds them; of other sections, what is made of links does.
      if (what === 'comments' ? section !== label && after.length > 0 : !this.#isFurniture(element, what)) break
      after.push(element)
    }
    if (what === 'comments' && section === label && !this.#hasProseBefore(label)) return
    for (const element of [section, ...after]) this.drop(element, what)
  }

  /** Made of links, or of what can be no part of an article. */
  #isFurniture(element: Element, what: Furniture): boolean {
    const blocks = blocksOf(element)
    if (what === 'comments') {
      // All that stands under the label: it opens the element.
      const folded = blocks.length > 0 ? fold(blocks[0].text) : ''
      return SECTION_LABELS.some(([kind, pattern]) => kind === 'comments' && pattern.test(folded))
    }
    let words = 0
    let linked = 0
    for (const block of blocks) {
      words += block.words
      linked += block.linked
      if (block.words - block.linked > 15) return false
    }
    return words === 0 || linked >= words * 0.5 || (words <= 12 && what !== 'read-also')
  }

  #hasProseBefore(label: Element): boolean {
    let words = 0
    for (const block of blocksOf(this.#page)) {
      if (block.element === label) break
      if (block.words >= 12 && block.linked * 2 < block.words) words += block.words
    }
    return words > 30
  }
}

function isHidden(element: Element): boolean {
  if (attribute(element, 'hidden') !== undefined || attribute(element, 'aria-hidden') === 'true') return true
  const style = attribute(element, 'style')
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}

const NAMES = ['id', 'class', 'data-component', 'data-testid']
/** Names that were looked at: a page says the same ones over and over. */
const looked = new Map<string, Furniture | undefined>()
const MOST_LOOKED = 10_000

/** What an element's class, id or component says it is. */
export function kindOfName(element: Element): Furniture | undefined {
  for (const attribute of NAMES) {
    const value = element.attribs[attribute]
    if (!value || value.length > 400) continue
    let kind = looked.get(value)
    if (kind === undefined && !looked.has(value)) {
      if (looked.size >= MOST_LOOKED) looked.clear()
      kind = kindOf(value)
      looked.set(value, kind)
    }
    if (kind !== undefined) return kind
  }
  return undefined
}

function kindOf(value: string): Furniture | undefined {
  for (const one of value.split(/\s+/)) {
    const words = one
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word !== '')
    // `has-sidebar`, `with-comments`, `no-ads`: what is around it has them.
    if (words.length === 0 || /^(?:has|with|no|is|without|hide|show)$/.test(words[0])) continue
    for (let i = 0; i < words.length; i++) {
      const kind = (i + 1 < words.length ? PAIRED[`${words[i]} ${words[i + 1]}`] : undefined) ?? NAMED[words[i]]
      if (kind !== undefined) return kind
    }
  }
  return undefined
}
