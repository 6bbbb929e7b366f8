import { useContext } from 'react'
import { type Site, SiteContext } from './SiteContext'

/** The site that the page is part of. */
export function useSite(): Site {
  const site = useContext(SiteContext)
  if (!site) throw new Error('There is no SiteContext above this component')
  return site
}
