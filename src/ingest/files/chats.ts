/** Chats that were exported: channels of Telegram (result.json), groups and channels of WhatsApp (_chat.txt). A message that is long enough to be news is an article. */
import { toArticle } from '../article.ts'
import { type Decoding, type Defaults, InputError, type Item } from '../item.ts'

/** Characters of a message below which it is talk, a caption or a greeting. */
const SHORTEST = 120

interface Message {
  readonly text: string
  readonly outlet?: string | undefined
  readonly publishedAt?: string | undefined
  readonly id?: string
}

interface TelegramMessage {
  readonly id?: number
  readonly type?: string
  readonly date?: string
  readonly text?: string | readonly (string | { readonly text?: string })[]
}

/** Telegram's export of one chat: `{"name": …, "type": "public_channel", "messages": […]}`; or of all: `{"chats": {"list": […]}}`. */
interface TelegramExport {
  readonly name?: string
  readonly id?: number
  readonly messages?: readonly TelegramMessage[]
  readonly chats?: { readonly list: readonly TelegramExport[] }
}

function isTelegram(value: unknown): value is TelegramExport {
  if (typeof value !== 'object' || value === null) return false
  const { messages, chats, type } = value as { messages?: unknown; chats?: { list?: unknown }; type?: unknown }
  return (Array.isArray(messages) && typeof type === 'string') || Array.isArray(chats?.list)
}

/** The messages of a parsed JSON value, undefined where it is no such chat. @throws InputError where none is long enough. */
export function readTelegram(name: string, value: unknown, defaults: Defaults, decoding: Decoding): Item[] | undefined {
  if (!isTelegram(value)) return undefined
  const messages = (value.chats?.list ?? [value]).flatMap((chat) =>
    (chat.messages ?? []).map(({ date, id, text = '', type }): Message => {
      if (type !== 'message') return NOTICE
      const words = typeof text === 'string' ? text : text.map((part) => (typeof part === 'string' ? part : (part.text ?? ''))).join('')
      const own = id === undefined ? {} : { id: `telegram:${chat.id ?? chat.name ?? ''}:${id}` }
      return { text: words, outlet: chat.name, publishedAt: date, ...own }
    }),
  )
  return articlesOf(name, messages, defaults, decoding)
}

/** ‹The group's picture was changed›: nobody says it. */
const NOTICE: Message = { text: '' }

/** `[12/05/2024, 21:03:15] الاسم: …` of iPhones, `12/05/2024, 9:03 م - الاسم: …` of Android; days first. */
const LINE =
  /^[\u200e\u200f\u202a-\u202e]*\[?(\d{1,4})[/.\-\u200f]+(\d{1,2})[/.\-\u200f]+(\d{1,4})[,،]?\s+(\d{1,2}):(\d{2})(?::\d{2})?[\s\u202f]*([ap]\.?m\.?|ص|م)?\]?\s*(?:-\s*)?[\u200e\u200f]*([^:\n]{1,80}):[\u200e\u200f]*\s([\s\S]*)$/i
const WITHOUT_NAME = /^[\u200e\u200f]*\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,،]?\s+\d{1,2}:\d{2}/

/** Its first lines tell. */
function isWhatsApp(text: string): boolean {
  if (!/^\S{0,3}[\d٠-٩]/.test(text)) return false
  const lines = text.slice(0, 4000).split('\n', 40).map(withDigits)
  return lines.filter((line) => WITHOUT_NAME.test(line)).length >= 2 && WITHOUT_NAME.test(lines[0])
}

/** The messages of a text, undefined where it is no such chat. @throws InputError where none is long enough. */
export function readWhatsApp(name: string, text: string, defaults: Defaults, decoding: Decoding): Item[] | undefined {
  if (!isWhatsApp(text)) return undefined
  const channel = /(?:WhatsApp Chat (?:with|-) |محادثة واتساب مع )(.+?)(?:\.txt)?$/i.exec(name)?.[1]
  const parts: { readonly head: readonly string[] | undefined; text: string }[] = []
  for (const line of text.split(/\r?\n/)) {
    const plain = withDigits(line)
    const head = LINE.exec(plain)
    // The digits of the head were changed, those of the words must not be.
    if (head) parts.push({ head, text: line.slice(line.length - head[8].length) })
    else if (WITHOUT_NAME.test(plain)) parts.push({ head: undefined, text: '' })
    else if (parts.length > 0) parts[parts.length - 1].text += `\n${line}`
  }
  // 5/13/24: the month first, where no other way is left.
  const heads = parts.flatMap(({ head }) => (head ? [head] : []))
  const monthFirst = heads.some((head) => Number(head[2]) > 12) && !heads.some((head) => Number(head[1]) > 12 && head[1].length < 3)
  const messages = parts.map(
    ({ head, text: words }): Message =>
      head
        ? { text: words, outlet: channel ?? head[7].replace(/[\u200e\u200f]/g, '').trim(), publishedAt: dayOf(head, monthFirst) }
        : NOTICE,
  )
  return articlesOf(name, messages, defaults, decoding)
}

function dayOf(head: readonly string[], monthFirst: boolean): string | undefined {
  const [a, b, c, hour, minute] = head.slice(1, 6).map(Number)
  const half = head[6] ?? ''
  const [year, month, day] = head[1].length === 4 ? [a, b, c] : monthFirst ? [c, a, b] : [c, b, a]
  const h = /^(?:p|م)/i.test(half) ? (hour % 12) + 12 : /^(?:a|ص)/i.test(half) ? hour % 12 : hour
  const two = (n: number) => String(n).padStart(2, '0')
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return `${year < 100 ? 2000 + year : year}-${two(month)}-${two(day)}T${two(h)}:${two(minute)}`
}

/** Arabic digits → ASCII, so that dates are read; no letter changes its place. */
const withDigits = (text: string) => text.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))

function articlesOf(name: string, messages: readonly Message[], defaults: Defaults, decoding: Decoding): Item[] {
  const items = messages.flatMap((message, i): Item[] => {
    const text = message.text.replace(/[\u200e\u200f\u202a-\u202e]/g, '').trim()
    if (text.length < SHORTEST || !/[\u0621-\u064a]/.test(text)) return []
    return [{ at: `${name}[${i}]`, ...toArticle({ ...message, text }, defaults), decoding }]
  })
  if (items.length === 0) throw new InputError(`a chat in which no message is long enough to be news (${SHORTEST} letters)`)
  return items
}
