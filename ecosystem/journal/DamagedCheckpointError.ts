/** A checkpoint does not match its checksum. */
export class DamagedCheckpointError extends Error {
  override readonly name = 'DamagedCheckpointError'
  readonly path: string

  constructor(path: string) {
    super(`${path} does not match its checksum`)
    this.path = path
  }
}
