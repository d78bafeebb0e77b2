// Before the first paint: the language, the theme and the size of type that were chosen, so that nothing flashes.
;(() => {
  const root = document.documentElement
  try {
    const language = localStorage.getItem('isnad.language') || (/^ar\b/i.test(navigator.language) ? 'ar' : 'en')
    root.lang = language === 'en' ? 'en' : 'ar'
    root.dir = root.lang === 'en' ? 'ltr' : 'rtl'
    const theme = localStorage.getItem('isnad.theme')
    const size = localStorage.getItem('isnad.size')
    if (size) root.dataset.size = size
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  } catch {
    // Storage may be forbidden; the page then opens as it comes.
  }
})()
