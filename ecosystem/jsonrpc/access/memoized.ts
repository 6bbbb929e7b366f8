import { LRUCache } from 'lru-cache'

/** Requests have few different headers, up to 16 kB long. */
const maxTexts = 50

/** A function whose results are kept for the last texts: nearly all requests have the same headers. */
export function memoized<result>(compute: (text: string) => result): (text: string) => result {
  const results = new LRUCache<string, { result: result }>({ max: maxTexts })
  return (text) => {
    const known = results.get(text) ?? { result: compute(text) }
    results.set(text, known)
    return known.result
  }
}
