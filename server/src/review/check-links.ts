/** Links that cannot work, told from their writing alone; nothing is fetched. */
import type { ReviewContext } from './context.ts'
import type { Remark, Severity } from './finding.ts'
import type { Reading } from './reading.ts'

const linkPattern =
  /(?<![\p{L}\d@])(?:[a-z]{2,6}:\s?\/{1,3}|(?:https?|htt?ps?|htps?|ttps?)(?:;|\/\/|:\s|:)\/{0,2}|w{2,4}[.,])[^\s<>"«»]*/giu
const schemes = /^(?:https?|ftp|tel|mailto|geo|whatsapp):/i
const localHost =
  /^(?:(?:[^/]*\.)?(?:example\.(?:com|org|net|fr|co\.uk)|your-?(?:site|domain|website|shop|link|company)\.[a-z]+|(?:my|our)?domain\.com)(?:[:/]|$)|localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|\[?::1|[^/:]*\.(?:local|localhost|test|internal|invalid|example|lan)(?:[:/]|$))/i
const bareDomain = /(?<![\p{L}\d@.\-/])(?:[a-z\d-]+\.)+[a-z]{2,10}(?:\/[^\s<>"«»]*)?/giu
const spaced =
  /(?<![\p{L}\d@.\-/])(?:https?:\/\/|www\.)?(?:[a-z\d-]+\.)*[a-z\d-]{2,}(?:\s\.\s?|\.\s)(?:com|fr|net|org|io|eu|shop|store|co\.uk|be|ch)(?:\/[^\s]*)?(?![\p{L}])/giu
const cutPath =
  /(?:(?:https?:\/\/|www\.)[^\s<>"«»]+[\p{L}\d]|(?<![\p{L}\d@.-])(?:[a-z\d-]+\.)+(?:com|fr|net|org|co\.uk))\s\/[\p{L}\d][^\s]*|(?<![\p{L}\d])www\s+(?:[a-z\d-]+\.)+[a-z]{2,}\S*/giu
const onlySpacedWhenWeb = /^(?:https?:|www\.)|\s\./i

export function checkLinks(reading: Reading, context: ReviewContext): Remark[] {
  const { text } = reading
  const found: Remark[] = [...text.matchAll(spaced)]
    .filter((match) => onlySpacedWhenWeb.test(match[0]) || /\/\S/.test(match[0]))
    .map((match) => remark(match.index, match[0], 'link.space', 'warning', match[0].replace(/\s/g, '')))
  for (const match of text.matchAll(cutPath)) {
    found.push(remark(match.index, match[0], 'link.space', 'warning', match[0].replace(/\s/g, '')))
  }
  for (const match of text.matchAll(linkPattern)) {
    if (found.some((one) => match.index < one.end && match.index + match[0].length > one.start)) continue
    const judged = judge(match[0].replace(/[.,;:!?»"'’]+$/u, ''), text.slice(match.index + match[0].length))
    const known = judged ?? foreignSlip(match[0], context)
    if (known) found.push(remark(match.index, ...known))
  }
  for (const match of text.matchAll(bareDomain)) {
    if (found.some((one) => match.index < one.end && match.index + match[0].length > one.start)) continue
    const slip = foreignSlip(match[0], context)
    if (slip) found.push(remark(match.index, ...slip))
  }
  return found
}

type Judgement = readonly [written: string, saying: string, severity: Severity, proposal: string | null]

function remark(
  start: number,
  written: string,
  saying: string,
  severity: Severity,
  proposal: string | null,
): Remark {
  return { kind: 'link', severity, start, end: start + written.length, saying, params: { written }, proposal }
}

function judge(link: string, after: string): Judgement | undefined {
  const broken = (proposal: string | null = null): Judgement => [link, 'link.broken', 'warning', proposal]
  // « …/suivi?id= »: what should stand after it was forgotten.
  if (/^(?:https?:|www\.).*[?&][\w-]+=$/i.test(link)) return broken()
  if (/^w{2}\.|^w{4}\.|^www,/i.test(link)) return broken(link.replace(/^w+[.,]/i, 'www.'))
  if (/^www\./i.test(link)) return judgeHost(link.slice(4), link, after)
  if (/^https?:\/\/\s*https?[:/]/i.test(link)) return broken(link.replace(/^https?:\/\//i, ''))
  if (/^https?:\/\/[^\s/]/i.test(link)) return judgeHost(link.replace(/^https?:\/\//i, ''), link, after)
  if (/^(?:ftp|tel|mailto|geo|whatsapp):/i.test(link)) return undefined
  if (/^h+t+p+s*:/i.test(link)) return broken(link.replace(/^h+t+p+s*:\/*/i, 'https://'))
  const repaired = link.replace(/^[a-z]+[:;]?\s?\/*[\s/]*/i, 'https://')
  return schemes.test(link) || /^(?:h?t?t?ps?|http)/i.test(link)
    ? broken(/^https:\/\/[^\s/.]+\.\S/.test(repaired) ? repaired : null)
    : undefined
}

function judgeHost(rest: string, link: string, after: string): Judgement | undefined {
  const host = /^[^/?#:]*/.exec(rest)![0]
  if (localHost.test(rest)) return [link, 'link.local', 'stop', null]
  if (/\.\.|,|^\.|^-|\.$|[^\p{L}\d.\-[\]%@]/u.test(host))
    return [link, 'link.broken', 'warning', host.includes(',') ? link.replace(',', '.') : null]
  if (!/\.\p{L}{2,}$/u.test(host) && !/^(?:\d{1,3}\.){3}\d{1,3}$/.test(host)) {
    const isCut = /^\s+\.?(?:com|fr|net|org|io|eu)\b/i.test(after)
    return [link, isCut ? 'link.space' : 'link.no_domain', 'warning', null]
  }
  const opened = (rest.match(/\(/g)?.length ?? 0) - (rest.match(/\)/g)?.length ?? 0)
  if (opened > 0 || /[[{<|\\^`]|\{\{|\/\/|%(?![\da-f]{2})/iu.test(rest.replace(/^[^/]*\?url=.*$/i, '')))
    return [link, 'link.broken', 'warning', null]
  return /\.(?:con|cmo|ocm|frr|orgg|ner|comm|fe)$/i.test(host)
    ? [link, 'link.ending', 'warning', repairedEnding(link, host)]
    : undefined
}

const endings: Readonly<Record<string, string>> = {
  con: 'com',
  cmo: 'com',
  ocm: 'com',
  comm: 'com',
  frr: 'fr',
  orgg: 'org',
  ner: 'net',
  fe: 'fr',
}
const repairedEnding = (link: string, host: string) =>
  link.replace(
    host,
    host.replace(/[^.]+$/, (ending) => endings[ending.toLowerCase()] ?? ending),
  )

/** One letter off our own name is no shop of ours. */
function foreignSlip(written: string, { own }: ReviewContext): Judgement | undefined {
  const link = written.replace(/[.,;:!?»"'’)]+$/u, '')
  const host = link
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .split(/[/?#:]/)[0]!
    .toLowerCase()
  const domains = own.domains.map((domain) => domain.toLowerCase().replace(/^www\./, ''))
  if (domains.some((domain) => host === domain || host.endsWith(`.${domain}`))) return undefined
  const near = domains.find((domain) => domain.length > 6 && isNear(host, domain))
  return near === undefined
    ? undefined
    : [link, 'link.own_slip', 'warning', link.replace(new RegExp(literally(host), 'i'), near)]
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let back = 0
  while (back < Math.min(one.length, other.length) - start && one.at(-1 - back) === other.at(-1 - back))
    back += 1
  return Math.max(one.length, other.length) - start - back <= 2
}
