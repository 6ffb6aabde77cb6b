/** Fetches the code of a conversation: bubbles, composer, context. Asked for twice, it is fetched once. */
export const loadThread = () => import('./conversation-panes.ts')
