/** A checkpoint does not hold what was written there. */
export class DamagedCheckpointError extends Error {
  override readonly name = 'DamagedCheckpointError'
  readonly path: string

  constructor(path: string) {
    super(`${path} does not hold what was written there`)
    this.path = path
  }
}
