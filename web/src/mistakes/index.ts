export { MistakesPage } from './mistakes-page.tsx'
