/**
 * RSS, RDF, Atom, CDF and OPML, read leniently: what is not well-formed is read as far as it goes. The parser is htmlparser2's in its
 * mode for XML: no document type is read, no entity is expanded but those of XML and HTML, nothing is fetched, and time is linear.
 */
import { Parser } from 'htmlparser2'
import { InputError } from '../item.ts'
import { feedDate } from './dates.ts'
import { escapeText } from './escape.ts'
import type { Feed, FeedContext, FeedEntry, FeedKind } from './feed.ts'
import { MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, MAX_ENTRIES } from './limits.ts'
import { harmless, plainTitle, resolve, withoutC1 } from './markup.ts'
import { APART, LESSER, SAYS, type Says } from './names.ts'
import { authorOf, Person } from './person.ts'
import { Scope } from './scope.ts'

type Attributes = { readonly [name: string]: string }

/** What a feed or an entry has said so far. */
interface Told {
  title?: string
  titleLanguage?: string | undefined
  link?: string
  linkIsLesser?: boolean
  id?: string
  person?: Person
  published?: string
  updated?: string
  summary?: string
  content?: string
  language?: string
  lesser: Set<Says>
}

/** An element whose text is being gathered. */
interface Gathering {
  readonly says: Says
  readonly lesser: boolean
  readonly depth: number
  readonly element: string
  readonly attributes: Attributes
  readonly scope: Scope
  text: string
  /** Elements within are markup of it (`type="xhtml"`, `mode="xml"`) and are kept as such. */
  markup: boolean
}

export function readXmlFeed(xml: string, context: FeedContext): Feed {
  const reader = new XmlFeedReader(context)
  const parser = new Parser(reader, { xmlMode: true, decodeEntities: true })
  parser.end(xml)
  return reader.feed()
}

class XmlFeedReader {
  readonly #context: FeedContext
  readonly #feed: Told = { lesser: new Set() }
  readonly #entries: FeedEntry[] = []
  #entry: Told | undefined
  #kind: FeedKind | undefined
  #version: string | undefined
  #ttl: number | undefined
  #scopes: Scope[]
  #names: string[] = []
  #gathering: Gathering | undefined
  #person: Person | undefined
  #personDepth = 0
  #apart = 0
  #elements = 0
  #attributes = 0

  constructor(context: FeedContext) {
    this.#context = context
    this.#scopes = [new Scope(new Map(), webAddress(context.address), context.language)]
  }

  onattribute(): void {
    if (++this.#attributes > MAX_ATTRIBUTES) throw new InputError(`an element has more than ${MAX_ATTRIBUTES} attributes`)
  }

  onopentag(qualified: string, attributes: Attributes): void {
    this.#attributes = 0
    if (++this.#elements > MAX_ELEMENTS) throw new InputError(`more than ${MAX_ELEMENTS} elements`)
    if (this.#names.length >= MAX_DEPTH) throw new InputError(`elements within elements, more than ${MAX_DEPTH} deep`)
    const scope = this.#scopes[this.#scopes.length - 1].within(attributes)
    const name = scope.nameOf(qualified)
    this.#scopes.push(scope)
    this.#names.push(name)
    if (this.#gathering) {
      this.#within(name, attributes)
      return
    }
    if (this.#kind === undefined && !this.#begin(name, attributes, scope)) return
    if (APART.has(name)) this.#apart++
    if (this.#apart > 0) return
    if (name === 'item' || name === 'entry') this.#openEntry(attributes, scope)
    else if (name === 'outline') this.#outline(attributes)
    else if (this.#kind !== 'opml' || name === 'title') this.#open(name, attributes, scope)
  }

  /** The root tells the kind. False where it has not come yet. */
  #begin(name: string, attributes: Attributes, scope: Scope): boolean {
    const version = attributes.version
    if (name === 'rss') this.#kind = 'rss'
    else if (name === 'feed') this.#kind = 'atom'
    else if (name === 'rdf:rdf' || name === 'rdf') this.#kind = 'rdf'
    else if (name === 'opml') this.#kind = 'opml'
    else if (name === 'channel') this.#kind = attributes.HREF !== undefined || this.#names.length === 1 ? 'cdf' : 'rss'
    else if (name === 'entry' || name === 'item') this.#kind = name === 'entry' ? 'atom' : 'rss'
    else return false
    if (version !== undefined) this.#version = version
    if (scope.language !== undefined && (name === 'feed' || name === 'rss')) this.#feed.language ??= scope.language
    return true
  }

  #openEntry(attributes: Attributes, scope: Scope): void {
    if (this.#entry) this.#closeEntry()
    if (this.#entries.length >= MAX_ENTRIES) throw new InputError(`more than ${MAX_ENTRIES} entries`)
    this.#entry = { lesser: new Set() }
    const about = attributes['rdf:about']
    if (about !== undefined) this.#entry.id = about.trim()
    this.#fromAttributes(this.#entry, attributes, scope)
  }

  /** CDF says where and when in attributes. */
  #fromAttributes(told: Told, attributes: Attributes, scope: Scope): void {
    const { HREF = attributes.href, LASTMOD = attributes.lastmod } = attributes
    if (HREF !== undefined) told.link ??= resolve(HREF, scope.base)
    const date = LASTMOD === undefined ? undefined : feedDate(LASTMOD)
    if (date !== undefined) told.updated ??= date
  }

  /** A feed in a list of feeds. */
  #outline(attributes: Attributes): void {
    const address = attributes.xmlUrl ?? attributes.xmlurl ?? attributes.xmlURL
    if (address === undefined) return
    if (this.#entries.length >= MAX_ENTRIES) throw new InputError(`more than ${MAX_ENTRIES} entries`)
    const title = plainTitle(attributes.title ?? attributes.text ?? '')
    this.#entries.push({ ...(title !== '' && { title }), link: address.trim() })
  }

  #open(name: string, attributes: Attributes, scope: Scope): void {
    const told = this.#entry ?? this.#feed
    if (name === 'channel') {
      this.#fromAttributes(told, attributes, scope)
      return
    }
    if (this.#person) {
      if (name === 'name' || name === 'email' || name === 'itunes:name' || name === 'itunes:email')
        this.#gather('author', false, name, attributes, scope)
      return
    }
    const says = SAYS[name]
    if (says === undefined) return
    if (says === 'link' && attributes.href !== undefined) {
      this.#link(told, attributes, scope)
      return
    }
    if (says === 'author') {
      this.#person = new Person()
      this.#personDepth = this.#names.length
    }
    // `content src="…"` points elsewhere; a picture or film is no text.
    if (says === 'content' && name === 'content' && attributes.url !== undefined) return
    this.#gather(says, LESSER.has(name), name, attributes, scope)
  }

  #gather(says: Says, lesser: boolean, element: string, attributes: Attributes, scope: Scope): void {
    const type = (attributes.type ?? '').toLowerCase()
    const markup =
      element === 'body' ||
      element.startsWith('xhtml:') ||
      (isText(says) &&
        (type === 'xhtml' || type.includes('xhtml') || attributes.mode === 'xml' || type.endsWith('+xml') || type.endsWith('/xml')))
    this.#gathering = { says, lesser, depth: this.#names.length, element, attributes, scope, text: '', markup }
  }

  /** `rel` and `href`, as Atom and some RSS have it. */
  #link(told: Told, attributes: Attributes, scope: Scope): void {
    const rel = attributes.rel ?? 'alternate'
    if (rel !== 'alternate' && rel !== 'http://www.iana.org/assignments/relation/alternate') return
    const type = (attributes.type ?? 'text/html').toLowerCase()
    const lesser = !/html/.test(type)
    if (told.link !== undefined && !(told.linkIsLesser && !lesser)) return
    told.link = resolve(attributes.href, scope.base)
    told.linkIsLesser = lesser
  }

  /** An element within one whose text is gathered. */
  #within(name: string, attributes: Attributes): void {
    const gathering = this.#gathering as Gathering
    if (
      this.#person &&
      gathering.says === 'author' &&
      (name === 'name' || name === 'email' || name === 'itunes:name' || name === 'itunes:email')
    ) {
      // <author><name>: what it holds, not its own white space
      this.#gathering = undefined
      this.#gather('author', false, name, attributes, this.#scopes[this.#scopes.length - 1])
      return
    }
    if (!isText(gathering.says)) return
    if (!gathering.markup) {
      // Markup that stands there though none was announced: what was text before it is escaped.
      gathering.text = escapeText(gathering.text)
      gathering.markup = true
    }
    let tag = `<${localOf(name)}`
    for (const key in attributes) if (!key.startsWith('xmlns')) tag += ` ${key}="${escapeText(attributes[key]).replace(/"/g, '&quot;')}"`
    gathering.text += `${tag}>`
  }

  ontext(text: string): void {
    if (this.#gathering) this.#gathering.text += this.#gathering.markup ? escapeText(text) : text
  }

  onclosetag(): void {
    const gathering = this.#gathering
    const depth = this.#names.length
    const name = this.#names.pop() ?? ''
    this.#scopes.pop()
    if (gathering) {
      if (depth > gathering.depth) {
        if (gathering.markup && isText(gathering.says)) gathering.text += `</${localOf(name)}>`
        return
      }
      this.#gathering = undefined
      this.#take(gathering)
    }
    if (this.#person && depth <= this.#personDepth) {
      const told = this.#entry ?? this.#feed
      if (!this.#person.isEmpty) told.person ??= this.#person
      this.#person = undefined
    }
    if (APART.has(name) && this.#apart > 0) this.#apart--
    if ((name === 'item' || name === 'entry') && this.#apart === 0) this.#closeEntry()
  }

  /** Takes what an element said. */
  #take(gathering: Gathering): void {
    const { says, attributes, scope, element, lesser } = gathering
    const told = this.#entry ?? this.#feed
    const text = gathering.text.trim()
    if (says === 'author') {
      if (this.#person) this.#person.hear(element, text)
      return
    }
    if (text === '' && !isText(says)) return
    if (isText(says)) {
      this.#takeText(told, gathering, text)
      return
    }
    if (says === 'link') {
      if (told.link === undefined || told.linkIsLesser) {
        told.link = resolve(text, scope.base)
        told.linkIsLesser = false
      }
    } else if (says === 'id') {
      const permanent = element === 'guid' && attributes.isPermaLink !== 'false' && attributes.ispermalink !== 'false'
      told.id = element === 'guid' && !permanent ? text : resolve(text, element === 'guid' ? undefined : scope.base)
      if (permanent && told.link === undefined && /^[a-z][a-z0-9+.-]*:|^\//i.test(text)) {
        told.link = resolve(text, scope.base)
        told.linkIsLesser = true
      }
    } else if (says === 'language') told.language = text.replaceAll('_', '-')
    else if (says === 'ttl') {
      if (/^\d{1,7}$/.test(text)) this.#ttl = +text
    } else {
      const date = feedDate(text)
      if (date !== undefined && (told[says] === undefined || !lesser)) told[says] = date
    }
  }

  #takeText(told: Told, gathering: Gathering, raw: string): void {
    const { says, attributes, scope, lesser } = gathering
    let text = withoutC1(raw)
    if (attributes.mode === 'base64' || isBinary(attributes.type) || (attributes.encoding ?? '') === 'base64') {
      text = Buffer.from(text, 'base64').toString('utf8').trim()
    }
    const type = (attributes.type ?? '').toLowerCase()
    const isPlain = !gathering.markup && (type === 'text' || type === 'text/plain')
    if (says === 'title') {
      // A lesser title (of a picture) yields to the entry's own, whichever came first.
      if (told.title !== undefined && (lesser || !told.lesser.has('title'))) return
      if (lesser) told.lesser.add('title')
      else told.lesser.delete('title')
      told.title = plainTitle(isPlain ? escapeText(text) : text)
      told.titleLanguage = scope.language
      return
    }
    const html = isPlain ? escapeText(text) : harmless(text, scope.base)
    if (says === 'summary') {
      if (told.summary === undefined || told.lesser.has('summary')) {
        told.summary = html
        if (lesser) told.lesser.add('summary')
        else told.lesser.delete('summary')
      } else if (!lesser && told.content === undefined) told.content = html
    } else {
      told.content ??= html
      if (told.summary === undefined) {
        told.summary = html
        told.lesser.add('summary')
      }
    }
  }

  #closeEntry(): void {
    const told = this.#entry
    if (!told) return
    this.#entry = undefined
    this.#entries.push(this.#said(told, told.titleLanguage))
  }

  #said(told: Told, titleLanguage: string | undefined): FeedEntry {
    const language = told.language ?? titleLanguage ?? this.#context.language
    const author = told.person && authorOf(told.person)
    return {
      ...(told.title !== undefined && { title: told.title }),
      ...(told.link !== undefined && { link: told.link }),
      ...(told.id !== undefined && { id: told.id }),
      ...(author && author),
      ...(told.published !== undefined && { published: told.published }),
      ...(told.updated !== undefined && { updated: told.updated }),
      ...(told.summary !== undefined && { summary: told.summary }),
      ...(told.content !== undefined && { content: told.content }),
      ...(language !== undefined && language !== '' && { language }),
    }
  }

  /** What was read. @throws InputError where nothing was a feed. */
  feed(): Feed {
    if (this.#entry) this.#closeEntry()
    if (this.#kind === undefined) {
      const root = this.#names[0]
      throw new InputError(
        this.#elements === 0
          ? 'no feed: nothing in it is XML'
          : `no feed: none of its elements is rss, feed, rdf:RDF, channel or opml${root === undefined ? '' : ` (it begins with ${root})`}`,
      )
    }
    return {
      kind: this.#kind,
      ...(this.#version !== undefined && { version: this.#version }),
      ...this.#said(this.#feed, this.#feed.titleLanguage),
      ...(this.#ttl !== undefined && { ttlMinutes: this.#ttl }),
      entries: this.#entries,
    }
  }
}

function isText(says: Says): boolean {
  return says === 'title' || says === 'summary' || says === 'content'
}

/** RFC 4287 §4.1.3.3: content of any type that is neither text nor XML is base64. */
function isBinary(type: string | undefined): boolean {
  return type?.includes('/') === true && !/^text\/|[+/]xml$|html/i.test(type)
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:/i.test(address.trim()) ? address.trim() : undefined
}
