import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { useConnection } from 'wagmi'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import type { StakingManifest } from '../../../../deployments/manifest'
import { findWrongChain } from '../../../../deployments/WrongChainError'
import { useReward } from '../../../../interop/react/useReward'
import { Button } from '../../../shared/components/Button'
import { formatAmount } from '../../../shared/lib/formatAmount'
import { balanceQuery } from '../../chains/balanceQuery'
import { useOutage } from '../../chains/useOutage'
import { WarningNotice } from '../../components/WarningNotice'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { firstDepositBlockQuery } from '../events/firstDepositQuery'
import { Fee } from '../transaction/Fee'
import { feeQuery } from '../transaction/feeQuery'
import { TransactionNotice } from '../transaction/TransactionNotice'
import { useTransaction } from '../transaction/useTransaction'
import { AmountField } from './AmountField'
import { maxDeposit } from './maxDeposit'
import { parseAmount } from './parseAmount'
import { stakeQuery } from './stakeQuery'
import { stakeWarningsQuery } from './stakeWarningsQuery'

// Only needed on local networks.
const Faucet = lazy(() => import('./Faucet').then((module) => ({ default: module.Faucet })))

/** Stakes on a chain, or withdraws a stake in part or in full. */
export function StakeForm({
  chain: { chainId, name, staking },
  account,
  onStaked,
}: {
  chain: StakingManifest['stakingChains'][number]
  account: Address
  /** Called with the transaction once it is included. */
  onStaked: (hash: Hash) => void
}) {
  const { config, manifest, protocol } = useEnvironment()
  const { chainId: walletChainId } = useConnection()
  const { address: to } = staking
  const client = config.getClient({ chainId })
  const { data: balance } = useQuery(balanceQuery(client, { chainId, account }))
  const { data: staked = 0n } = useQuery(stakeQuery(client, { chainId, address: to, account }))
  const { data: warnings = [] } = useQuery(stakeWarningsQuery(protocol, chainId))
  const data = encodeFunctionData({ abi: stakingAbi, functionName: 'deposit' })
  // The fee does not depend on the amount.
  const { data: fee } = useQuery(feeQuery(client, { chainId, account, to, data, value: 1n }))
  const max = balance === undefined ? undefined : maxDeposit({ balance, fee })
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [success, setSuccess] = useState('')
  const transaction = useTransaction()
  const outage = useOutage(chainId)
  // A node that reports another chain id is named when the transaction is checked.
  const isDisabled = transaction.isPending || (outage !== null && !findWrongChain(outage))
  const { rewardsChain } = manifest
  const { data: reward } = useReward({
    ...{ chainId: rewardsChain.chainId, token: rewardsChain.token.address, account },
  })
  const { data: firstDepositBlock = 0n } = useQuery(
    firstDepositBlockQuery(client, { chainId, staking, account }),
  )
  const messages = t().stake

  function send(call: { title: string; done: string; data: Hex; value?: bigint }) {
    const { done, ...request } = call
    setProblem(undefined)
    setSuccess(done)
    transaction.send(
      { chainId, account, to, ...request },
      {
        onSuccess({ transactionHash }) {
          setText('')
          if (call.value !== undefined) onStaked(transactionHash)
        },
      },
    )
  }

  function submitAmount(
    limit: { amount: bigint; problem: string } | undefined,
    submit: (amount: bigint) => void,
  ) {
    transaction.reset()
    const { amount, problem } = parseAmount(text, { max: limit })
    setProblem(problem)
    if (amount !== undefined) submit(amount)
  }

  const deposit = () =>
    submitAmount(
      max === undefined
        ? undefined
        : {
            amount: max,
            problem: max === 0n ? messages.insufficient(name) : messages.upTo(inFull(max), name),
          },
      (value) =>
        send({
          title: messages.stakeTitle(inFull(value), name),
          done: messages.staked(inFull(value), name),
          value,
          data,
        }),
    )

  const withdraw = () =>
    submitAmount(
      { amount: staked, problem: messages.yourStakeIs(inFull(staked), name) },
      (amount) =>
        send({
          title: messages.withdrawTitle(inFull(amount), name),
          done: messages.withdrew(inFull(amount), name),
          data: encodeFunctionData({ abi: stakingAbi, functionName: 'withdraw', args: [amount] }),
        }),
    )

  const withdrawAll = () =>
    send({
      title: messages.withdrawAllTitle(name),
      done: messages.withdrewAll(name),
      data: encodeFunctionData({ abi: stakingAbi, functionName: 'withdraw' }),
    })

  const hint = reward?.hasMinted
    ? messages.rewardedBefore
    : firstDepositBlock > 0n && messages.depositedBefore(name)

  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        deposit()
      }}
    >
      <AmountField
        text={text}
        onChange={(typed) => {
          setText(typed)
          setProblem(undefined)
        }}
        problem={problem}
        max={max}
      />
      {balance === 0n && manifest.adminUrl && (
        <Suspense>
          <Faucet adminUrl={manifest.adminUrl} account={account} chainName={name} />
        </Suspense>
      )}
      {hint && <p className="rounded-xl bg-raised px-4 py-3 text-sm">{hint}</p>}
      {warnings.map((warning) => (
        <WarningNotice key={warning}>{warning}</WarningNotice>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          disabled={isDisabled}
          className="grow basis-full sm:basis-40"
        >
          {messages.stake}
        </Button>
        {staked > 0n && (
          <>
            <Button className="grow" disabled={isDisabled} onClick={withdraw}>
              {messages.withdraw}
            </Button>
            <Button className="grow" disabled={isDisabled} onClick={withdrawAll}>
              {messages.withdrawAll}
            </Button>
          </>
        )}
      </div>
      <Fee fee={fee} account={account} chainId={chainId} />
      {walletChainId !== chainId && text !== '' && !transaction.isPending && (
        <p className="text-sm text-soft">{messages.willSwitch(name)}</p>
      )}
      <TransactionNotice
        transaction={transaction}
        chainName={name}
        // No longer relevant after switching to another chain.
        success={walletChainId === chainId ? success : ''}
      />
    </form>
  )
}

const inFull = (amount: bigint) => formatAmount(amount, { decimals: 18 })
