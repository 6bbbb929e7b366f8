import { createCatalog } from './createCatalog'
import { type InspectorMessages, inspectorEn } from './inspectorEn'

const catalog = createCatalog<InspectorMessages>(inspectorEn)

/** The texts about a message and what proves it, in the language of the page. They are loaded on demand. */
export const inspector = catalog.get

/** To be called before any of them is rendered. */
export const replaceInspectorMessages = catalog.replace
