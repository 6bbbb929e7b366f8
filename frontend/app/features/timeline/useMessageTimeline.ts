import { useQuery } from '@tanstack/react-query'
import { zeroAddress } from 'viem'
import { blockTimeQuery } from '../../../shared/chains/blockTimeQuery'
import type { MessageId } from '../../../shared/message/MessageId'
import { messageStatusQuery } from '../../../shared/message/messageStatusQuery'
import { rootImportQuery } from '../../../shared/roots/rootImportQuery'
import { useEnvironment } from '../../environment/useEnvironment'
import { mintQuery } from '../reward/mintQuery'
import { rewardQuery } from '../reward/rewardQuery'
import { mintSettlementQuery } from './mintSettlementQuery'
import { readDeposit } from './readDeposit'

/** The state of a message on all chains, updated until it is final. */
export function useMessageTimeline(id: MessageId) {
  const { chainId, hash } = id
  const { config, manifest } = useEnvironment()
  const { rewardsChain, stakingChains } = manifest
  const { chainId: destinationId, token } = rewardsChain
  const client = config.getClient({ chainId })
  const destination = config.getClient({ chainId: destinationId })

  const {
    data: status,
    error,
    refetch,
  } = useQuery(messageStatusQuery(client, { ...id, destination }))
  const message = status && 'message' in status ? status.message : undefined
  const proof = status && 'proof' in status ? status.proof : null
  const isImported = status?.stage === 'rootImported' || status?.stage === 'verifiable'

  const { data: sentAt } = useQuery({
    ...blockTimeQuery(client, { chainId, blockNumber: message?.blockNumber ?? 0n }),
    enabled: message !== undefined,
  })
  const { data: rootImport } = useQuery({
    ...rootImportQuery(destination, {
      chainId: destinationId,
      root: proof?.settlementLayer ?? { chainId: 0n, blockNumber: 0n },
      fromBlock: token.blockNumber,
    }),
    enabled: isImported,
  })

  const staking = stakingChains.find((chain) => chain.chainId === chainId)?.staking
  const deposit = message && readDeposit(message, staking)
  const { data: reward } = useQuery({
    ...rewardQuery(destination, {
      chainId: destinationId,
      address: token.address,
      account: deposit?.beneficiary ?? zeroAddress,
    }),
    enabled: deposit !== undefined,
  })
  const hasMinted = deposit !== undefined && reward?.hasMinted === true
  const { data: mint } = useQuery({
    ...mintQuery(destination, {
      chainId: destinationId,
      token,
      account: deposit?.beneficiary ?? zeroAddress,
    }),
    enabled: hasMinted,
  })
  const { data: settlement } = useQuery({
    ...mintSettlementQuery(destination, {
      chainId: destinationId,
      hash: mint?.transactionHash ?? hash,
    }),
    enabled: mint !== undefined && hasMinted,
  })

  return {
    status,
    error,
    refetch,
    message,
    sentAt,
    proof,
    rootImport,
    /** The first deposit of the message; absent for other messages. */
    deposit,
    hasMinted: deposit === undefined ? undefined : reward?.hasMinted,
    mint: hasMinted ? mint : undefined,
    settlement,
  }
}

export type MessageTimelineState = ReturnType<typeof useMessageTimeline>
