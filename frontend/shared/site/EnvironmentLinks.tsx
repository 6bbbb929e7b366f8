import { useNetwork } from '../environment/useNetwork'
import { shared } from '../i18n/sharedMessages'

/** The current environment, with links to the others. */
export function EnvironmentLinks({
  environments,
}: {
  environments: readonly { name: string; search: string }[]
}) {
  const { manifest } = useNetwork()
  if (environments.length < 2)
    return (
      <p className="rounded-full bg-raised px-3 py-1 text-sm text-soft">{manifest.environment}</p>
    )
  return (
    <nav
      aria-label={shared().environments.label}
      className="flex flex-wrap gap-1 rounded-3xl bg-raised p-1 text-sm"
    >
      {environments.map(({ name, search }) => (
        // The wallet connection and cached data belong to the environment, so the page is reloaded.
        <a
          key={name}
          href={`/${search}`}
          aria-current={name === manifest.environment ? 'page' : undefined}
          className="inline-flex min-h-9 items-center rounded-full px-3 py-1 text-soft aria-[current]:bg-surface aria-[current]:text-ink"
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
