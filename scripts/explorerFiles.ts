import { join } from 'node:path'

/** Directory with the built explorer, see prepare.mjs. */
export const explorerFiles = join(__dirname, '..', 'frontend', 'explorer', 'dist')
