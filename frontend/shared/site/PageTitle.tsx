import { useSite } from './useSite'

/** What the browser's tab shows: what the page is about, and the site. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · ${useSite().name}`}</title>
}
