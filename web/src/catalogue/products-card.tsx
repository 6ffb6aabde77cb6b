import { Button, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch, IconShoppingBag } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AfterDelay, Card, Empty, Failure } from '../platform/parts/index.ts'
import { useMay } from '../platform/session.ts'
import styles from './catalogue.module.css'
import { productsQuery } from './catalogue-queries.ts'
import type { Product } from './catalogue-shapes.ts'
import { ImportButton } from './import-button.tsx'
import { ProductForm } from './product-form.tsx'

/** The catalogue: found by name or reference, written by hand or from a table. */
export function ProductsCard() {
  const { t } = useTranslation()
  const mayWrite = useMay('catalogue.write')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const [opened, setOpened] = useState<Product | 'new' | null>(null)
  const list = useInfiniteQuery(productsQuery(q))
  if (list.isError) return <Failure error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <AfterDelay>{<Card />}</AfterDelay>
  const products = list.data.pages.flatMap((page) => page.data)
  const isEmpty = products.length === 0 && q === '' && typed === ''
  const acts = mayWrite ? (
    <>
      <ImportButton />
      <Button leftSection={<IconPlus size={16} stroke={1.7} />} onClick={() => setOpened('new')}>
        {t('catalogue:product.add')}
      </Button>
    </>
  ) : null
  return (
    <Card title={t('catalogue:title')} text={t('catalogue:text')}>
      {isEmpty ? (
        <Empty
          icon={<IconShoppingBag size={28} stroke={1.6} />}
          title={t('catalogue:product.none')}
          text={t('catalogue:product.none_text')}
        >
          <div className={styles.tools}>{acts}</div>
        </Empty>
      ) : (
        <>
          <div className={styles.tools}>
            <TextInput
              className={styles.search}
              aria-label={t('catalogue:product.search')}
              placeholder={t('catalogue:product.search')}
              leftSection={<IconSearch size={16} stroke={1.7} />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            {acts}
          </div>
          {products.length === 0 ? (
            <p className={styles.quiet} role="status">
              {t('catalogue:product.none_found')}
            </p>
          ) : (
            <ul className={styles.rows}>
              {products.map((product) => (
                <ProductRow
                  key={product.sku}
                  product={product}
                  onOpen={mayWrite ? () => setOpened(product) : undefined}
                />
              ))}
            </ul>
          )}
          {list.hasNextPage ? (
            <Button
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t('catalogue:more')}
            </Button>
          ) : null}
        </>
      )}
      <Modal
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={t(opened === 'new' ? 'catalogue:product.add' : 'catalogue:product.edit')}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        {opened === null ? null : (
          <ProductForm product={opened === 'new' ? undefined : opened} onDone={() => setOpened(null)} />
        )}
      </Modal>
    </Card>
  )
}

function ProductRow({ product, onOpen }: { product: Product; onOpen: (() => void) | undefined }) {
  const { i18n } = useTranslation()
  const { name, sku, price, currency } = product
  const written = new Intl.NumberFormat(i18n.language, { style: 'currency', currency }).format(price)
  const words = (
    <>
      <span className={styles.name}>{name}</span>
      <span className={styles.sku}>{sku}</span>
      <span className={styles.price}>{written}</span>
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
