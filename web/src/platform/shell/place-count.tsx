import { useTranslation } from 'react-i18next'
import type { Place } from './places.ts'

const shownMax = 99

/** The count on a place: what waits there for this person. Nothing where nothing does. */
export function PlaceCount(props: { place: Place['name']; count: number; className: string | undefined }) {
  const { t } = useTranslation()
  const { place, count } = props
  if (count === 0) return null
  return (
    <span className={props.className}>
      <span aria-hidden="true">{count > shownMax ? `${shownMax}+` : count}</span>
      <span className="visually-hidden">{t(wordsOf(place), { count })}</span>
    </span>
  )
}

function wordsOf(place: Place['name']) {
  if (place === 'approvals') return 'platform:nav.to_decide'
  return place === 'breaches' ? 'platform:nav.undecided' : 'platform:nav.mine'
}
