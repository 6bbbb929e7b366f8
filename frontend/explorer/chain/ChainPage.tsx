import { findSettlementLayer } from '../../../deployments/interopChains'
import type { ManifestChain, ShownManifest } from '../../../deployments/manifest'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { PillLink } from '../../shared/components/PillLink'
import { Section } from '../../shared/components/Section'
import { chainRole } from '../../shared/environment/chainRole'
import { useNetwork } from '../../shared/environment/useNetwork'
import { ErrorPage } from '../../shared/site/ErrorPage'
import { AccountLink, BatchLink, BlockLink } from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { StageBadge } from '../components/StageBadge'
import { ownContract } from '../decode/contractNames'
import { type ChainList, chainLists, paths } from '../explorerPaths'
import { hasBatches } from '../hasBatches'
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

/** The lists that a chain has. */
function listsOf(manifest: ShownManifest, chainId: number): readonly ChainList[] {
  if (hasBatches(manifest, chainId)) return chainLists
  return findSettlementLayer(manifest) ? ['blocks', 'roots'] : ['blocks', 'messages']
}

/** The page of a chain, with one of its lists, newest first. */
export function ChainPage({
  chain,
  list = 'blocks',
}: {
  chain: ManifestChain
  list: string | undefined
}) {
  const { manifest } = useNetwork()
  const offered = listsOf(manifest, chain.chainId)
  const chosen = offered.find((name) => name === list)
  if (!chosen)
    return (
      <ErrorPage title="Page not found">
        {chain.name} has these lists: {offered.join(', ')}.
      </ErrorPage>
    )
  return (
    <>
      <PageHeading chain={chain} title={chain.name} />
      <Section title="Chain">
        <ChainDetails chain={chain} />
      </Section>
      <nav aria-label={`Lists of ${chain.name}`} className="flex flex-wrap gap-2">
        {offered.map((name) => (
          <PillLink
            key={name}
            to={paths.chain(chain.chainId, name)}
            aria-current={name === chosen ? 'page' : undefined}
          >
            {titles[name]}
          </PillLink>
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
  const settlementLayer = findSettlementLayer(manifest)
  switch (list) {
    case 'blocks':
      return <BlockList chain={chain} />
    case 'batches':
      return settlementLayer && <BatchList chain={chain} settlementLayer={settlementLayer} />
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

function ChainDetails({ chain: { chainId, rpcUrl } }: { chain: ManifestChain }) {
  const { manifest } = useNetwork()
  const { head, progress } = useProgress(chainId)
  const batch = progress.data?.batch
  const contract = ownContract(manifest, chainId)
  return (
    <DescriptionList>
      <DescriptionItem name="Role">{chainRole(manifest, chainId)}</DescriptionItem>
      <DescriptionItem name="Chain id">{chainId}</DescriptionItem>
      <DescriptionItem name="RPC">
        <code className="wrap-anywhere">{rpcUrl}</code>
      </DescriptionItem>
      {contract && (
        <DescriptionItem name="Contract">
          <AccountLink chainId={chainId} address={contract.address} />
        </DescriptionItem>
      )}
      <DescriptionItem name="Head">
        {head.data === undefined ? '…' : <BlockLink chainId={chainId} number={head.data} />}
      </DescriptionItem>
      {batch && (
        <DescriptionItem name="Last batch">
          <BatchLink chainId={chainId} number={batch.number} />
          <StageBadge stage={batch.stage} />
        </DescriptionItem>
      )}
    </DescriptionList>
  )
}
