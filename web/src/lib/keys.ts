/** The keys of the page. A key is known by its letter, or by the letter that stands on it on an Arabic keyboard. */
import { dialogs } from './dialogs.svelte.ts'
import { room } from './room.svelte.ts'
import type { View } from './route.ts'
import { router } from './router.svelte.ts'

/** Arabic 101: what the keys of these letters write. */
const ARABIC: { readonly [letter: string]: string } = {
  ت: 'j', ن: 'k', ى: 'n', ل: 'g', ف: 't', ش: 'a', س: 's', م: 'l', ح: 'p', لا: 'b', ؤ: 'c', ق: 'r', ع: 'u', ص: 'w', غ: 'y', ء: 'x', ة: 'm',
} // biome-ignore format: a row of keys

const GOES: { readonly [letter: string]: View } = {
  t: 'today', a: 'articles', s: 'statements', l: 'ledger', p: 'promises', b: 'people', c: 'compare', r: 'review', u: 'sources', w: 'alerts', ',': 'settings',
} // biome-ignore format: a row of keys

/** How long `g` waits for the letter after it, in milliseconds. */
const PATIENCE = 3000
let went = 0

/** A key that no box over the page has taken. */
export function onkey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
  if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')) return
  const key = ARABIC[event.key] ?? event.key.toLowerCase()
  const after = event.timeStamp - went < PATIENCE && went > 0
  went = 0
  if (after && GOES[key]) router.go(GOES[key])
  else if (key === 'g') went = event.timeStamp
  else if (key === '?' || key === '؟') dialogs.help = true
  else if (key === 'n') dialogs.reading = true
  else if (key === '/') document.querySelector<HTMLInputElement>('main input[type=search], input[type=search]')?.focus()
  else if (!(router.route.view === 'article' ? inArticle(key) : inList(key))) return
  event.preventDefault()
}

function inArticle(key: string): boolean {
  const { reading } = room
  if (key === 'escape') {
    if (reading?.selected) room.select(undefined)
    return false
  }
  if (key === 'j' || key === 'k') {
    const next = reading?.step(key === 'j' ? 1 : -1)
    if (next) room.select(next, { show: 'text', focus: true })
    return true
  }
  if (key === 'u' && room.notice?.correction) {
    void room.undo(room.notice.correction)
    return true
  }
  // The buttons of the card that is open do what their keys say.
  const button = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  button?.click()
  return button !== null
}

function inList(key: string): boolean {
  if (key === 'j' || key === 'k') {
    const rows = [...document.querySelectorAll<HTMLElement>('main .row-link')]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    const row = rows[at < 0 ? (key === 'j' ? 0 : rows.length - 1) : at + (key === 'j' ? 1 : -1)]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
    return true
  }
  const button = document.querySelector<HTMLElement>(`main [data-key="${CSS.escape(key)}"]`)
  button?.click()
  return button !== null
}
