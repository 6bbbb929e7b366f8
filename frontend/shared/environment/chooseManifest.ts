/** URL parameter with the name of the environment. */
const environmentParameter = 'environment'

/** The environment that a query string names; null if it names none. */
export function namedEnvironment(search: string): string | null {
  return new URLSearchParams(search).get(environmentParameter)
}

/**
 * Chooses the environment to show: the one in the URL, otherwise the preferred one, otherwise the first. Undefined if there is
 * no environment of the name in the URL.
 *
 * @param search - Query string of the URL.
 */
export function chooseManifest<manifest extends { environment: string }>(
  manifests: readonly manifest[],
  { search, preferred }: { search: string; preferred: string },
): manifest | undefined {
  const named = (name: string) => manifests.find(({ environment }) => environment === name)
  const wanted = namedEnvironment(search)
  return wanted === null ? (named(preferred) ?? manifests[0]) : named(wanted)
}

/** The query string that selects an environment; empty for the preferred one. */
export function environmentSearch(
  { environment }: { environment: string },
  preferred: string,
): string {
  return environment === preferred ? '' : `?${environmentParameter}=${environment}`
}
