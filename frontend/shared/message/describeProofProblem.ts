import type { ProofProblem } from '../../../interop/react/proofProblem'

const verbs: Record<ProofProblem, string> = {
  missing: 'does not return the proof',
  wrong: 'returns a wrong proof',
}

/** Where the proof of a message comes from, if not from its node. */
export const describeRebuiltProof = (problem: ProofProblem) =>
  `The node ${verbs[problem]}, so it was built from public data of the settlement layer.`

/** What the proof of a message is waiting for. */
export const describeProofProblem = (problem: ProofProblem) =>
  problem === 'missing'
    ? 'Executed. Waiting for the node to return the proof.'
    : 'Executed. The proof that the node returns is not accepted, so it is built from public data of the settlement layer.'
