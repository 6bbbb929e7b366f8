import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSnippets } from '../../docs/readSnippets'

/** What the page shows: a component of the page about the hooks. */
const contents = {
  zksync: {
    file: 'Deposit.tsx',
    element: '<Deposit hash={hash} account={account} token={token} />',
  },
  superchain: { file: 'Message.tsx', element: '<Message hash={hash} />' },
}

/**
 * Writes a project with the code of the page about the React hooks: Vite's `index.html`, a configuration and a component.
 *
 * @param replace - Adapts the configuration to a network.
 */
export async function writeHooksPage(
  directory: string,
  protocol: keyof typeof contents,
  replace: (config: string) => string,
): Promise<void> {
  const snippets = await readSnippets('react.md', ['tsx', 'ts'])
  const codeOf = (file: string) => {
    const snippet = snippets.find(({ code }) => code.startsWith(`// ${file}\n`))
    if (!snippet) throw new Error(`docs/react.md has no ${file}`)
    return snippet.code
  }
  const { file, element } = contents[protocol]
  const files = {
    'index.html': `<!doctype html><html lang="en"><title>Hooks</title><link rel="icon" href="data:," />
      <div id="root"></div><script type="module" src="main.tsx"></script></html>`,
    'main.tsx': `
      import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
      import { createRoot } from 'react-dom/client'
      import { isAddress, isHash, zeroAddress } from 'viem'
      import { useConnect, useConnectors, WagmiProvider } from 'wagmi'
      import { config } from './config'
      import { ${file.replace('.tsx', '')} } from './${file.replace('.tsx', '')}'

      const [hash = '', account = '', token = zeroAddress] = location.hash.slice(1).split(',')
      if (!isHash(hash) || !isAddress(account) || !isAddress(token)) throw new Error(location.hash)

      function Connect() {
        const { mutate: connect } = useConnect()
        return useConnectors().map((connector) => (
          <button key={connector.uid} type="button" onClick={() => connect({ connector })}>
            {connector.name}
          </button>
        ))
      }

      createRoot(document.getElementById('root') ?? document.body).render(
        <WagmiProvider config={config}>
          <QueryClientProvider client={new QueryClient()}>
            <Connect />
            ${element}
          </QueryClientProvider>
        </WagmiProvider>,
      )
    `,
    'config.ts': replace(codeOf('config.ts')),
    [file]: codeOf(file),
  }
  mkdirSync(directory, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
}
