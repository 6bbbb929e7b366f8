import { useQuery } from '@tanstack/react-query'
import { manifestChains } from '../../../deployments/interopChains'
import type { ManifestChain } from '../../../deployments/manifest'
import { useNetwork } from '../../shared/environment/useNetwork'
import { InlineLink, MessageLink } from '../components/links'
import type { LogLinkProps } from '../ExplorerProtocol'
import { paths } from '../explorerPaths'
import { decodeMessengerLog } from './decodeMessengerLog'
import { type SentLogId, sentLogQuery } from './sentLogQuery'

/** Links from the log of a message to its page, and from the logs of its execution to the log that was sent. */
export function LogLink({ chainId, transactionHash, log, logs }: LogLinkProps) {
  const { manifest } = useNetwork()
  const decoded = decodeMessengerLog(log)
  const chainOf = (id: bigint) =>
    manifestChains(manifest).find((chain) => BigInt(chain.chainId) === id)
  switch (decoded?.eventName) {
    case 'SentMessage': {
      const sent = logs.filter((other) => decodeMessengerLog(other)?.eventName === 'SentMessage')
      return (
        <MessageLink id={{ chainId, hash: transactionHash, messageIndex: sent.indexOf(log) }}>
          Message
        </MessageLink>
      )
    }
    case 'RelayedMessage': {
      const { source, messageNonce: nonce } = decoded.args
      const chain = chainOf(source)
      return chain && <SentLink source={chain} id={{ destination: BigInt(chainId), nonce }} />
    }
    case 'ExecutingMessage': {
      const { id } = decoded.args
      const chain = chainOf(id.chainId)
      return chain && <SentLink source={chain} id={id} />
    }
    default:
      return null
  }
}

function SentLink({ source: { chainId, name }, id }: { source: ManifestChain; id: SentLogId }) {
  const { clientOf } = useNetwork()
  const { data: sent } = useQuery(sentLogQuery(clientOf(chainId), { chainId, id }))
  if (sent === undefined) return null
  if (sent === null) return <span className="text-danger">not found on {name}</span>
  const { transactionHash: hash, messageIndex } = sent
  return messageIndex === null ? (
    <InlineLink to={paths.transaction(chainId, hash)}>Log on {name}</InlineLink>
  ) : (
    <MessageLink id={{ chainId, hash, messageIndex }}>Message from {name}</MessageLink>
  )
}
