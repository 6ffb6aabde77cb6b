import { useMay } from '../platform/session.ts'
import { DictionaryCard } from './dictionary-card.tsx'
import { DismissedCard } from './dismissed-card.tsx'
import { OwnDetailsCard } from './own-details-card.tsx'

/** What the second look leans on, and what was sent in spite of it. */
export function ReviewSection() {
  const mayLead = useMay('review.write')
  return (
    <>
      <DictionaryCard />
      <OwnDetailsCard readOnly={!mayLead} />
      {mayLead ? <DismissedCard /> : null}
    </>
  )
}
