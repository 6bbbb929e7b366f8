import { useQuery } from '@tanstack/react-query'
import { type Address, getAddress } from 'viem'
import type { ManifestChain } from '../../../deployments/manifest'
import { CopyableText } from '../../shared/components/CopyableText'
import { DescriptionItem, DescriptionList } from '../../shared/components/DescriptionList'
import { PillLink } from '../../shared/components/PillLink'
import { Section } from '../../shared/components/Section'
import { TextLink } from '../../shared/components/TextLink'
import { useNetwork } from '../../shared/environment/useNetwork'
import { formatAmount } from '../../shared/lib/formatAmount'
import { shortHex } from '../../shared/lib/shortHex'
import { ErrorPage } from '../../shared/site/ErrorPage'
import { PageHeading } from '../components/PageHeading'
import { QueryBoundary } from '../components/QueryBoundary'
import { QueryValue } from '../components/QueryValue'
import { abiOfContract } from '../decode/contractAbis'
import { useContractNames } from '../decode/useContractNames'
import { type AccountList, accountLists, paths } from '../explorerPaths'
import { messagesPath } from '../message/messageFilters'
import { AccountChains } from './AccountChains'
import { AccountEvents } from './AccountEvents'
import { AccountTransactions } from './AccountTransactions'
import { AccountTransfers } from './AccountTransfers'
import { type Account, accountQuery } from './accountQuery'
import { CodeSection } from './CodeSection'
import { ReadContract } from './ReadContract'

const titles: Record<AccountList, string> = {
  transactions: 'Transactions',
  transfers: 'Token transfers',
  events: 'Events',
  code: 'Code',
  read: 'Read contract',
}

/** The page of an account or contract, with one of its lists, and its state on all chains. */
export function AccountPage({
  chain,
  address,
  list = 'transactions',
}: {
  chain: ManifestChain
  address: Address
  list: string | undefined
}) {
  const { clientOf } = useNetwork()
  const { chainId } = chain
  const name = useContractNames(chainId).get(address)
  const checksummed = getAddress(address)
  const query = useQuery(accountQuery(clientOf(chainId), { chainId, address }))
  const kind = query.data && (isContract(query.data) ? 'Contract' : 'Account')
  const chosen = accountLists.find((one) => one === list)
  if (!chosen)
    return (
      <ErrorPage title="Page not found">
        An address has these lists: {accountLists.join(', ')}.
      </ErrorPage>
    )
  return (
    <>
      <PageHeading chain={chain} title={name ?? `${kind ?? 'Address'} ${shortHex(checksummed)}`} />
      <Section
        title={kind ?? 'Address'}
        aside={<TextLink to={messagesPath({ sender: checksummed })}>Messages it sent</TextLink>}
      >
        <DescriptionList>
          <DescriptionItem name="Address">
            <CopyableText text={checksummed} label="address" />
          </DescriptionItem>
          {name && <DescriptionItem name="Name">{name}</DescriptionItem>}
          <DescriptionItem name="Balance">
            <QueryValue query={query}>
              {({ balance }) => `${formatAmount(balance, { decimals: 18 })} ETH`}
            </QueryValue>
          </DescriptionItem>
        </DescriptionList>
      </Section>
      <QueryBoundary query={query}>
        {(account) => (
          <>
            <nav
              aria-label={`Lists of ${name ?? shortHex(checksummed)}`}
              className="flex flex-wrap gap-2"
            >
              {listsOf(account).map((one) => (
                <PillLink
                  key={one}
                  to={paths.account(chainId, address, one)}
                  aria-current={one === chosen ? 'page' : undefined}
                >
                  {titles[one]}
                </PillLink>
              ))}
            </nav>
            <Section title={titles[chosen]}>
              <List
                list={chosen}
                chain={chain}
                address={address}
                account={account}
                name={name ?? ''}
              />
            </Section>
          </>
        )}
      </QueryBoundary>
      <Section title="On all chains">
        <AccountChains chain={chain} address={address} />
      </Section>
    </>
  )
}

const isContract = ({ code }: Account) => code !== '0x'

const listsOf = (account: Account) =>
  accountLists.filter((list) => isContract(account) || (list !== 'code' && list !== 'read'))

function List({
  list,
  chain,
  address,
  account,
  name,
}: {
  list: AccountList
  chain: ManifestChain
  address: Address
  account: Account
  name: string
}) {
  const abi = abiOfContract(name)
  switch (list) {
    case 'transactions':
      return <AccountTransactions chain={chain} address={address} />
    case 'transfers':
      return <AccountTransfers chain={chain} address={address} />
    case 'events':
      return <AccountEvents chain={chain} address={address} isContract={isContract(account)} />
    case 'code':
      return <CodeSection code={account.code} abi={abi} />
    case 'read':
      return <ReadContract chain={chain} address={address} abi={abi} />
  }
}
