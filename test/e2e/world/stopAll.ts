/**
 * Stops what was started, last started first; none is left running because another would not stop.
 *
 * @throws AggregateError with the reason of each that would not.
 */
export async function stopAll(started: readonly { stop: () => Promise<void> }[]): Promise<void> {
  const errors: unknown[] = []
  for (const { stop } of started.toReversed()) await stop().catch((error) => errors.push(error))
  if (errors.length > 0) throw new AggregateError(errors, 'Not everything could be stopped')
}
