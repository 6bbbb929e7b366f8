/** Parameter of the page's address that names the environment. */
const environmentParameter = 'environment'

/**
 * Chooses the environment that the page shows: the one its address names, otherwise the preferred one, otherwise the first.
 *
 * @param search - Query of the page's address.
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

/** The query with which a page's address names an environment; empty for the preferred one. */
export function environmentSearch(
  { environment }: { environment: string },
  preferred: string,
): string {
  return environment === preferred ? '' : `?${environmentParameter}=${environment}`
}
