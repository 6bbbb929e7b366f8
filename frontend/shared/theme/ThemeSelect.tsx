import { useId, useState } from 'react'
import { browserStorage } from '../lib/browserStorage'

/** Also read by `public/first-paint.js`. */
const storageKey = 'interstake.theme'

const themes = { system: 'System', light: 'Light', dark: 'Dark' } as const

type Theme = keyof typeof themes

const storage = browserStorage()

const isTheme = (value: string | undefined): value is Theme =>
  value !== undefined && Object.hasOwn(themes, value)

/** Selects the color theme, stored in the browser. */
export function ThemeSelect() {
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
        Theme
      </label>
      <select
        id={id}
        value={theme}
        onChange={({ target }) => choose(target.value)}
        className="min-h-11 rounded-xl border border-control bg-surface px-3 py-2"
      >
        {Object.entries(themes).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
