/** The words of a statement answer to its card, and the card to its words. */
import type { Reading } from './reading.svelte.ts'
import { room } from './room.svelte.ts'

const innermost = (event: Event) =>
  (event.target as HTMLElement).closest<HTMLElement>('[data-of]')?.dataset.of?.split(' ').at(-1) || undefined

/**
 * An attachment for an element that holds lines of text. Classes are set here rather than by each segment, so that a long
 * article pays for what is pointed at, not for what it holds. Pointing is a convenience: the numbers, which are buttons, do the same.
 */
export function words(reading: Reading, wide: boolean) {
  return (root: HTMLElement) => {
    const set = (id: string | undefined, name: string) => {
      if (id === undefined) return
      const own = CSS.escape(id)
      const elements = root.querySelectorAll(`[data-of~="${own}"], .number[data-own="${own}"]`)
      for (const element of elements) element.classList.add(name)
      return () => {
        for (const element of elements) element.classList.remove(name)
      }
    }
    $effect(() => set(reading.selected, 'on'))
    $effect(() => set(reading.hovered, 'warm'))
    $effect(() => {
      if (reading.only === undefined) return
      const off = [...root.querySelectorAll<HTMLElement>('[data-of], .number')].filter(
        (e) => !(e.dataset.of ?? e.dataset.own ?? '').split(' ').some((id) => id === '' || reading.shows(id)),
      )
      for (const element of off) element.classList.add('off')
      return () => {
        for (const element of off) element.classList.remove('off')
      }
    })
    $effect(() =>
      listen(root, {
        pointerover: (event) => (reading.hovered = innermost(event)),
        pointerleave: () => (reading.hovered = undefined),
        click: (event) => {
          if ((event.target as HTMLElement).closest('button') || getSelection()?.isCollapsed === false) return
          const id = innermost(event)
          if (id) room.select(reading.selected === id ? undefined : id, { show: wide ? 'card' : 'text' })
        },
      }),
    )
  }
}

/** An attachment for an element that holds cards. */
export function cards(reading: Reading) {
  return (root: HTMLElement) =>
    listen(root, {
      pointerover: (event) => (reading.hovered = (event.target as HTMLElement).closest<HTMLElement>('[data-own]')?.dataset.own),
      pointerleave: () => (reading.hovered = undefined),
    })
}

function listen(element: HTMLElement, listeners: { readonly [name: string]: (event: Event) => void }) {
  for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener)
  return () => {
    for (const [name, listener] of Object.entries(listeners)) element.removeEventListener(name, listener)
  }
}
