import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { useConnection } from 'wagmi'
import { adminStatusQuery } from '../../../shared/admin/adminStatusQuery'
import {
  createAdminClient,
  type EcosystemStatus,
  paceNames,
} from '../../../shared/admin/createAdminClient'
import { Button } from '../../../shared/components/Button'
import { CopyButton } from '../../../shared/components/CopyButton'
import { ErrorNotice } from '../../../shared/components/ErrorNotice'
import { useEnvironment } from '../../environment/useEnvironment'
import { t } from '../../i18n/messages'
import { useMessageProtocol } from '../../protocols/useMessageProtocol'
import { fundedEther, useFunding } from './useFunding'

/** Controls of the local network; not shown for live chains. */
export function DevelopmentSection({ adminUrl }: { adminUrl: string }) {
  const { controls } = useMessageProtocol()
  const queryClient = useQueryClient()
  const admin = createAdminClient(adminUrl)
  const { data: status, error, refetch } = useQuery(adminStatusQuery(adminUrl))
  const renew = () => queryClient.invalidateQueries({ queryKey: ['admin'] })
  return (
    <section aria-label={t().development.title}>
      <p className="mb-4 text-sm text-soft">{controls.explanation}</p>
      {error && <ErrorNotice error={error} onRetry={refetch} />}
      {status && (
        <div className="grid gap-5">
          <DeliveryControls admin={admin} status={status} onChange={renew} />
          <Funding adminUrl={adminUrl} />
          <ChainList status={status} />
          <Accounts />
        </div>
      )}
    </section>
  )
}

type Admin = ReturnType<typeof createAdminClient>

function DeliveryControls({
  admin,
  status: { pace, isPaused },
  onChange,
}: {
  admin: Admin
  status: EcosystemStatus
  onChange: () => void
}) {
  const { delays, pause, resume, paused } = useMessageProtocol().controls
  const { mutate, error } = useMutation({
    mutationFn: (change: () => Promise<unknown>) => change(),
    onSuccess: onChange,
  })
  const id = useId()
  const { method, label } = isPaused ? resume : pause
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <label htmlFor={id} className="text-soft">
        {delays}
      </label>
      <select
        id={id}
        value={pace.name ?? ''}
        onChange={({ target }) => mutate(() => admin.setPace(target.value))}
        className="min-h-11 rounded-xl border border-control bg-surface px-3 py-2"
      >
        {pace.name === null && <option value="">{t().development.custom}</option>}
        {paceNames.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <Button onClick={() => mutate(() => admin.setPaused(method))}>{label}</Button>
      <p role="status" className="text-soft">
        {isPaused ? paused : ''}
      </p>
      {error && <ErrorNotice error={error} />}
    </div>
  )
}

function Funding({ adminUrl }: { adminUrl: string }) {
  const messages = t().development
  const { address } = useConnection()
  const { mutate: fund, isPending, isSuccess, error } = useFunding(adminUrl)
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <Button disabled={!address || isPending} onClick={() => address && fund(address)}>
        {messages.fund}
      </Button>
      <p role="status" className="text-soft">
        {isSuccess ? messages.funded(String(fundedEther)) : messages.funding(String(fundedEther))}
      </p>
      {error && <ErrorNotice error={error} />}
    </div>
  )
}

/** The numbers of a chain, in order. */
const counts = ['head', 'sealed', 'committed', 'proven', 'executed', 'safe', 'finalized'] as const

function ChainList({ status: { chains } }: { status: EcosystemStatus }) {
  const messages = t().development
  const { chains: label, pendingMessages } = useMessageProtocol().controls
  return (
    <ul aria-label={label} className="divide-y divide-line border-y border-line">
      {chains.map((chain) => (
        <li key={chain.id} className="flex flex-wrap gap-x-5 gap-y-1 py-2 text-sm tabular-nums">
          <span className="w-20 font-medium">{chain.name}</span>
          {counts.map((count) => (
            <Count key={count} name={messages.counts[count]}>
              {chain[count]}
            </Count>
          ))}
          <Count name={pendingMessages}>{chain.pendingMessages}</Count>
          <Halt name={messages.settlementHalted}>{chain.settlementHalted}</Halt>
          <Halt name={messages.importsHalted}>{chain.importsHalted}</Halt>
        </li>
      ))}
    </ul>
  )
}

function Halt({ name, children }: { name: string; children: string | null | undefined }) {
  if (!children) return null
  return (
    <p className="w-full break-words">
      <span className="font-medium">{name}</span> {children}
    </p>
  )
}

function Count({ name, children }: { name: string; children: number | undefined }) {
  if (children === undefined) return null
  return (
    <span>
      <span className="text-soft">{name}</span> {children}
    </span>
  )
}

function Accounts() {
  const messages = t().development
  const { development } = useEnvironment()
  const { addresses = [], address } = useConnection()
  if (!development || addresses.length < 2) return null
  return (
    <div>
      <h3 className="mb-2 text-sm text-soft">{messages.accounts}</h3>
      <ul className="grid gap-1 sm:grid-cols-2">
        {addresses.toSorted().map((account) => (
          <li key={account} className="flex min-w-0 items-center gap-2 text-xs">
            <code className="min-w-0 truncate">{account}</code>
            <CopyButton text={account} label={messages.copy(account)} />
            {account === address ? (
              <span className="text-accent">{messages.inUse}</span>
            ) : (
              <button
                type="button"
                onClick={() => development.selectAccount(account)}
                className="min-h-8 rounded-lg px-2 text-accent underline underline-offset-2"
              >
                {messages.use}
                <span className="sr-only"> {account}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
