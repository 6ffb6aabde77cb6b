export type { Mark } from './console.ts'
export { hearMarks, whatIsNew } from './hear-marks.ts'
export { type Grammalecte, openGrammalecte, type ReadFrench } from './open-grammalecte.ts'
