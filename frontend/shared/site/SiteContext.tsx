import { createContext } from 'react'

/** The web app or the explorer. */
export type Site = {
  /** Name in the document title. */
  name: string
  /** Text of links to the home page. */
  homeLink: string
}

export const SiteContext = createContext<Site | null>(null)
