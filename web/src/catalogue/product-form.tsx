import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch, post, remove } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import { errorWords } from '../platform/error-words.ts'
import styles from './catalogue.module.css'
import { catalogueKey } from './catalogue-queries.ts'
import type { Product } from './catalogue-shapes.ts'

/** A product, new or as it is. Its sku is what it is known by, and stays. */
export function ProductForm({ product, onDone }: { product: Product | undefined; onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [sku, setSku] = useState(product?.sku ?? '')
  const [name, setName] = useState(product?.name ?? '')
  const [price, setPrice] = useState(product ? writePrice(product.price, i18n.language) : '')
  const [currency, setCurrency] = useState(product?.currency ?? 'EUR')
  const [goesWith, setGoesWith] = useState(product?.goes_with.join(' ') ?? '')
  const settle = () => void client.invalidateQueries({ queryKey: catalogueKey })
  const saving = useMutation({
    mutationFn: () => {
      const goes_with = goesWith.split(/[\s,;]+/).filter(Boolean)
      const body = { name: name.trim(), price: price.trim(), currency: currency.trim(), goes_with }
      return product
        ? patch<Product>(pathOf(product), body)
        : post<Product>('/products', { sku: sku.trim(), ...body })
    },
    onSuccess: onDone,
    onSettled: settle,
  })
  const removing = useMutation({
    mutationFn: (gone: Product) => remove(pathOf(gone)),
    onSuccess: onDone,
    onSettled: settle,
  })
  const failed = saving.error ?? removing.error
  const fields = failed instanceof ApiError ? failed.fields : {}
  const isFull = [sku, name, price, currency].every((one) => one.trim() !== '')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        label={t('catalogue:product.sku')}
        description={product ? undefined : t('catalogue:product.sku_hint')}
        data-autofocus={product ? undefined : true}
        disabled={product !== undefined}
        maxLength={64}
        value={sku}
        onChange={(event) => setSku(event.currentTarget.value)}
        error={fields.sku}
      />
      <TextInput
        label={t('catalogue:product.name')}
        description={t('catalogue:product.name_hint')}
        data-autofocus={product ? true : undefined}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fields.name}
      />
      <div className={styles.pair}>
        <TextInput
          label={t('catalogue:product.price')}
          inputMode="decimal"
          value={price}
          onChange={(event) => setPrice(event.currentTarget.value)}
          error={fields.price}
        />
        <TextInput
          label={t('catalogue:product.currency')}
          maxLength={3}
          value={currency}
          onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          error={fields.currency}
        />
      </div>
      <TextInput
        label={t('catalogue:product.goes_with')}
        description={t('catalogue:product.goes_with_hint')}
        value={goesWith}
        onChange={(event) => setGoesWith(event.currentTarget.value)}
        error={fields.goes_with}
      />
      {failed ? (
        <p role="alert" className={styles.problem}>
          {errorWords(failed, t)}
        </p>
      ) : null}
      <div className={styles.acts}>
        {product ? (
          <Button
            variant="default"
            className={styles.apart}
            loading={removing.isPending}
            onClick={() => removing.mutate(product)}
          >
            {t('catalogue:remove')}
          </Button>
        ) : null}
        <Button type="submit" loading={saving.isPending} disabled={!isFull}>
          {t('catalogue:save')}
        </Button>
      </div>
    </form>
  )
}

const pathOf = ({ sku }: Product) => `/products/${encodeURIComponent(sku)}`

const writePrice = (price: number, language: string) =>
  new Intl.NumberFormat(language, {
    useGrouping: false,
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  }).format(price)
