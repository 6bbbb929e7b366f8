import { useId, useState } from 'react'
import { shared } from '../i18n/sharedMessages'
import { browserStorage } from '../lib/browserStorage'

/** Also read by `public/first-paint.js`. */
const storageKey = 'interstake.theme'

const themes = ['system', 'light', 'dark'] as const

type Theme = (typeof themes)[number]

const storage = browserStorage()

const isTheme = (value: string | undefined): value is Theme =>
  themes.some((theme) => theme === value)

/** Selects the color theme, stored in the browser. */
export function ThemeSelect() {
  const messages = shared().theme
  const { dataset } = document.documentElement
  const [theme, setTheme] = useState<Theme>(isTheme(dataset.theme) ? dataset.theme : 'system')
  const id = useId()

  function choose(chosen: string) {
    if (!isTheme(chosen)) return
    setTheme(chosen)
    if (chosen === 'system') {
      delete dataset.theme
      storage.removeItem(storageKey)
    } else {
      dataset.theme = chosen
      storage.setItem(storageKey, chosen)
    }
  }

  return (
    <div className="flex items-center gap-3 text-sm">
      <label htmlFor={id} className="text-soft">
        {messages.label}
      </label>
      <select
        id={id}
        value={theme}
        onChange={({ target }) => choose(target.value)}
        className="min-h-11 rounded-xl border border-control bg-surface px-3 py-2"
      >
        {themes.map((value) => (
          <option key={value} value={value}>
            {messages[value]}
          </option>
        ))}
      </select>
    </div>
  )
}
