import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { interopChains } from '../../../deployments/interopChains'
import { Button } from '../../shared/components/Button'
import { PillLink } from '../../shared/components/PillLink'
import { useNetwork } from '../../shared/environment/useNetwork'
import { parseAddress } from '../explorerPaths'
import { protocolOf } from '../protocols'
import { type MessageFilters, messagesPath } from './messageFilters'

const control = 'min-h-11 w-full min-w-0 rounded-xl border border-control bg-surface px-3 py-2'

/** Chooses which messages are listed. */
export function MessageFilterForm({ filters }: { filters: MessageFilters }) {
  const { manifest, search } = useNetwork()
  const [, navigate] = useLocation()
  const [isInvalid, setIsInvalid] = useState(false)
  const id = useId()
  const isFiltered = Object.values(filters).some((value) => value !== undefined)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const entered = new FormData(event.currentTarget)
    const text = String(entered.get('sender') ?? '').trim()
    const sender = parseAddress(text)
    setIsInvalid(text !== '' && !sender)
    if (text !== '' && !sender) return
    const path = messagesPath({
      chainId: Number(entered.get('chain')) || undefined,
      sender,
      state: String(entered.get('state') ?? '') || undefined,
    })
    navigate(path + (path.includes('?') ? search.replace('?', '&') : search))
  }

  return (
    <form
      onSubmit={submit}
      className="mb-5 grid items-end gap-3 text-sm sm:grid-cols-2 lg:grid-cols-[1fr_2fr_1fr_auto]"
    >
      <Field name="Chain" htmlFor={`${id}-chain`}>
        <select
          id={`${id}-chain`}
          name="chain"
          defaultValue={filters.chainId ?? ''}
          className={control}
        >
          <option value="">All chains</option>
          {interopChains(manifest).map(({ chainId, name }) => (
            <option key={chainId} value={chainId}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field name="Sender" htmlFor={`${id}-sender`}>
        <input
          id={`${id}-sender`}
          name="sender"
          defaultValue={filters.sender}
          placeholder="Any address"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={isInvalid}
          aria-describedby={`${id}-problem`}
          className={`${control} placeholder:text-soft`}
        />
        <span id={`${id}-problem`} role="alert" className="text-danger empty:hidden">
          {isInvalid && 'Not an address (0x and 40 hexadecimal digits).'}
        </span>
      </Field>
      <Field name="State" htmlFor={`${id}-state`}>
        <select
          id={`${id}-state`}
          name="state"
          defaultValue={filters.state ?? ''}
          className={control}
        >
          <option value="">Any state</option>
          {protocolOf(manifest).states.map((state) => (
            <option key={state}>{state}</option>
          ))}
        </select>
      </Field>
      <div className="flex gap-2">
        <Button type="submit">Filter</Button>
        {isFiltered && <PillLink to={messagesPath({})}>Clear</PillLink>}
      </div>
    </form>
  )
}

function Field({
  name,
  htmlFor,
  children,
}: {
  name: string
  htmlFor: string
  children: ReactNode
}) {
  return (
    <div className="grid gap-1">
      <label htmlFor={htmlFor} className="text-soft">
        {name}
      </label>
      {children}
    </div>
  )
}
