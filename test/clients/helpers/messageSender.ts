import { parseAbi } from 'viem'
import { readArtifact } from '../../../contracts/readArtifact'

/** A contract that sends messages. */
export const messageSender = {
  abi: parseAbi(['function broadcast(bytes[] messages)']),
  humanReadableAbi: ['function broadcast(bytes[] messages)'],
  bytecode: readArtifact('test/MessageSender').bytecode,
} as const
