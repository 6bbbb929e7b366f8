import { join } from 'node:path'

/** Directory of the screenshots, ignored by git. */
export const screenshots = join(__dirname, '..', 'screenshots')
