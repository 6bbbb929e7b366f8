import { createCatalog } from '../../shared/i18n/createCatalog'
import { en } from './en'

const catalog = createCatalog(en)

/** The texts of the web app in the language of the page. */
export const t = catalog.get
