import { useSite } from './useSite'

/** The document title. */
export function PageTitle({ children }: { children: string }) {
  return <title>{`${children} · ${useSite().name}`}</title>
}
