import { getSystemErrorMap } from 'node:util'

type SystemError = Error & { code: string; errno: number }

/** Whether an error comes from the operating system, such as ENOSPC or EACCES. */
export function isSystemError(error: unknown): error is SystemError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'errno' in error &&
    typeof error.errno === 'number'
  )
}

/** The reason of a system error without the path and the system call, such as "no space left on device (ENOSPC)". */
export function reasonOf({ errno, code }: SystemError): string {
  const [, reason] = getSystemErrorMap().get(errno) ?? []
  return reason === undefined ? code : `${reason} (${code})`
}
