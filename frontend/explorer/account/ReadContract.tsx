import type { Abi, AbiFunction, Address } from 'viem'
import { toFunctionSignature } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { ReadFunction } from './ReadFunction'

/** The functions of a contract that only read, each with its form. */
export function ReadContract({
  chain,
  address,
  abi,
}: {
  chain: ManifestChain
  address: Address
  abi: Abi | undefined
}) {
  if (!abi)
    return (
      <p className="text-sm text-soft">
        The interface of this contract is not known. Its code and events are.
      </p>
    )
  // Those that are called at once come first.
  const functions = abi.filter(isRead).toSorted((a, b) => a.inputs.length - b.inputs.length)
  if (functions.length === 0)
    return <p className="text-sm text-soft">The contract has no functions that only read.</p>
  return (
    <ul aria-label="Functions" className="divide-y divide-line">
      {functions.map((item) => (
        <li key={toFunctionSignature(item)} className="py-4 first:pt-0 last:pb-0">
          <ReadFunction chain={chain} address={address} item={item} />
        </li>
      ))}
    </ul>
  )
}

const isRead = (item: Abi[number]): item is AbiFunction =>
  item.type === 'function' && (item.stateMutability === 'view' || item.stateMutability === 'pure')
