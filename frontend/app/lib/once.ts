/** Calls an asynchronous function once, and again only after it has failed. */
export function once<result>(load: () => Promise<result>): () => Promise<result> {
  let loading: Promise<result> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
