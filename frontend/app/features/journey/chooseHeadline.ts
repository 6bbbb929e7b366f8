import type { Journey } from './describeJourney'

const phases = ['ready', 'underWay', 'rewarded'] as const

/** The headline of the journey that matters most to the user: one that waits for them, otherwise one that is under way. */
export function chooseHeadline(journeys: readonly (Journey | undefined)[]): string | undefined {
  return phases
    .map((phase) => journeys.find((journey) => journey?.phase === phase)?.headline)
    .find(Boolean)
}
