import {
  BaseError,
  ChainMismatchError,
  encodeErrorResult,
  getAddress,
  type Hex,
  HttpRequestError,
  InsufficientFundsError,
  parseEther,
  RpcRequestError,
  toHex,
  UserRejectedRequestError,
} from 'viem'
import { describe, expect, it } from 'vitest'
import { interopTokenAbi } from '../../../contracts/abi/InteropToken'
import { l2MessageVerificationAbi } from '../../../contracts/abi/L2MessageVerification'
import { stakingAbi } from '../../../contracts/abi/Staking'
import { WrongChainError } from '../../../deployments/WrongChainError'
import { MessageNotSentError } from '../../../interop/errors/message'
import { toChain } from '../environment/toChain'
import { sampleManifest } from '../test/sampleManifest'
import { describeError } from './describeError'
import { ErrorWithRemedy } from './ErrorWithRemedy'

const account = getAddress('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266')
const other = getAddress('0x70997970c51812dc3a010c7d01b50e0d17dc79c8')
const hash = toHex(1, { size: 32 })
const url = 'http://127.0.0.1:3050'

/** A revert as a node reports it, wrapped as viem does. */
const revertedWith = (data: Hex) =>
  new BaseError('Execution reverted.', {
    cause: new RpcRequestError({
      body: { method: 'eth_call' },
      url,
      error: { code: 3, message: 'execution reverted', data },
    }),
  })

describe('describeError', () => {
  describe('of a contract', () => {
    it('names the stake if a withdrawal exceeds it', () => {
      const data = encodeErrorResult({
        abi: stakingAbi,
        errorName: 'StakingInsufficientStake',
        args: [account, parseEther('2'), parseEther('0.5')],
      })
      expect(describeError(revertedWith(data))).toBe(
        'You cannot withdraw 2 ETH: your stake is 0.5 ETH.',
      )
    })

    it('names the beneficiary of the deposit', () => {
      const data = encodeErrorResult({
        abi: interopTokenAbi,
        errorName: 'InteropTokenNotDepositor',
        args: [other, account],
      })
      expect(describeError(revertedWith(data))).toContain(`is for ${account}`)
    })

    it('explains that each address is rewarded once', () => {
      const data = encodeErrorResult({
        abi: interopTokenAbi,
        errorName: 'InteropTokenAlreadyMinted',
        args: [account],
      })
      expect(describeError(revertedWith(data))).toContain('has already minted its reward')
    })

    it('shows other errors by name and arguments', () => {
      const data = encodeErrorResult({
        abi: l2MessageVerificationAbi,
        errorName: 'UnsupportedProofMetadataVersion',
        args: [7n],
      })
      expect(describeError(revertedWith(data))).toBe(
        'The contract reverted: UnsupportedProofMetadataVersion(7).',
      )
    })

    it('shows the reason of a plain revert', () => {
      const data = encodeErrorResult({
        abi: [{ type: 'error', name: 'Error', inputs: [{ name: 'reason', type: 'string' }] }],
        errorName: 'Error',
        args: ['no'],
      })
      expect(describeError(revertedWith(data))).toBe('The contract reverted: no')
    })

    it('shows the selector of an unknown error', () => {
      expect(describeError(revertedWith('0x12345678'))).toContain('unknown error (0x12345678)')
    })

    it("finds the data where wallets put the node's error", () => {
      const data = encodeErrorResult({
        abi: stakingAbi,
        errorName: 'StakingZeroAmount',
        args: [account],
      })
      const error = Object.assign(new Error('Internal JSON-RPC error.'), {
        code: -32603,
        data: { code: 3, message: 'execution reverted', data },
      })
      expect(describeError(error)).toContain('must be greater than zero')
    })
  })

  it.each([
    ['viem', new UserRejectedRequestError(new Error('denied'))],
    ['a wallet', Object.assign(new Error('User denied'), { code: 4001 })],
    [
      'a wallet, wrapped twice',
      new Error('failed', { cause: new Error('again', { cause: { code: 4001 } }) }),
    ],
  ])('describes a rejection by the user reported as %s', (_, error) => {
    expect(describeError(error)).toContain('Request rejected in your wallet')
  })

  it('describes insufficient funds', () => {
    const error = new BaseError('failed', { cause: new InsufficientFundsError({}) })
    expect(describeError(error)).toContain('Insufficient ETH')
  })

  it('describes a wallet that switched networks', () => {
    const chain = toChain(sampleManifest.rewardsChain)
    const error = new ChainMismatchError({ chain, currentChainId: 1 })
    expect(describeError(error)).toContain('switched to another network')
  })

  it('describes an unreachable node, without its raw URL', () => {
    const error = new BaseError('failed', { cause: new HttpRequestError({ url }) })
    expect(describeError(error)).toContain('The node is unreachable')
    expect(describeError(error)).not.toContain(url)
  })

  it('names the chain of the node, if it is one of those that are given', () => {
    const chains = [{ name: 'staking2', rpcUrl: url }]
    const unreachable = new BaseError('failed', { cause: new HttpRequestError({ url }) })
    expect(describeError(unreachable, chains)).toBe(
      'The node of staking2 is unreachable. Try again once it responds.',
    )
    const refusal = new RpcRequestError({
      body: {},
      url,
      error: { code: -32000, message: 'no such block' },
    })
    expect(describeError(refusal, chains)).toBe(
      'The node of staking2 rejected the request: no such block',
    )
    const other = new HttpRequestError({ url: 'http://127.0.0.1:1' })
    expect(describeError(other, chains)).toContain('The node is unreachable')
  })

  it('quotes a node that refuses', () => {
    const error = new RpcRequestError({
      body: { method: 'eth_sendTransaction' },
      url,
      error: { code: -32003, message: 'nonce too low' },
    })
    expect(describeError(error)).toBe('The node rejected the request: nonce too low')
  })

  it('gives the remedy with an error of a page', () => {
    const error = new ErrorWithRemedy('It was dropped.', { metaMessages: ['A fact', 'Try again.'] })
    expect(describeError(error)).toBe('It was dropped. Try again.')
  })

  it('describes the failure before the reason for a revert', () => {
    const data = encodeErrorResult({
      abi: stakingAbi,
      errorName: 'StakingZeroAmount',
      args: [account],
    })
    const error = new ErrorWithRemedy('It was included.', { cause: revertedWith(data) })
    expect(describeError(error)).toMatch(/^It was included\. The amount must be greater than zero/)
  })

  it('gives the remedy with an error of the client library', () => {
    const error = new MessageNotSentError({ hash, messageIndex: 0, count: 0 })
    expect(describeError(error)).toContain('use the hash of a transaction that calls')
  })

  it('names the chain whose node is of another chain, with both ids', () => {
    const error = new BaseError('failed', {
      cause: new WrongChainError({ name: 'staking2', chainId: 5328, actual: 31337 }),
    })
    expect(describeError(error)).toMatch(
      /^Expected chain 5328 for staking2, but its node reports chain 31337\. Check/,
    )
  })

  it('gives the first line of any other error', () => {
    expect(describeError(new Error('broken\nat line 1'))).toBe('broken')
  })

  it('handles values that are not errors', () => {
    expect(describeError('broken')).toBe('An unexpected error occurred.')
  })
})
