import { withWords } from '../platform/i18n.ts'

/** Fetches the code of a conversation: bubbles, composer, context. Asked for twice, it is fetched once. */
export const loadThread = () => withWords(() => import('./conversation-panes.ts'))
