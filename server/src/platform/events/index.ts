export { announce, eventsChannel, type NewEvent } from './announce.ts'
export {
  currentPosition,
  type Event,
  followEvents,
  lockPosition,
  movePosition,
  type Position,
  pauseFollowers,
  readEvents,
} from './follow.ts'
export { listenToEvents } from './listen.ts'
export { type Loop, runLoop } from './loop.ts'
