/** Fails a start with the first asynchronous error; later errors are passed to the listener. */
export function startOrFail(onError: (error: Error) => void) {
  let isOver = false
  let failStart: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    failStart = reject
  })
  failed.catch(() => {})
  return {
    get isOver(): boolean {
      return isOver
    },
    fail(error: Error): void {
      if (isOver) onError(error)
      else failStart(error)
    },
    async orFail<result>(started: Promise<result>): Promise<result> {
      started.catch(() => {})
      try {
        return await Promise.race([started, failed])
      } finally {
        isOver = true
      }
    },
  }
}
