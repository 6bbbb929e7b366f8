import { join } from 'node:path'

/** Where pictures of the page go; git ignores it. */
export const screenshots = join(__dirname, '..', 'screenshots')
