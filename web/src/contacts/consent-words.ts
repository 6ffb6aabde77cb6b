import { useTranslation } from 'react-i18next'

/** The ledger's codes in the reader's language; a code of a connector's own is shown as it was written. */
export function useConsentWords() {
  const { t } = useTranslation()
  const known = (group: 'purpose' | 'channel' | 'source', code: string) =>
    t(`contacts:${group}.${code}`, { defaultValue: code })
  return {
    purpose: (code: string) => known('purpose', code),
    channel: (code: string) => known('channel', code),
    source: (code: string) => known('source', code),
    /** `Marketing WhatsApp`, or `Service` where it holds on every channel. */
    subject: ({ purpose, channel }: { purpose: string; channel: string }) =>
      channel === 'any'
        ? known('purpose', purpose)
        : `${known('purpose', purpose)} ${known('channel', channel)}`,
  }
}
