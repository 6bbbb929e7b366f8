import { useId } from 'react'
import { useEnvironment } from '../environment/useEnvironment'
import { isLanguage, languages, storeLanguage } from './languages'
import { t } from './messages'

/** Selects the language, stored in the browser. The page is loaded again in it. */
export function LanguageSelect() {
  const { storage } = useEnvironment()
  const id = useId()
  return (
    <div className="flex items-center gap-3 text-sm">
      <label htmlFor={id} className="text-soft">
        {t().language}
      </label>
      <select
        id={id}
        value={document.documentElement.lang}
        onChange={({ target: { value } }) => {
          if (!isLanguage(value)) return
          storeLanguage(storage, value)
          location.reload()
        }}
        className="min-h-11 rounded-xl border border-control bg-surface px-3 py-2"
      >
        {Object.entries(languages).map(([language, name]) => (
          <option key={language} value={language} lang={language}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
