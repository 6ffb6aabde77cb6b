import { Modal, TextInput } from '@mantine/core'
import { IconDeviceMobileOff, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../platform/parts/index.ts'
import { phoneText } from './phone-text.ts'
import styles from './simulator-page.module.css'
import type { Customer } from './simulator-shapes.ts'

/** Chooses whose phone to hold. */
export function CustomerPicker(props: {
  customers: readonly Customer[]
  onPick: (waId: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const query = words.trim().toLocaleLowerCase()
  const found = byLastMessage(props.customers).filter(
    (one) =>
      one.name.toLocaleLowerCase().includes(query) || one.wa_id.includes(query.replace(/\D/g, '') || '\n'),
  )
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('simulator:people.title')}
      size={440}
      closeButtonProps={{ 'aria-label': t('messages:close') }}
    >
      <TextInput
        data-autofocus
        type="search"
        mb={8}
        placeholder={t('simulator:people.search')}
        aria-label={t('simulator:people.search')}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && found[0]) props.onPick(found[0].wa_id)
        }}
      />
      <ul className={styles.people}>
        {found.map((customer) => (
          <li key={customer.wa_id}>
            <button type="button" className={styles.person} onClick={() => props.onPick(customer.wa_id)}>
              <Avatar name={customer.name} size={32} />
              <span className={styles.personWords}>
                <span>{customer.name}</span>
                <span className={styles.soft}>
                  {phoneText(customer.wa_id)} ·{' '}
                  {t(`simulator:language.${customer.language.slice(0, 2)}`, {
                    defaultValue: customer.language,
                  })}
                </span>
              </span>
              {customer.phone === 'on' ? null : (
                <IconDeviceMobileOff
                  size={16}
                  stroke={1.6}
                  aria-label={t(`simulator:phone_state.${customer.phone}`)}
                />
              )}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className={styles.soft}>{t('simulator:people.none')}</p> : null}
    </Modal>
  )
}

/** Those with whom something was said last come first. */
export function byLastMessage(customers: readonly Customer[]): Customer[] {
  const last = (customer: Customer) =>
    Math.max(0, ...customer.threads.map((thread) => Date.parse(thread.last_message_at ?? '') || 0))
  return [...customers].sort((left, right) => last(right) - last(left) || left.name.localeCompare(right.name))
}
