import { useContext } from 'react'
import { type Site, SiteContext } from './SiteContext'

/** The site of the page. */
export function useSite(): Site {
  const site = useContext(SiteContext)
  if (!site) throw new Error('useSite must be used within SiteContext')
  return site
}
