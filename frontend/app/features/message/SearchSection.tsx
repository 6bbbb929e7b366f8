import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { manifestChains } from '../../../../deployments/interopChains'
import { Button } from '../../../shared/components/Button'
import { Section } from '../../../shared/components/Section'
import { parseHash } from '../../../shared/lib/parseParameters'
import { useEnvironment } from '../../environment/useEnvironment'
import { messagePath } from '../../messagePath'
import { findTransaction } from './findTransaction'

/** Finds a transaction by its hash on any chain and opens the page of its message. */
export function SearchSection() {
  const { config, manifest, search } = useEnvironment()
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const id = useId()
  const { mutate: find, isPending } = useMutation({
    mutationFn: (hash: `0x${string}`) =>
      findTransaction(config, { hash, chains: manifestChains(manifest) }),
    onSuccess: (found, hash) => {
      if (found.chain) {
        setText('')
        navigate(messagePath({ chainId: found.chain.chainId, hash, messageIndex: 0 }) + search)
        return
      }
      const unreachable = found.unreachable.map(({ name }) => name).join(', ')
      setProblem(
        unreachable
          ? `Transaction not found. Couldn't query ${unreachable}.`
          : 'Transaction not found on any chain of this environment.',
      )
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    const hash = parseHash(text.trim())
    if (hash) find(hash)
    else setProblem('Not a valid transaction hash. Expected 0x and 64 hexadecimal digits.')
  }

  return (
    <Section title="Find a message">
      <search>
        <form onSubmit={submit} className="grid max-w-2xl gap-2">
          <label htmlFor={`${id}hash`} className="text-sm text-soft">
            Transaction hash on any chain (no wallet needed)
          </label>
          <div className="flex gap-2">
            <input
              id={`${id}hash`}
              aria-invalid={problem !== ''}
              aria-describedby={`${id}problem`}
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
              Find
            </Button>
          </div>
          <p id={`${id}problem`} role="alert" className="text-sm text-danger empty:hidden">
            {problem}
          </p>
        </form>
      </search>
    </Section>
  )
}
