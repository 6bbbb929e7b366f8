declare module 'fs-native-extensions' {
  /**
   * Locks an open file for whoever opened it, by the operating system: the lock ends with the process, however that ends.
   *
   * @returns Whether it could be locked.
   */
  export function tryLock(file: number): boolean
}
