import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { type AbiFunction, type Address, toFunctionSignature } from 'viem'
import { readContract } from 'viem/actions'
import type { ManifestChain } from '../../../deployments/manifest'
import { chainKey } from '../../../interop/react/query/chainKey'
import { Button } from '../../shared/components/Button'
import { ErrorNotice } from '../../shared/components/ErrorNotice'
import { useNetwork } from '../../shared/environment/useNetwork'
import { findRevertData } from '../../shared/errors/findRevertData'
import { describeRevert, nameValues } from '../decode/decode'
import { DecodedValues } from '../transaction/DecodedValues'
import { isJson, parseArgument } from './parseArgument'

/** Calls a function, with the arguments of a form if it has parameters. */
export function ReadFunction({
  chain: { chainId },
  address,
  item,
}: {
  chain: ManifestChain
  address: Address
  item: AbiFunction
}) {
  const { clientOf } = useNetwork()
  const { name, inputs, outputs } = item
  // Functions without parameters are called at once.
  const [texts, setTexts] = useState<readonly string[] | null>(inputs.length === 0 ? [] : null)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: chainKey(chainId, 'read', address, toFunctionSignature(item), ...(texts ?? [])),
    queryFn: async () => {
      const args = inputs.map((input, index) => parseArgument(input, texts?.[index] ?? ''))
      const result = await readContract(clientOf(chainId), {
        address,
        abi: [item],
        functionName: name,
        args,
      })
      // viem returns an array for several values only.
      if (outputs.length > 1) return nameValues(outputs, Array.isArray(result) ? result : [])
      return outputs.map(({ name: given, type }) => ({
        name: given || 'result',
        type,
        value: result,
      }))
    },
    enabled: texts !== null,
  })
  const reverted = findRevertData(error)
  return (
    <div className="grid gap-3">
      <h3 className="font-medium wrap-anywhere">{name}</h3>
      {inputs.length > 0 && <Inputs item={item} isBusy={isFetching} onSubmit={setTexts} />}
      {error &&
        (reverted ? (
          <p role="status" className="text-sm wrap-anywhere text-soft">
            Reverts with <code>{describeRevert(reverted)}</code>
          </p>
        ) : (
          <ErrorNotice error={error} onRetry={refetch} />
        ))}
      {data && (
        <div role="status">
          <DecodedValues chainId={chainId} values={data} />
        </div>
      )}
    </div>
  )
}

function Inputs({
  item: { name, inputs },
  isBusy,
  onSubmit,
}: {
  item: AbiFunction
  isBusy: boolean
  onSubmit: (texts: string[]) => void
}) {
  const id = useId()
  const fields = inputs.map((input, index) => input.name || String(index))

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const entered = new FormData(event.currentTarget)
    onSubmit(fields.map((field) => String(entered.get(field) ?? '')))
  }

  return (
    <form onSubmit={submit} className="grid gap-2 text-sm">
      {inputs.map((input, index) => (
        <div
          key={fields[index]}
          className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[11rem_1fr]"
        >
          <label htmlFor={`${id}-${fields[index]}`} className="wrap-anywhere text-soft">
            {fields[index]}{' '}
            <span className="text-xs">
              {input.type}
              {isJson(input) && ' as JSON'}
            </span>
          </label>
          <input
            id={`${id}-${fields[index]}`}
            name={fields[index]}
            required
            spellCheck={false}
            autoComplete="off"
            className="min-h-11 w-full min-w-0 rounded-xl border border-control bg-surface px-3 py-2"
          />
        </div>
      ))}
      <div>
        <Button type="submit" disabled={isBusy} aria-label={`Query ${name}`}>
          Query
        </Button>
      </div>
    </form>
  )
}
