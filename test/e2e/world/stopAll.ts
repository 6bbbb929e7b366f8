/**
 * Stops everything in reverse order of its start, even if some fail to stop.
 *
 * @throws AggregateError with the failures.
 */
export async function stopAll(started: readonly { stop: () => Promise<void> }[]): Promise<void> {
  const errors: unknown[] = []
  for (const { stop } of started.toReversed()) await stop().catch((error) => errors.push(error))
  if (errors.length > 0) throw new AggregateError(errors, 'Not everything could be stopped')
}
