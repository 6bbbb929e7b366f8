import { BaseError } from 'viem'

/** An error of a page itself: `shortMessage` says what happened, the last of `metaMessages` what to do about it. */
export class ErrorWithRemedy extends BaseError {}
