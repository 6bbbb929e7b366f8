import { useQuery } from '@tanstack/react-query'
import { type Address, encodeFunctionData, isAddressEqual } from 'viem'
import { useConnection } from 'wagmi'
import { interopTokenAbi } from '../../../../contracts/abi/InteropToken'
import type { MessageProof } from '../../../../interop/actions/getMessageProof'
import { inclusionArguments } from '../../../../interop/proof/inclusionArguments'
import { Button } from '../../../shared/components/Button'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { shortHex } from '../../../shared/lib/shortHex'
import { useEnvironment } from '../../environment/useEnvironment'
import { Fee } from '../transaction/Fee'
import { feeQuery } from '../transaction/feeQuery'
import { TransactionNotice } from '../transaction/TransactionNotice'
import { useTransaction } from '../transaction/useTransaction'

/** Mints the reward of a deposit whose message is verifiable. Anyone can; the beneficiary receives it. */
export function MintPanel({
  proof,
  beneficiary,
  account,
}: {
  proof: MessageProof
  beneficiary: Address
  /** The connected account. */
  account: Address | undefined
}) {
  if (!account) return <p className="text-sm text-soft">Connect a wallet to mint the reward.</p>
  return <MintForm proof={proof} beneficiary={beneficiary} account={account} />
}

function MintForm({
  proof,
  beneficiary,
  account,
}: {
  proof: MessageProof
  beneficiary: Address
  account: Address
}) {
  const {
    manifest: {
      rewardsChain: { chainId, token, name },
    },
    config,
  } = useEnvironment()
  const { chainId: walletChainId } = useConnection()
  const transaction = useTransaction()
  const isOwn = isAddressEqual(beneficiary, account)
  const request = {
    chainId,
    account,
    to: token.address,
    data: encodeFunctionData({
      abi: interopTokenAbi,
      functionName: isOwn ? 'mint' : 'mintFor',
      args: inclusionArguments(proof),
    }),
  }
  const { data: fee, error } = useQuery(feeQuery(config.getClient({ chainId }), request))
  return (
    <div className="grid justify-items-start gap-3">
      <Button
        variant="primary"
        disabled={transaction.isPending}
        onClick={() => transaction.send({ ...request, title: `Mint the reward on ${name}` })}
      >
        {isOwn ? 'Mint reward' : `Mint reward for ${shortHex(beneficiary)}`}
      </Button>
      {/* Show a revert before the user is prompted to sign. */}
      {error && !transaction.error && <ErrorNotice error={error} />}
      <Fee fee={fee} account={account} chainId={chainId} />
      {walletChainId !== chainId && !transaction.isPending && (
        <p className="text-sm text-soft">Your wallet will prompt you to switch to {name}.</p>
      )}
      <TransactionNotice transaction={transaction} chainName={name} />
    </div>
  )
}
