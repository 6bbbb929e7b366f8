import { TextLink } from '../components/TextLink'
import { useSite } from './useSite'

/** A link to the home page. */
export function HomeLink() {
  return <TextLink to="/">{useSite().homeLink}</TextLink>
}
