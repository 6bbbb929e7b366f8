import type { ManifestChain } from '../../../deployments/manifest'
import { PageLink } from '../../shared/components/PageLink'
import { Section } from '../../shared/components/Section'
import { useNetwork } from '../../shared/environment/useNetwork'
import { Fact, FactList } from '../components/Facts'
import { AccountLink, BatchLink, BlockLink } from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { Problem } from '../components/Problem'
import { StageBadge } from '../components/StageBadge'
import { type ChainList, chainLists, paths } from '../explorerPaths'
import { hasBatches } from '../hasBatches'
import { roleOf } from '../roleOf'
import { BatchList } from './BatchList'
import { BlockList } from './BlockList'
import { ImportedRootList } from './ImportedRootList'
import { MessageList } from './MessageList'
import { PublishedRootList } from './PublishedRootList'
import { useProgress } from './useProgress'

const titles: Record<ChainList, string> = {
  blocks: 'Blocks',
  batches: 'Batches',
  messages: 'Messages',
  roots: 'Interop roots',
}

/** A chain: what is known of it, and its lists, newest first. */
export function ChainPage({
  chain,
  list = 'blocks',
}: {
  chain: ManifestChain
  list: string | undefined
}) {
  const { manifest } = useNetwork()
  const offered = chainLists.filter(
    (name) => hasBatches(manifest, chain.chainId) || name === 'blocks' || name === 'roots',
  )
  const chosen = offered.find((name) => name === list)
  if (!chosen)
    return (
      <Problem title="There is no such page">
        <p>
          {chain.name} has lists of {offered.join(', ')}.
        </p>
      </Problem>
    )
  return (
    <>
      <PageHeading chain={chain} title={chain.name} />
      <Section title="Chain">
        <ChainFacts chain={chain} />
      </Section>
      <nav aria-label={`Lists of ${chain.name}`} className="flex flex-wrap gap-2">
        {offered.map((name) => (
          <PageLink
            key={name}
            to={paths.chain(chain.chainId, name)}
            aria-current={name === chosen ? 'page' : undefined}
            className="inline-flex min-h-11 items-center rounded-xl border border-control/60 px-4 hover:bg-raised aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:text-accent-strong"
          >
            {titles[name]}
          </PageLink>
        ))}
      </nav>
      <Section title={titles[chosen]}>
        <List chain={chain} list={chosen} />
      </Section>
    </>
  )
}

function List({ chain, list }: { chain: ManifestChain; list: ChainList }) {
  const { manifest } = useNetwork()
  switch (list) {
    case 'blocks':
      return <BlockList chain={chain} />
    case 'batches':
      return <BatchList chain={chain} />
    case 'messages':
      return <MessageList chain={chain} />
    case 'roots':
      return hasBatches(manifest, chain.chainId) ? (
        <ImportedRootList chain={chain} />
      ) : (
        <PublishedRootList chain={chain} />
      )
  }
}

function ChainFacts({ chain: { chainId, rpcUrl } }: { chain: ManifestChain }) {
  const { manifest } = useNetwork()
  const { head, progress } = useProgress(chainId)
  const batch = progress.data?.batch
  const { stakingChains, rewardsChain } = manifest
  const staking = stakingChains.find((one) => one.chainId === chainId)?.staking
  const contract = chainId === rewardsChain.chainId ? rewardsChain.token : staking
  return (
    <FactList>
      <Fact name="Role">{roleOf(manifest, chainId)}</Fact>
      <Fact name="Chain id">{chainId}</Fact>
      <Fact name="RPC">
        <code className="wrap-anywhere">{rpcUrl}</code>
      </Fact>
      {contract && (
        <Fact name="Contract">
          <AccountLink chainId={chainId} address={contract.address} />
        </Fact>
      )}
      <Fact name="Head">
        {head.data === undefined ? '…' : <BlockLink chainId={chainId} number={head.data} />}
      </Fact>
      {batch && (
        <Fact name="Last batch">
          <BatchLink chainId={chainId} number={batch.number} />
          <StageBadge stage={batch.stage} />
        </Fact>
      )}
    </FactList>
  )
}
