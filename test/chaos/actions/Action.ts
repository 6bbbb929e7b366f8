import fc from 'fast-check'
import type { World } from '../World'

/** A step of a schedule: an action with its parameters. */
export type Step = {
  action: string
  params: object
  run: (world: World) => Promise<void>
}

/** A kind of random event. */
export type Action = {
  name: string
  /** Relative frequency. */
  weight: number
  steps: fc.Arbitrary<Step>
}

/**
 * Defines an action by its parameters and its effect.
 *
 * @param run - Rejects if a request was rejected or failed, which is logged but is not a finding.
 */
export function action<params extends object>({
  name,
  weight,
  params: arbitrary,
  run,
}: {
  name: string
  weight: number
  params: fc.Arbitrary<params>
  run: (world: World, params: params) => Promise<void>
}): Action {
  const steps = arbitrary.map((params) => ({
    action: name,
    params,
    run: (world: World) => run(world, params),
  }))
  return { name, weight, steps }
}

export const noParams = fc.constant({})

/** A chain that settles, or any chain; without chains added later. */
export const settlingChain = fc.constantFrom('staking1', 'staking2', 'rewards')
export const anyChain = fc.constantFrom('gateway', 'staking1', 'staking2', 'rewards')
