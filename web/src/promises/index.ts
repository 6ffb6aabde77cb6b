export { PromiseReportPage } from './promise-report-page.tsx'
export { PromisesSection } from './promises-section.tsx'
