/** URL parameter with the name of the environment. */
const environmentParameter = 'environment'

/**
 * Chooses the environment to show: the one in the URL, otherwise the preferred one, otherwise the first.
 *
 * @param search - Query string of the URL.
 */
export function chooseManifest<manifest extends { environment: string }>(
  manifests: readonly manifest[],
  { search, preferred }: { search: string; preferred: string },
): manifest | undefined {
  const named = (name: string | null) => manifests.find(({ environment }) => environment === name)
  return (
    named(new URLSearchParams(search).get(environmentParameter)) ?? named(preferred) ?? manifests[0]
  )
}

/** The query string that selects an environment; empty for the preferred one. */
export function environmentSearch(
  { environment }: { environment: string },
  preferred: string,
): string {
  return environment === preferred ? '' : `?${environmentParameter}=${environment}`
}
