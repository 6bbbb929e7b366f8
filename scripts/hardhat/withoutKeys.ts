/** Replaces paths of URLs that may contain the key of a provider: errors of requests name their URL. */
export function withoutKeys(text: string): string {
  return text.replaceAll(
    /(https?:\/\/)(?:[^\s/@]*@)?([^\s/"'<>]+)(\/[^\s"'<>]*)?/g,
    (_, scheme: string, host: string, path: string = '') =>
      `${scheme}${host}${/[\w-]{16,}|\?/.test(path) ? '/…' : path}`,
  )
}
