import type { Address } from 'viem'
import { createEthereumClient } from './createEthereumClient'
import { ethereumRpcUrl } from './ethereumRpcUrl'
import * as price from './getEtherPrice'
import * as names from './getName'

const client = createEthereumClient(ethereumRpcUrl)

export const getName = (account: Address) => names.getName(client, account)

export const getEtherPrice = () => price.getEtherPrice(client)
