export { BreachesPage } from './breaches-page.tsx'
