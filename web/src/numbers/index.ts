export { NumberHealth } from './number-health.tsx'
export { NumbersSection } from './numbers-section.tsx'
