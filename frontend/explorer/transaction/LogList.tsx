import { Suspense } from 'react'
import type { Hash } from 'viem'
import { useNetwork } from '../../shared/environment/useNetwork'
import { AccountLink } from '../components/links'
import { decodeLog } from '../decode/decode'
import { protocolOf } from '../protocols'
import type { Log } from '../rpc/getReceipt'
import { LogValues } from './LogValues'

/** The logs of a transaction, decoded for known contracts. */
export function LogList({
  chainId,
  transactionHash,
  logs,
  allLogs,
}: {
  chainId: number
  transactionHash: Hash
  logs: readonly Log[]
  /** Also those that are not shown. */
  allLogs: readonly Log[]
}) {
  const { LogLink } = protocolOf(useNetwork().manifest)
  return (
    <ol aria-label="Logs" className="divide-y divide-line">
      {logs.map((log) => {
        return (
          <li key={log.logIndex} className="grid gap-2 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-2 text-sm">
              <span className="text-soft tabular-nums">{log.logIndex}</span>
              <span className="font-medium">{decodeLog(log)?.name ?? 'Unknown event'}</span>
              <span className="text-soft">of</span>
              <AccountLink chainId={chainId} address={log.address} />
              <Suspense>
                <LogLink
                  chainId={chainId}
                  transactionHash={transactionHash}
                  log={log}
                  logs={allLogs}
                />
              </Suspense>
            </p>
            <LogValues chainId={chainId} log={log} />
          </li>
        )
      })}
    </ol>
  )
}
