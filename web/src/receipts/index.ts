export { NextStepStrip } from './next-step-strip.tsx'
export { ReachSection } from './reach-section.tsx'
