import { createCatalog } from './createCatalog'
import { type SharedMessages, sharedEn } from './sharedEn'

const catalog = createCatalog<SharedMessages>(sharedEn)

/** The texts that pages share, in the language of the page. */
export const shared = catalog.get

/** To be called before anything is rendered. */
export const replaceSharedMessages = catalog.replace
