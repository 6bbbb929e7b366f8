import { type FormEvent, useId, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../shared/components/Button'
import { useNetwork } from '../../shared/environment/useNetwork'
import { paths } from '../explorerPaths'
import { protocolOf } from '../protocols'

/** The search field. */
export function SearchForm() {
  const { manifest, search } = useNetwork()
  const { numbered } = protocolOf(manifest)
  const [, navigate] = useLocation()
  const [text, setText] = useState('')
  const id = useId()

  function submit(event: FormEvent) {
    event.preventDefault()
    const wanted = text.trim()
    if (wanted === '') return
    setText('')
    navigate(paths.search(wanted) + search)
  }

  return (
    <search className="w-full sm:ml-auto sm:w-auto sm:min-w-80 sm:grow sm:max-w-md">
      <form onSubmit={submit} className="flex gap-2">
        <label htmlFor={id} className="sr-only">
          Transaction or message hash, {numbered} or address
        </label>
        <input
          id={id}
          placeholder={`Hash, ${numbered} or address`}
          value={text}
          onChange={({ target }) => setText(target.value)}
          spellCheck={false}
          autoComplete="off"
          className="min-h-11 w-full min-w-0 rounded-xl border border-control bg-surface px-3 py-2 text-sm placeholder:text-soft"
        />
        <Button type="submit">Search</Button>
      </form>
    </search>
  )
}
