/** The language and the theme of the page, as they were last chosen. `first-paint.js` has put both on the root element. */
import { AR } from '../words/ar.ts'
import { EN } from '../words/en.ts'
import type { Language, Theme, Words } from '../words/words.ts'

const root = document.documentElement

class Preferences {
  #language = $state<Language>(root.lang === 'en' ? 'en' : 'ar')
  #theme = $state<Theme>(root.dataset.theme === 'dark' || root.dataset.theme === 'light' ? root.dataset.theme : 'auto')

  get language(): Language {
    return this.#language
  }
  set language(language: Language) {
    this.#language = language
    root.lang = language
    root.dir = language === 'ar' ? 'rtl' : 'ltr'
    remember('isnad.language', language)
  }

  get theme(): Theme {
    return this.#theme
  }
  set theme(theme: Theme) {
    this.#theme = theme
    if (theme === 'auto') delete root.dataset.theme
    else root.dataset.theme = theme
    remember('isnad.theme', theme)
  }

  get words(): Words {
    return this.#language === 'ar' ? AR : EN
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

export const preferences = new Preferences()
