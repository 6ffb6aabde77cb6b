/**
 * Latitude and longitude as people paste them: `48.85837, 2.29448`, with spaces, or inside a map's
 * address.
 */
export function parseCoordinates(
  text: string,
): { latitude: number; longitude: number } | Record<string, never> {
  const found =
    /(-?\d{1,3}\.\d+)\s*[,;/ ]\s*(-?\d{1,3}\.\d+)/.exec(text) ??
    /^\s*(-?\d{1,3})\s*[,; ]\s*(-?\d{1,3})\s*$/.exec(text)
  if (!found) return {}
  return { latitude: Number(found[1]), longitude: Number(found[2]) }
}
