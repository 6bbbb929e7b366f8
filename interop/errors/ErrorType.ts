/** An error with a known name, by which the members of a union of errors are told apart. */
export type ErrorType<name extends string = 'Error'> = Error & { name: name }
