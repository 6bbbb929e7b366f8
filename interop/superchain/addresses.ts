export { superchainAddresses } from '../../contracts/superchain/addresses'
