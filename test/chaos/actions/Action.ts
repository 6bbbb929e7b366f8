import fc from 'fast-check'
import type { World } from '../World'

/** A step of a schedule: an action with its parameters. */
export type Step<world> = {
  action: string
  params: object
  run: (world: world) => Promise<void>
}

/** A kind of random event. */
export type Action<world = World> = {
  name: string
  /** Relative frequency. */
  weight: number
  steps: fc.Arbitrary<Step<world>>
}

/**
 * Defines an action by its parameters and its effect.
 *
 * @param run - Rejects if a request was rejected or failed, which is logged but is not a finding.
 */
export function action<params extends object, world = World>({
  name,
  weight,
  params: arbitrary,
  run,
}: {
  name: string
  weight: number
  params: fc.Arbitrary<params>
  run: (world: world, params: params) => Promise<void>
}): Action<world> {
  const steps = arbitrary.map((params) => ({
    action: name,
    params,
    run: (world: world) => run(world, params),
  }))
  return { name, weight, steps }
}

export const noParams = fc.constant({})

/** Runs a command that reports dropped transactions in its response. */
export async function readingReport(world: World, request: () => Promise<unknown>): Promise<void> {
  const answer = await request().catch((error: Error) => error)
  world.readReport(answer instanceof Error ? answer.message : JSON.stringify(answer))
  if (answer instanceof Error) throw answer
}
