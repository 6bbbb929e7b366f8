import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { createConfig, http, injected, useBlockNumber, WagmiProvider } from 'wagmi'
import { anvil } from 'wagmi/chains'

/** The least that a page with React, wagmi and viem does. */
function Page() {
  const { data } = useBlockNumber()
  return <h1>Block {String(data ?? '')}</h1>
}

const config = createConfig({
  chains: [anvil],
  connectors: [injected()],
  transports: { [anvil.id]: http() },
})
const container = document.getElementById('root')
if (container)
  createRoot(container).render(
    <WagmiProvider config={config}>
      <QueryClientProvider client={new QueryClient()}>
        <Page />
      </QueryClientProvider>
    </WagmiProvider>,
  )
