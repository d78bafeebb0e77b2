/** Where the page is: the address, as state. */
import { formatRoute, parseRoute, type View } from './route.ts'

class Router {
  route = $state.raw(parseRoute(location.hash))

  /** After the address changed, by whom soever. */
  sync(): void {
    this.route = parseRoute(location.hash)
  }

  get(name: string): string {
    return this.route.params.get(name) ?? ''
  }

  /** Changes some of the state of the view that is shown; `push` where one should be able to go back to what was. */
  set(changes: { readonly [name: string]: string | undefined }, how: { readonly push?: boolean } = {}): void {
    if (this.route.view === 'article') return
    const address = formatRoute(this.route.view, { ...Object.fromEntries(this.route.params), ...changes })
    if (how.push) history.pushState(null, '', address)
    else history.replaceState(null, '', address)
    this.sync()
  }

  go(view: View, params: { readonly [name: string]: string | undefined } = {}): void {
    history.pushState(null, '', formatRoute(view, params))
    this.sync()
    scrollTo({ top: 0 })
  }
}

export const router = new Router()
