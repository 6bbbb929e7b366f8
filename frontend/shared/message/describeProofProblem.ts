import type { ProofProblem } from '../../../interop/react/proofProblem'
import { shared } from '../i18n/sharedMessages'

/** Where the proof of a message comes from, if not from its node. */
export const describeRebuiltProof = (problem: ProofProblem) => shared().proof.rebuilt(problem)

/** What the proof of a message is waiting for. */
export const describeProofProblem = (problem: ProofProblem) => shared().proof[problem]
