import { useTranslation } from 'react-i18next'
import type { Message } from '../platform/api-shapes.ts'
import { useMay, useSession } from '../platform/session.ts'

/** What the reader may do about a message that waits, and why it does. */
export function useApproval(message: Message) {
  const { t } = useTranslation()
  const me = `agent:${useSession().agent.id}`
  const decides = useMay('approvals.decide')
  const approval = message.approval
  const isAuthor = approval?.people.includes(me) ?? false
  const hasApproved = approval?.decisions.some((one) => one.by === me && one.counts && one.approved) ?? false
  const reasons = (approval?.reasons ?? []).map((reason) =>
    t(`approvals:reason.${reason}`, { defaultValue: reason }),
  )
  return {
    isAuthor,
    hasApproved,
    mayDecide: decides && !isAuthor && !hasApproved && approval !== null,
    reasons: reasons.join(t('approvals:and_so_on')),
    needed: approval?.needed ?? 1,
    given: approval?.given ?? 0,
  }
}
