/** An error with a known name, which discriminates the members of a union of errors. */
export type ErrorType<name extends string = 'Error'> = Error & { name: name }
