import fc from 'fast-check'
import type { World } from '../World'

/** One thing that a schedule does, with all that was left to chance decided. */
export type Step = {
  action: string
  params: object
  run: (world: World) => Promise<void>
}

/** Something that happens to a network at random. */
export type Action = {
  name: string
  /** How often it happens, compared with the others. */
  weight: number
  steps: fc.Arbitrary<Step>
}

/**
 * Defines an action by its parameters and what it does with them.
 *
 * @param run - Rejects with what was refused or failed, which goes into the schedule's log and is no finding by itself.
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

/** Any chain, or any that settles; those that are added later are not among them. */
export const settlingChain = fc.constantFrom('staking1', 'staking2', 'rewards')
export const anyChain = fc.constantFrom('gateway', 'staking1', 'staking2', 'rewards')
