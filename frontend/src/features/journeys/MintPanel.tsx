import { type Address, encodeFunctionData } from 'viem'
import { useConnection } from 'wagmi'
import { interopTokenAbi } from '../../../../contracts/abi/InteropToken'
import type { MessageProof } from '../../../../interop/actions/getMessageProof'
import { inclusionArguments } from '../../../../interop/proof/inclusionArguments'
import { Button } from '../../components/Button'
import { useEnvironment } from '../../environment/useEnvironment'
import { TransactionNotice } from '../transaction/TransactionNotice'
import { useTransaction } from '../transaction/useTransaction'

/** Mints the reward of a deposit whose message the rewards chain accepts. */
export function MintPanel({ proof, account }: { proof: MessageProof; account: Address }) {
  const {
    manifest: {
      rewardsChain: { chainId, token },
    },
  } = useEnvironment()
  const { chainId: walletChainId } = useConnection()
  const transaction = useTransaction()
  return (
    <div className="grid justify-items-start gap-3">
      <Button
        variant="primary"
        disabled={transaction.isPending}
        onClick={() =>
          transaction.send({
            chainId,
            account,
            to: token.address,
            data: encodeFunctionData({
              abi: interopTokenAbi,
              functionName: 'mint',
              args: inclusionArguments(proof),
            }),
          })
        }
      >
        Mint reward
      </Button>
      {walletChainId !== chainId && !transaction.isPending && (
        <p className="text-sm text-soft">
          Your wallet will be asked to switch to the rewards chain first.
        </p>
      )}
      <TransactionNotice transaction={transaction} chainName="the rewards chain" />
    </div>
  )
}
