/** Where to get a wallet. */
export const walletLinks = [
  { name: 'MetaMask', url: 'https://metamask.io/download' },
  { name: 'Rabby', url: 'https://rabby.io' },
  { name: 'Rainbow', url: 'https://rainbow.me/download' },
] as const
