import type { ProofProblem } from '../../../interop/react/proofProblem'
import { inspector } from '../i18n/inspectorMessages'

/** Where the proof of a message comes from, if not from its node. */
export const describeRebuiltProof = (problem: ProofProblem) =>
  inspector().proofProblem.rebuilt(problem)

/** What the proof of a message is waiting for. */
export const describeProofProblem = (problem: ProofProblem) => inspector().proofProblem[problem]
