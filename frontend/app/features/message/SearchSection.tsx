import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { manifestChains } from '../../../../deployments/interopChains'
import { Button } from '../../../shared/components/Button'
import { messagePath } from '../../../shared/lib/messagePath'
import { parseHash } from '../../../shared/lib/parseParameters'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'

/** Finds a transaction by its hash on any chain and opens the page of its message. */
export function SearchSection() {
  const { config, manifest, search } = useEnvironment()
  const [, navigate] = useLocation()
  const messages = t().search
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const id = useId()
  const { mutate: find, isPending } = useMutation({
    mutationFn: async (hash: `0x${string}`) => {
      const { findTransaction } = await import('./findTransaction')
      return findTransaction(config, { hash, chains: manifestChains(manifest) })
    },
    onSuccess: (found, hash) => {
      if (found.chain) {
        setText('')
        navigate(messagePath({ chainId: found.chain.chainId, hash, messageIndex: 0 }) + search)
        return
      }
      const unreachable = found.unreachable.map(({ name }) => name).join(', ')
      setProblem(unreachable ? messages.notFoundOn(unreachable) : messages.notFound)
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    const hash = parseHash(text.trim())
    if (hash) find(hash)
    else setProblem(messages.invalid)
  }

  return (
    <search className="min-w-0 grow basis-80">
      <form onSubmit={submit} className="grid max-w-xl gap-2">
        <label htmlFor={`${id}hash`} className="text-sm text-soft">
          {messages.label}
        </label>
        <div className="flex gap-2">
          <input
            id={`${id}hash`}
            aria-invalid={problem !== ''}
            aria-describedby={`${id}problem`}
            dir="ltr"
            placeholder="0x…"
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setProblem('')
            }}
            spellCheck={false}
            autoComplete="off"
            className="min-h-11 w-full min-w-0 rounded-xl border border-control bg-surface px-3 py-2 font-mono text-sm placeholder:text-soft aria-invalid:border-danger"
          />
          <Button type="submit" disabled={isPending}>
            {messages.find}
          </Button>
        </div>
        <p id={`${id}problem`} role="alert" className="text-sm text-danger empty:hidden">
          {problem}
        </p>
      </form>
    </search>
  )
}
