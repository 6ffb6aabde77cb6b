/** A number as it is read aloud in France and Britain; elsewhere in threes. */
export function phoneText(waId: string): string {
  const french = /^33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(waId)
  if (french) return `+33 ${french.slice(1).join(' ')}`
  const british = /^44(\d{4})(\d{6})$/.exec(waId)
  if (british) return `+44 ${british.slice(1).join(' ')}`
  return `+${waId.replace(/(\d{3})(?=\d)/g, '$1 ')}`
}
