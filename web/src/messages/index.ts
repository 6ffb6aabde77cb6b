export { Composer } from './composer/composer.tsx'
export { MessageBubble } from './message-bubble.tsx'
export { messageText } from './message-text.ts'
export { Tick } from './tick.tsx'
