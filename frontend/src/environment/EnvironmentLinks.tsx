import { environmentParameter } from './chooseManifest'
import { useEnvironment } from './useEnvironment'

/** Which environment the page shows, with links to the others. */
export function EnvironmentLinks({ names }: { names: readonly string[] }) {
  const { manifest } = useEnvironment()
  if (names.length < 2)
    return (
      <p className="rounded-full bg-raised px-3 py-1 text-sm text-soft">{manifest.environment}</p>
    )
  return (
    <nav aria-label="Environments" className="flex gap-1 rounded-full bg-raised p-1 text-sm">
      {names.map((name) => (
        <a
          key={name}
          href={`?${environmentParameter}=${encodeURIComponent(name)}`}
          aria-current={name === manifest.environment ? 'page' : undefined}
          className="rounded-full px-3 py-1 text-soft aria-[current]:bg-surface aria-[current]:text-ink"
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
