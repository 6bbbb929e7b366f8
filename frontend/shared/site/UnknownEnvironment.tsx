import { shared } from '../i18n/sharedMessages'
import { Notice } from './Notice'

/** Shown if the URL names an environment that does not exist, with links to those that do. */
export function UnknownEnvironment({
  name,
  environments,
}: {
  name: string
  environments: readonly { name: string; search: string }[]
}) {
  const messages = shared().environments
  return (
    <Notice title={messages.notFound}>
      <p className="wrap-anywhere text-soft">{messages.notFoundHint(name)}</p>
      <ul aria-label={messages.label} className="flex flex-wrap gap-3">
        {environments.map((one) => (
          <li key={one.name}>
            <a
              href={`/${one.search}`}
              className="inline-flex min-h-11 items-center rounded-xl border border-control/60 px-4 hover:bg-raised"
            >
              {one.name}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
