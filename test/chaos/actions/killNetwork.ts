import fc from 'fast-check'
import { action } from './Action'

/** Kills the network's own process, once or also during its restart, and starts it from its state. */
export const killNetwork = action({
  name: 'killNetwork',
  weight: 1,
  params: fc.record({
    downForMs: fc.integer({ min: 0, max: 500 }),
    killedAgainAfterMs: fc.option(fc.integer({ min: 0, max: 2_500 }), { freq: 2 }),
  }),
  async run(world, { downForMs, killedAgainAfterMs }) {
    const { network } = world
    await network.exclusively(async () => {
      await network.end('SIGKILL')
      await world.wait(downForMs)
      if (killedAgainAfterMs !== null) {
        network.launch()
        await world.wait(killedAgainAfterMs)
        await network.end('SIGKILL')
      }
      await network.start()
    })
  },
})
