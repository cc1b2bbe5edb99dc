// Everything works without this file; it lets GOV.UK Frontend improve what is there.
import { initAll } from './govuk/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
