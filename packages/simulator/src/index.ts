export {
  type DefaultNumber,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from './start-simulator.ts'
