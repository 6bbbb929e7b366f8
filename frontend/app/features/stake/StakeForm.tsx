import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Address, encodeFunctionData, formatEther } from 'viem'
import { useConnection } from 'wagmi'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import type { StakingManifest } from '../../../../deployments/manifest'
import { Button } from '../../../shared/components/Button'
import { balanceQuery } from '../../chains/balanceQuery'
import { WarningNotice } from '../../components/WarningNotice'
import { useEnvironment } from '../../environment/useEnvironment'
import { Fee } from '../transaction/Fee'
import { feeQuery } from '../transaction/feeQuery'
import { TransactionNotice } from '../transaction/TransactionNotice'
import { useTransaction } from '../transaction/useTransaction'
import { maxDeposit } from './maxDeposit'
import { parseAmount } from './parseAmount'
import { stakeQuery } from './stakeQuery'
import { stakeWarningsQuery } from './stakeWarningsQuery'

/** Stakes on a chain, or withdraws a stake in part or in full. */
export function StakeForm({
  chain: { chainId, name, staking },
  account,
}: {
  chain: StakingManifest['stakingChains'][number]
  account: Address
}) {
  const { config, protocol } = useEnvironment()
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
  const id = useId()

  function send(call: { title: string; done: string; data: `0x${string}`; value?: bigint }) {
    const { done, ...request } = call
    setProblem(undefined)
    setSuccess(done)
    transaction.send({ chainId, account, to, ...request }, { onSuccess: () => setText('') })
  }

  function submitAmount(
    limit: { amount: bigint; problem: string } | undefined,
    submit: (amount: bigint) => void,
  ) {
    transaction.reset()
    const { amount, problem } = parseAmount(text, limit)
    setProblem(problem)
    if (amount !== undefined) submit(amount)
  }

  const deposit = () =>
    submitAmount(
      max === undefined
        ? undefined
        : {
            amount: max,
            problem:
              max === 0n
                ? `Insufficient ETH on ${name} for the amount and gas.`
                : `You can stake up to ${formatEther(max)} ETH on ${name}. The rest is reserved for gas.`,
          },
      (value) =>
        send({
          title: `Stake ${formatEther(value)} ETH on ${name}`,
          done: `You staked ${formatEther(value)} ETH on ${name}.`,
          value,
          data,
        }),
    )

  const withdraw = () =>
    submitAmount(
      { amount: staked, problem: `Your stake on ${name} is ${formatEther(staked)} ETH.` },
      (amount) =>
        send({
          title: `Withdraw ${formatEther(amount)} ETH from ${name}`,
          done: `You withdrew ${formatEther(amount)} ETH from ${name}.`,
          data: encodeFunctionData({ abi: stakingAbi, functionName: 'withdraw', args: [amount] }),
        }),
    )

  const withdrawAll = () =>
    send({
      title: `Withdraw all from ${name}`,
      done: `You withdrew your entire stake from ${name}.`,
      data: encodeFunctionData({ abi: stakingAbi, functionName: 'withdraw' }),
    })

  return (
    <form
      noValidate
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        deposit()
      }}
    >
      <div>
        <label htmlFor={`${id}amount`} className="mb-1 block text-sm text-soft">
          Amount
        </label>
        <div className="flex gap-2">
          <div className="relative grow">
            <input
              id={`${id}amount`}
              inputMode="decimal"
              autoComplete="off"
              placeholder="0.1"
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                setProblem(undefined)
              }}
              aria-invalid={problem !== undefined}
              aria-describedby={`${id}problem`}
              className="min-h-12 w-full min-w-0 rounded-xl border border-control bg-surface py-2 pr-14 pl-4 text-lg tabular-nums placeholder:text-soft aria-invalid:border-danger"
            />
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 right-4 flex items-center text-soft"
            >
              ETH
            </span>
          </div>
          <Button
            aria-label="Use max"
            disabled={!max}
            onClick={() => {
              setText(formatEther(max ?? 0n))
              setProblem(undefined)
            }}
          >
            Max
          </Button>
        </div>
        <p id={`${id}problem`} role="alert" className="mt-1 text-sm text-danger empty:hidden">
          {problem}
        </p>
      </div>
      {warnings.map((warning) => (
        <WarningNotice key={warning}>{warning}</WarningNotice>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          disabled={transaction.isPending}
          className="grow basis-full sm:basis-40"
        >
          Stake
        </Button>
        {staked > 0n && (
          <>
            <Button className="grow" disabled={transaction.isPending} onClick={withdraw}>
              Withdraw
            </Button>
            <Button className="grow" disabled={transaction.isPending} onClick={withdrawAll}>
              Withdraw all
            </Button>
          </>
        )}
      </div>
      <Fee fee={fee} account={account} chainId={chainId} />
      {walletChainId !== chainId && text !== '' && !transaction.isPending && (
        <p className="text-sm text-soft">Your wallet will prompt you to switch to {name}.</p>
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
