type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>

/**
 * Does this key send? Ctrl- or Command-Enter always does; Enter alone when it was chosen so. Never
 * while a word is
 * being composed, where Enter picks a character.
 */
export function sends(pressed: Pressed, enterSends: boolean): boolean {
  if (pressed.key !== 'Enter' || pressed.isComposing || pressed.altKey) return false
  if (pressed.ctrlKey || pressed.metaKey) return true
  return enterSends && !pressed.shiftKey
}
