import pino from 'pino'
import { expect, it } from 'vitest'
import { ReadWriteLock } from '../../ReadWriteLock'
import { offlineChain } from '../../test/offlineChain'
import { Faults } from '../Faults'
import { paces } from '../pace'
import { SettlementScheduler } from './SettlementScheduler'
import { startSettlement } from './startSettlement'

it('does not wait for a node once the network is stopped', async () => {
  const stopped = new AbortController()
  const starting = startSettlement({
    settlementLayer: offlineChain({ isSettlementLayer: true }).node,
    chains: [offlineChain()],
    stopped: stopped.signal,
    scheduler: new SettlementScheduler(paces.instant),
    faults: new Faults(),
    lock: new ReadWriteLock(),
    log: pino({ enabled: false }),
    onRejected() {},
    onHalt() {},
    onError() {},
  })
  stopped.abort()
  await expect(starting).rejects.toThrow('aborted')
})
