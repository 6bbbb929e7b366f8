/** Whether the path of a URL, with its query, seems to contain the key of a provider: by its length, or in the query. */
const hasKey = (path: string) => /[\w-]{16,}|\?/.test(path)

/** Whether a URL seems to contain the key of a provider, or credentials. */
export function seemsSecret(text: string): boolean {
  const { username, password, search, pathname } = new URL(text)
  return Boolean(username || password) || hasKey(pathname + search)
}

/** Replaces paths of URLs that may contain the key of a provider: errors of requests name their URL. */
export function withoutKeys(text: string): string {
  return text.replaceAll(
    /(https?:\/\/)(?:[^\s/@]*@)?([^\s/"'<>]+)(\/[^\s"'<>]*)?/g,
    (_, scheme: string, host: string, path: string = '') =>
      `${scheme}${host}${hasKey(path) ? '/…' : path}`,
  )
}
