import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { type Address, encodeFunctionData, formatEther } from 'viem'
import { useConnection } from 'wagmi'
import { stakingAbi } from '../../../../contracts/abi/Staking'
import type { Manifest } from '../../../../deployments/manifest'
import { Button } from '../../components/Button'
import { useEnvironment } from '../../environment/useEnvironment'
import { TransactionNotice } from '../transaction/TransactionNotice'
import { useTransaction } from '../transaction/useTransaction'
import { parseAmount } from './parseAmount'
import { stakeQuery } from './stakeQuery'

/** Stakes an amount on a chain, or withdraws it, or all. */
export function StakeForm({
  chain: { chainId, name, staking },
  account,
}: {
  chain: Manifest['stakingChains'][number]
  account: Address
}) {
  const { config } = useEnvironment()
  const { chainId: walletChainId } = useConnection()
  const { address: to } = staking
  const { data: stake } = useQuery(
    stakeQuery(config.getClient({ chainId }), { chainId, address: to, account }),
  )
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [success, setSuccess] = useState('')
  const transaction = useTransaction()
  const id = useId()
  const staked = stake?.staked ?? 0n

  function send(done: string, call: { data: `0x${string}`; value?: bigint }) {
    setProblem(undefined)
    setSuccess(done)
    transaction.send({ chainId, account, to, ...call }, { onSuccess: () => setText('') })
  }

  function submitAmount(
    max: { amount: bigint; problem: string } | undefined,
    submit: (amount: bigint) => void,
  ) {
    transaction.reset()
    const { amount, problem } = parseAmount(text, max)
    setProblem(problem)
    if (amount !== undefined) submit(amount)
  }

  const deposit = () =>
    submitAmount(
      stake && {
        amount: stake.balance,
        problem: `You have ${formatEther(stake.balance)} ETH on ${name}.`,
      },
      (value) =>
        send(`You staked ${formatEther(value)} ETH on ${name}.`, {
          value,
          data: encodeFunctionData({ abi: stakingAbi, functionName: 'deposit' }),
        }),
    )

  const withdraw = () =>
    submitAmount(
      { amount: staked, problem: `You have ${formatEther(staked)} ETH staked on ${name}.` },
      (amount) =>
        send(`You withdrew ${formatEther(amount)} ETH from ${name}.`, {
          data: encodeFunctionData({ abi: stakingAbi, functionName: 'withdraw', args: [amount] }),
        }),
    )

  const withdrawAll = () =>
    send(`You withdrew your whole stake from ${name}.`, {
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
        <div className="relative">
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
            className="min-h-12 w-full rounded-xl border border-control bg-surface py-2 pr-14 pl-4 text-lg tabular-nums placeholder:text-soft aria-invalid:border-danger"
          />
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-4 flex items-center text-soft"
          >
            ETH
          </span>
        </div>
        <p id={`${id}problem`} role="alert" className="mt-1 text-sm text-danger empty:hidden">
          {problem}
        </p>
      </div>
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
      {walletChainId !== chainId && !transaction.isPending && (
        <p className="text-sm text-soft">Your wallet will be asked to switch to {name} first.</p>
      )}
      <TransactionNotice transaction={transaction} chainName={name} success={success} />
    </form>
  )
}
