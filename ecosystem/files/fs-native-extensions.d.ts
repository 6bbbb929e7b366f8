declare module 'fs-native-extensions' {
  /**
   * Locks an open file by the operating system: the lock ends with the process, even after a SIGKILL.
   *
   * @returns Whether it could be locked.
   */
  export function tryLock(file: number): boolean
}
