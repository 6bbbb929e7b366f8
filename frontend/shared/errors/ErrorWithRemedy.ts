import { BaseError } from 'viem'

/** An error whose last `metaMessages` entry tells the user what to do about it. */
export class ErrorWithRemedy extends BaseError {}
