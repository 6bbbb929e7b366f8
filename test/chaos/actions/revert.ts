import fc from 'fast-check'
import { action } from './Action'

/** Reverts to one of the latest snapshots since the start of the network. */
export const revert = action({
  name: 'revert',
  weight: 2,
  params: fc.record({ nthLast: fc.nat({ max: 2 }) }),
  async run(world, { nthLast }) {
    const { incarnation } = world.network
    const usable = world.snapshots.filter((snapshot) => snapshot.incarnation === incarnation)
    const snapshot = usable.at(-1 - Math.min(nthLast, usable.length - 1))
    if (!snapshot) return
    world.snapshots = world.snapshots.slice(0, world.snapshots.indexOf(snapshot))
    await world.rollBack(
      { keptUntil: snapshot.requestedAt, chainId: null },
      () => world.admin('revert', snapshot.id),
      (answer) =>
        answer === false ||
        (answer instanceof Error &&
          /Snapshot 0x\w+ is no longer available|Cannot revert to snapshot/.test(answer.message)),
    )
  },
})
