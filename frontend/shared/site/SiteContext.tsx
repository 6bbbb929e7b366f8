import { createContext } from 'react'

/** Which of the pages this is. */
export type Site = {
  /** As the browser's tab shows it. */
  name: string
  /** What a link to the start page says. */
  homeLink: string
}

export const SiteContext = createContext<Site | null>(null)
