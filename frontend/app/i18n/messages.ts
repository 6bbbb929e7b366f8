import { createCatalog } from '../../shared/i18n/createCatalog'
import { en, type Messages } from './en'

const catalog = createCatalog<Messages>(en)

/** The texts of the web app in the language of the page. */
export const t = catalog.get

/** To be called before anything is rendered. */
export const replaceMessages = catalog.replace
