import { action, noParams } from './Action'

/** Stops the network gracefully, and starts it from its state. */
export const restartNetwork = action({
  name: 'restartNetwork',
  weight: 1,
  params: noParams,
  async run({ network }) {
    await network.exclusively(async () => {
      await network.end('SIGTERM')
      await network.start()
    })
  },
})
