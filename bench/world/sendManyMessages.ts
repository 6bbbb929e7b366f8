import { encodeFunctionData, type Hex, numberToHex, parseAbi } from 'viem'
import { readArtifact } from '../../contracts/readArtifact'
import type { Rpc } from './Rpc'
import { createAccount, sign } from './senders'

const abi = parseAbi(['function broadcast(bytes[] messages)'])

/** Sends messages, many in each transaction; returns the hashes of the transactions. */
export async function sendManyMessages(
  rpc: Rpc,
  chainId: number,
  { transactions, perTransaction }: { transactions: number; perTransaction: number },
): Promise<Hex[]> {
  const account = await createAccount(rpc)
  const { bytecode } = readArtifact('test/MessageSender')
  const [creation = '0x'] = await sign(account, chainId, [{ data: bytecode, gas: 5_000_000n }])
  const { contractAddress: to } = await rpc.send(creation)
  const messages = Array.from({ length: perTransaction }, (_, index) =>
    numberToHex(index, { size: 32 }),
  )
  const data = encodeFunctionData({ abi, functionName: 'broadcast', args: [messages] })
  const calls = Array(transactions).fill({ to, data, gas: BigInt(perTransaction) * 30_000n })
  const hashes: Hex[] = []
  for (const transaction of await sign(account, chainId, calls, 1))
    hashes.push(await rpc.submit(transaction))
  for (const hash of hashes) await rpc.receipt(hash)
  return hashes
}
