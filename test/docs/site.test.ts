import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { brokenLinks } from '../../scripts/docs/brokenLinks'
import { describeContract, metadataSchema } from '../../scripts/docs/describeContract'

const site = mkdtempSync(join(tmpdir(), 'site-'))
afterAll(() => rmSync(site, { recursive: true }))

describe('brokenLinks', () => {
  it('finds missing files and anchors', () => {
    mkdirSync(join(site, 'pages'))
    writeFileSync(join(site, 'style.css'), '')
    writeFileSync(
      join(site, 'index.html'),
      `<link href="style.css"/><h1 id="top">…</h1>
       <a href="#top"></a><a href="pages/one.html#a&amp;b"></a><a href="https://example.com/none"></a>
       <a href="#gone"></a><a href="pages/two.html"></a><a href="pages/"></a><a href="../outside.html"></a>`,
    )
    writeFileSync(
      join(site, 'pages', 'one.html'),
      '<h1 id="a&amp;b">…</h1><a href="../index.html#top"></a><a href="../index.html#a"></a><img src="none.png"/>',
    )
    expect(brokenLinks(site).sort()).toEqual([
      'index.html: #gone',
      'index.html: ../outside.html',
      'index.html: pages/',
      'index.html: pages/two.html',
      'pages/one.html: ../index.html#a',
      'pages/one.html: none.png',
    ])
  })
})

describe('describeContract', () => {
  it('includes the NatSpec of each function, event and error', () => {
    const account = { name: 'account', type: 'address' }
    const metadata = metadataSchema.parse({
      output: {
        abi: [
          {
            type: 'function',
            name: 'stakeOf',
            stateMutability: 'view',
            inputs: [account],
            outputs: [{ name: '', type: 'uint256' }],
          },
          { type: 'event', name: 'Deposited', inputs: [{ ...account, indexed: true }] },
          { type: 'error', name: 'Refused', inputs: [account] },
        ],
        devdoc: {
          title: 'Stakes',
          methods: {
            'stakeOf(address)': { params: { account: 'Whose.' }, returns: { _0: 'In <wei>.' } },
          },
          errors: { 'Refused(address)': [{ details: 'See @openzeppelin.' }] },
        },
        userdoc: {
          notice: 'Holds stakes.',
          methods: { 'stakeOf(address)': { notice: 'What is staked.' } },
          events: { 'Deposited(address)': { notice: 'Emitted on a deposit.' } },
        },
      },
    })
    expect(describeContract('Staking', metadata)).toBe(`# Staking

*Stakes*

Holds stakes.

## Functions

### stakeOf

\`\`\`solidity
stakeOf(address account)
\`\`\`

What is staked.

- \`account\`: Whose.
- returns In &lt;wei>.

## Events

### Deposited

\`\`\`solidity
Deposited(address account)
\`\`\`

Emitted on a deposit.

## Errors

### Refused

\`\`\`solidity
Refused(address account)
\`\`\`

See &#64;openzeppelin.

`)
  })
})
