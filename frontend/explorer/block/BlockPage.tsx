import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatGwei } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { Button } from '../../shared/components/Button'
import { Moment } from '../../shared/components/Moment'
import { Section } from '../../shared/components/Section'
import { TextLink } from '../../shared/components/TextLink'
import { Word } from '../../shared/components/Word'
import { useNetwork } from '../../shared/environment/useNetwork'
import { Fact, FactList } from '../components/Facts'
import { Loaded } from '../components/Loaded'
import { BatchLink, BlockLink } from '../components/links'
import { PageHeading } from '../components/PageHeading'
import { paths } from '../explorerPaths'
import { hasBatches } from '../hasBatches'
import type { Block } from '../rpc/getBlock'
import { TransactionTable } from '../transaction/TransactionTable'
import { blockQuery } from './blockQuery'

const shownAtFirst = 25

/** A block and its transactions. */
export function BlockPage({ chain, number }: { chain: ManifestChain; number: bigint }) {
  const { manifest, clientOf } = useNetwork()
  const { chainId, name } = chain
  const query = useQuery(
    blockQuery(clientOf(chainId), { chainId, number, isBatched: hasBatches(manifest, chainId) }),
  )
  return (
    <>
      <PageHeading chain={chain} title={`Block ${number}`} />
      <Section
        title="Block"
        aside={
          <span className="flex flex-wrap gap-x-4">
            {number > 0n && <TextLink to={paths.block(chainId, number - 1n)}>Previous</TextLink>}
            <TextLink to={paths.block(chainId, number + 1n)}>Next</TextLink>
          </span>
        }
      >
        <Loaded query={query}>
          {(block) =>
            block ? (
              <BlockFacts chain={chain} block={block} />
            ) : (
              <p role="status" className="text-soft">
                {name} has no block {number} yet. It shows up here by itself.
              </p>
            )
          }
        </Loaded>
      </Section>
      {query.data && <BlockTransactions chain={chain} block={query.data} />}
    </>
  )
}

function BlockFacts({ chain: { chainId }, block }: { chain: ManifestChain; block: Block }) {
  const { manifest } = useNetwork()
  const { number, batchNumber, baseFeePerGas } = block
  return (
    <FactList>
      <Fact name="Time">
        <Moment at={block.at} />
      </Fact>
      {hasBatches(manifest, chainId) && (
        <Fact name="Batch">
          {batchNumber !== null ? (
            <BatchLink chainId={chainId} number={batchNumber} />
          ) : number === 0n ? (
            'none: batches start at block 1'
          ) : (
            'not sealed yet'
          )}
        </Fact>
      )}
      <Fact name="Hash">
        <Word value={block.hash} label="hash" />
      </Fact>
      <Fact name="Parent">
        {number > 0n && <BlockLink chainId={chainId} number={number - 1n} />}
        <Word value={block.parentHash} label="parent's hash" />
      </Fact>
      <Fact name="State root">
        <Word value={block.stateRoot} label="state root" />
      </Fact>
      <Fact name="Gas used">
        {block.gasUsed.toLocaleString('en')} of {block.gasLimit.toLocaleString('en')}
      </Fact>
      {baseFeePerGas !== null && <Fact name="Base fee">{formatGwei(baseFeePerGas)} gwei</Fact>}
    </FactList>
  )
}

function BlockTransactions({
  chain: { chainId },
  block: { number, transactions },
}: {
  chain: ManifestChain
  block: Block
}) {
  const [shown, setShown] = useState(shownAtFirst)
  return (
    <Section title="Transactions">
      {transactions.length === 0 ? (
        <p className="text-sm text-soft">There are none in this block.</p>
      ) : (
        <TransactionTable
          label={`Transactions of block ${number}`}
          chainId={chainId}
          transactions={transactions.slice(0, shown).map((hash) => ({ hash, blockNumber: number }))}
          hidesBlock
        />
      )}
      {transactions.length > shown && (
        <Button className="mt-4" onClick={() => setShown(shown + shownAtFirst)}>
          Show more of {transactions.length}
        </Button>
      )}
    </Section>
  )
}
