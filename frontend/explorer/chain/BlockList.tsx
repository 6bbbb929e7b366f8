import { useQuery } from '@tanstack/react-query'
import type { ManifestChain } from '../../../deployments/manifest'
import { headQuery } from '../../shared/chains/headQuery'
import { useNetwork } from '../../shared/environment/useNetwork'
import { BlockTable } from '../block/BlockTable'
import { countDown } from '../components/countDown'
import { Pager, useBefore } from '../components/Pager'
import { QueryBoundary } from '../components/QueryBoundary'

const shown = 15

/** The blocks of a chain. */
export function BlockList({ chain: { name, chainId } }: { chain: ManifestChain }) {
  const { clientOf } = useNetwork()
  const head = useQuery({ ...headQuery(clientOf(chainId), chainId), refetchInterval: false })
  const before = useBefore()
  return (
    <QueryBoundary query={head}>
      {(number) => {
        const end = number + 1n
        const { numbers, older } = countDown({
          first: 0n,
          before: before !== undefined && before < end ? before : end,
          count: shown,
        })
        return (
          <>
            <BlockTable label={`Blocks of ${name}`} chainId={chainId} numbers={numbers} />
            <Pager label={`blocks of ${name}`} older={older} />
          </>
        )
      }}
    </QueryBoundary>
  )
}
