import { TextLink } from '../components/TextLink'
import { useSite } from './useSite'

/** Leads back to the start page. */
export function HomeLink() {
  return <TextLink to="/">{useSite().homeLink}</TextLink>
}
