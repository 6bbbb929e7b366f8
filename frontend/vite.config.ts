import { frontendConfig } from './frontendConfig'

export default frontendConfig()
