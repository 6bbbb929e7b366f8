import { systemAddresses } from '@interstake/interop'
import { useMessageStatus } from '@interstake/interop/react'
import { type Hash, parseAbi, stringToHex } from 'viem'
import { useConnect, useConnection, useConnectors, useWriteContract } from 'wagmi'
import { destination, source } from './config'

export function App() {
  const { isConnected } = useConnection()
  return (
    <main>
      <h1>A message between chains</h1>
      {isConnected ? <Send /> : <Connect />}
    </main>
  )
}

function Connect() {
  const { mutate: connect } = useConnect()
  return useConnectors().map((connector) => (
    <button key={connector.uid} type="button" onClick={() => connect({ connector })}>
      Connect {connector.name}
    </button>
  ))
}

function Send() {
  const { mutate: writeContract, data: hash, error } = useWriteContract()
  return (
    <>
      <button
        type="button"
        onClick={() =>
          writeContract({
            chainId: source.id,
            address: systemAddresses.l1Messenger,
            abi: parseAbi(['function sendToL1(bytes message) returns (bytes32)']),
            functionName: 'sendToL1',
            args: [stringToHex('hello')],
          })
        }
      >
        Send
      </button>
      {error && <p role="alert">{error.message}</p>}
      {hash && <Progress hash={hash} />}
    </>
  )
}

function Progress({ hash }: { hash: Hash }) {
  const { query } = useMessageStatus({
    chainId: source.id,
    hash,
    destinationChainId: destination.id,
  })
  return <output>{query.data ? `Message: ${query.data.stage}` : 'Loading…'}</output>
}
