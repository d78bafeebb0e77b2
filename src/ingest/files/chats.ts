/** Chats that were exported: channels of Telegram (result.json), groups and channels of WhatsApp (_chat.txt). A message that is long enough to be news is an article. */
import { toArticle } from '../article.ts'
import { type Decoding, type Defaults, InputError, type Item } from '../item.ts'

/** Characters of a message below which it is talk, a caption or a greeting. */
const SHORTEST = 120

interface Message {
  readonly text: string
  readonly outlet: string | undefined
  readonly publishedAt: string | undefined
  readonly id?: string
}

interface TelegramMessage {
  readonly id?: number
  readonly type?: string
  readonly date?: string
  readonly text?: string | readonly (string | { readonly text?: string })[]
}

/** Telegram's export of one chat: `{"name": …, "type": "public_channel", "messages": […]}`; or of all: `{"chats": {"list": […]}}`. */
export function isTelegram(value: unknown): value is TelegramExport {
  if (typeof value !== 'object' || value === null) return false
  const { messages, chats, type } = value as { messages?: unknown; chats?: { list?: unknown }; type?: unknown }
  return (Array.isArray(messages) && typeof type === 'string') || Array.isArray(chats?.list)
}

interface TelegramExport {
  readonly name?: string
  readonly id?: number
  readonly messages?: readonly TelegramMessage[]
  readonly chats?: { readonly list: readonly TelegramExport[] }
}

export function readTelegram(name: string, chat: TelegramExport, defaults: Defaults, decoding: Decoding): Item[] {
  if (chat.chats) return chat.chats.list.flatMap((one) => readTelegram(name, one, defaults, decoding))
  const messages = (chat.messages ?? []).flatMap((message): Message[] => {
    if (message.type !== 'message') return []
    const { text = '' } = message
    const words = typeof text === 'string' ? text : text.map((part) => (typeof part === 'string' ? part : (part.text ?? ''))).join('')
    return [
      {
        text: words,
        outlet: chat.name,
        publishedAt: message.date,
        ...(message.id !== undefined && { id: `telegram:${chat.id ?? chat.name ?? ''}:${message.id}` }),
      },
    ]
  })
  return articlesOf(name, messages, defaults, decoding)
}

/** `[12/05/2024, 21:03:15] الاسم: …` of iPhones, `12/05/2024, 9:03 م - الاسم: …` of Android; days first. */
const LINE =
  /^[\u200e\u200f\u202a-\u202e]*\[?(\d{1,4})[/.\-\u200f]+(\d{1,2})[/.\-\u200f]+(\d{1,4})[,،]?\s+(\d{1,2}):(\d{2})(?::\d{2})?[\s\u202f]*([ap]\.?m\.?|ص|م)?\]?\s*(?:-\s*)?[\u200e\u200f]*([^:\n]{1,80}):[\u200e\u200f]*\s([\s\S]*)$/i
const WITHOUT_NAME = /^[\u200e\u200f]*\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,،]?\s+\d{1,2}:\d{2}/

/** Whether a text is such a chat: its first lines tell. */
export function isWhatsApp(text: string): boolean {
  const lines = text.slice(0, 4000).split('\n', 40).map(withDigits)
  return lines.filter((line) => WITHOUT_NAME.test(line)).length >= 2 && WITHOUT_NAME.test(lines[0])
}

export function readWhatsApp(name: string, text: string, defaults: Defaults, decoding: Decoding): Item[] {
  const channel = /(?:WhatsApp Chat (?:with|-) |محادثة واتساب مع )(.+?)(?:\.txt)?$/i.exec(name)?.[1]
  const messages: { text: string; outlet: string | undefined; publishedAt: string | undefined }[] = []
  const heads: string[][] = []
  for (const line of text.split(/\r?\n/)) {
    const head = LINE.exec(withDigits(line))
    if (head) {
      // The digits of the head were changed, those of the words must not be.
      messages.push({
        text: line.slice(line.length - head[8].length),
        outlet: channel ?? head[7].replace(/[\u200e\u200f]/g, '').trim(),
        publishedAt: undefined,
      })
      heads.push(head)
    } else if (WITHOUT_NAME.test(withDigits(line))) {
      // ‹The group's picture was changed›: nobody says it.
      messages.push({ text: '', outlet: undefined, publishedAt: undefined })
      heads.push([])
    } else if (messages.length > 0) messages[messages.length - 1].text += `\n${line}`
  }
  // 5/13/24: the month first, where no other way is left.
  const monthFirst = heads.some((head) => Number(head[2]) > 12) && !heads.some((head) => Number(head[1]) > 12 && head[1].length < 3)
  heads.forEach((head, i) => {
    if (head.length > 0) messages[i].publishedAt = dayOf(head, monthFirst)
  })
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
