import { Button, Modal } from '@mantine/core'
import { IconPlus, IconRosetteDiscount } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../platform/now.ts'
import { AfterDelay, Card, Empty, Failure } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import { useFormat } from '../platform/use-format.ts'
import styles from './catalogue.module.css'
import { offersQuery } from './catalogue-queries.ts'
import type { Offer } from './catalogue-shapes.ts'
import { OfferForm } from './offer-form.tsx'

/** Offers and when they end: named in a message that leaves later, the second look says so. */
export function OffersCard() {
  const { t } = useTranslation()
  const mayWrite = useMay('catalogue.write')
  const [opened, setOpened] = useState<Offer | 'new' | null>(null)
  const list = useInfiniteQuery(offersQuery)
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <AfterDelay>{<Card />}</AfterDelay>
  const offers = list.data.pages.flatMap((page) => page.data)
  const add = mayWrite ? (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} stroke={1.7} />}
      onClick={() => setOpened('new')}
    >
      {t('catalogue:offer.add')}
    </Button>
  ) : null
  return (
    <Card title={t('catalogue:offer.title')} text={t('catalogue:offer.text')} side={add}>
      {offers.length === 0 ? (
        <Empty
          icon={<IconRosetteDiscount size={28} stroke={1.6} />}
          title={t('catalogue:offer.none')}
          text={t('catalogue:offer.none_text')}
        />
      ) : (
        <ul className={styles.rows}>
          {offers.map((offer) => (
            <OfferRow key={offer.id} offer={offer} onOpen={mayWrite ? () => setOpened(offer) : undefined} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('catalogue:more')}
        </Button>
      ) : null}
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={t(opened === 'new' ? 'catalogue:offer.add' : 'catalogue:offer.edit')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        {opened === null ? null : (
          <OfferForm offer={opened === 'new' ? undefined : opened} onDone={() => setOpened(null)} />
        )}
      </Modal>
    </Card>
  )
}

function OfferRow({ offer, onOpen }: { offer: Offer; onOpen: (() => void) | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isOver = Date.parse(offer.ends_at) < useNow().getTime()
  const words = (
    <>
      <span className={styles.name}>{offer.name}</span>
      <span className={styles.sku}>{offer.code}</span>
      <span className={styles.price} data-over={isOver || undefined}>
        {t(isOver ? 'catalogue:offer.ended' : 'catalogue:offer.ends', {
          when: format.dateTime(new Date(offer.ends_at)),
        })}
      </span>
    </>
  )
  return (
    <li>
      {onOpen ? (
        <button type="button" className={styles.row} onClick={onOpen}>
          {words}
        </button>
      ) : (
        <span className={styles.row}>{words}</span>
      )}
    </li>
  )
}
