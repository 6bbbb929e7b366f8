import { createPlural } from './createPlural'
import { lowerFirst } from './lowerFirst'

const plural = createPlural('en')

/** The texts about a message and what proves it, in English. */
export const inspectorEn = {
  details: {
    sender: 'Sender',
    hash: 'Message hash',
    text: 'Text',
    data: 'Data',
    siblings: 'Messages of this transaction',
    sibling: (number: number, count: number) => `Message ${number} of ${count}`,
  },
  explanation: {
    open: 'Explain this message',
    stage: 'Stage',
    level: 'Proof level',
    reason: 'Reason',
    expected: 'Expected',
    found: 'Found',
    next: 'Next',
  },
  /** What is wrong with the proof that a node returns. */
  proofProblem: {
    rebuilt: (problem: 'missing' | 'wrong') =>
      `The node ${problem === 'missing' ? 'does not return the proof' : 'returns a wrong proof'}, so it was built from public data of the settlement layer.`,
    missing: 'Executed. Waiting for the node to return the proof.',
    wrong:
      'Executed. The proof that the node returns is not accepted, so it is built from public data of the settlement layer.',
  },
  tampering: {
    tamper: 'Tamper',
    tamperWith: (name: string) => `Tamper with ${lowerFirst(name)}`,
    restore: 'Restore',
    restoreOne: (name: string) => `Restore ${lowerFirst(name)}`,
    tampered: (caption: string) => `${caption}, tampered`,
  },
  /** The elements of a proof. */
  elements: {
    name: (index: number) => `Element ${index}`,
    count: (count: number) =>
      plural(count, { one: '1 element of 32 bytes', other: `${count} elements of 32 bytes` }),
    copyAll: 'Copy all elements as JSON',
  },
  /** The storage keys of an access list. */
  keys: {
    name: (index: number) => `Key ${index}`,
    count: (count: number) =>
      plural(count, { one: '1 key of 32 bytes', other: `${count} keys of 32 bytes` }),
    copyAll: 'Copy all keys as JSON',
  },
  proof: {
    title: 'Proof',
    verifyOn: (chain: string) => `Verify on ${chain}`,
    verifying: 'Verifying…',
    accepted: (chain: string) => `The verifier on ${chain} accepts the proof.`,
    rejected: (chain: string) =>
      `The verifier on ${chain} rejects the proof: it does not lead to an imported root.`,
    restoreAll: 'Restore all elements',
    levels: 'Levels',
    elements: 'Elements',
    elementsHint:
      'The proof as passed to the contract. Tamper with an element to flip one of its bits, and see at which level the proof fails and which error the verifier returns.',
    invalid: 'Invalid proof.',
    changed: (count: number) =>
      plural(count, { one: '1 element was changed.', other: `${count} elements were changed.` }),
    stillValid: 'The proof is still valid.',
    failsAt: (level: string) => `It fails at the level "${level}" and all levels above.`,
    undecodable: 'It cannot be decoded.',
    leadsTo: (block: string, chainId: string) =>
      `It leads to block ${block} of chain ${chainId}, which has no such root.`,
  },
  /** The levels of a proof, from the message up to the root that each destination has imported. */
  picture: {
    message: 'Message',
    messageHint: 'The hash of the data that was sent.',
    undecodable: 'The rest cannot be decoded',
    block: (block: string, chain: string) => `block ${block} of ${chain}`,
    valid: 'valid',
    invalid: 'invalid',
    siblings: (count: number) => plural(count, { one: '1 sibling', other: `${count} siblings` }),
    path: (siblings: string, level: string) =>
      `${siblings} on the path to the ${lowerFirst(level)}`,
    left: (height: number) => `height ${height}, left`,
    right: (height: number) => `height ${height}, right`,
    sibling: (height: number) => `Sibling at height ${height}`,
    rootOn: (chain: string) => `Root on ${chain}`,
    importing: (chain: string) => `Loading from ${chain}…`,
    notImported: (chain: string) => `${chain} has not imported the root of this block yet.`,
    imported: (chain: string) =>
      `The root that ${chain} imported for this block. The proof is valid if it leads to this root.`,
  },
  levels: {
    leaf: {
      name: 'Leaf',
      description: (source: string) =>
        `The message as ${source} logged it: who sent it, in which transaction of its batch, and the hash of its data.`,
    },
    logsRoot: { name: 'Logs root', description: () => 'All messages of the batch.' },
    chainBatchRoot: {
      name: 'Chain batch root',
      description: (_source: string, settlementLayer: string) =>
        `The batch as ${settlementLayer} recorded it when the batch was executed: its logs, and the chain's own aggregated root.`,
    },
    batchLeaf: {
      name: 'Batch leaf',
      description: () => 'The same, bound to the number of the batch.',
    },
    chainRoot: {
      name: 'Chain root',
      description: (source: string) => `All executed batches of ${source}.`,
    },
    chainLeaf: { name: 'Chain leaf', description: () => 'The same, bound to the chain id.' },
    interopRoot: {
      name: 'Interop root',
      description: (_source: string, settlementLayer: string) =>
        `All chains that settle on ${settlementLayer}, at the end of one of its blocks.`,
    },
  },
  /** What the elements of a proof are. */
  elementRoles: {
    chainLengths: 'metadata: path lengths up to the chain leaf',
    logsSibling: (height: number) => `sibling at height ${height} of the logs tree`,
    aggregatedRoot: "the chain's aggregated root",
    batchIndex: 'index of the batch in the batch tree',
    batchSibling: (height: number) => `sibling at height ${height} of the batch tree`,
    position: 'settlement block, and index of the chain in the shared tree',
    settlementLayer: 'chain id of the settlement layer',
    sharedLength: 'metadata: path length in the shared tree',
    sharedSibling: (height: number) => `sibling at height ${height} of the shared tree`,
    unknown: 'element',
  },
  identifier: {
    title: 'Identifier and access list',
    checkOn: (chain: string) => `Check on ${chain}`,
    checking: 'Checking…',
    restoreAll: 'Restore all',
    identifier: 'Identifier',
    identifierHint:
      'The log of the message: the contract that emitted it, its position and time, its chain, and the hash of its payload. The checksum commits to all of them. Tamper with a field to change its last bit, and check what the node says.',
    accessList: 'Access list',
    accessListHint:
      'The storage keys of the inbox that a transaction declares in its access list. Its node looks up the log, and compares the checksum. Tamper with a key to flip one of its bits.',
    checksum: 'Checksum',
    malformed: 'The access list is malformed.',
    otherLog: 'The access list declares another log, with the checksum of that log.',
    otherChecksum: 'The checksum in the access list is not that of the log that it declares.',
  },
  /** What identifies a log. */
  fields: {
    origin: 'origin',
    blockNumber: 'block number',
    logIndex: 'log index',
    timestamp: 'timestamp',
    chainId: 'chain id',
    payloadHash: 'payload hash',
  },
  /** What the keys of an access list are. */
  keyRoles: {
    lookup: 'lookup',
    lookupOf: (chainId: string, block: string, time: string, log: string) =>
      `lookup: chain ${chainId}, block ${block}, time ${time}, log ${log}`,
    upperBits: 'upper bits of the chain id',
    checksum: 'checksum',
  },
  /** What a node says about an access list. */
  admission: {
    admitted: (chain: string) => `${chain} admits transactions with this access list.`,
    refused: (chain: string, reason: string, code: number) =>
      `${chain} refuses the message: “${reason}” (code ${code}).`,
    noMethod: (chain: string) =>
      `The node of ${chain} does not have the method interop_checkAccessList.`,
    meanings: {
      malformed: 'The access list cannot be parsed.',
      notReady: 'The node is not ready.',
      tooOld: 'The message is older than what the node keeps.',
      unknownChain: 'The node does not know the source chain.',
      conflict: 'The message conflicts with the source chain.',
      failsafe: 'No messages are admitted at all.',
      unread: 'The node has not read that block yet.',
      future: 'The source chain does not have that block yet.',
    },
  },
}

export type InspectorMessages = typeof inspectorEn
