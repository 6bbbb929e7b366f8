// Starts a network, sends a message on one chain and verifies it on another.
import { interopActions, systemAddresses } from '@interstake/interop'
import { createEcosystem } from 'interstake'
import { createPublicClient, createWalletClient, http, parseAbi, stringToHex } from 'viem'

const network = await createEcosystem()
try {
  const [first, second] = network.chains.filter(({ id }) => id !== network.settlementLayer.id)
  const [account] = network.accounts
  const source = createWalletClient({ account, transport: http(first.rpcUrl) }).extend(
    interopActions(),
  )
  const destination = createPublicClient({ transport: http(second.rpcUrl) }).extend(
    interopActions(),
  )

  const hash = await source.writeContract({
    address: systemAddresses.l1Messenger,
    abi: parseAbi(['function sendToL1(bytes message) returns (bytes32)']),
    functionName: 'sendToL1',
    args: [stringToHex('hello')],
    chain: null,
  })
  const { proof } = await source.interop.waitForMessage({ hash, destination })
  console.log(`verified: ${await destination.interop.verifyMessage(proof)}`)
} finally {
  await network.stop()
}
