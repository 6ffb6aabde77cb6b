import { ActionIcon } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../platform/api-shapes.ts'
import { useMay } from '../platform/session.ts'
import { useFormat, useLanguage } from '../platform/use-format.ts'
import styles from './contact-facts.module.css'
import { ContactForm } from './contact-form.tsx'
import { languageName, spacedPhone } from './contact-words.ts'

/** What is known of a person, and the way to correct it. */
export function ContactFacts({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const mayWrite = useMay('contacts.write')
  const [editing, setEditing] = useState(false)
  if (editing) {
    return (
      <ContactForm contact={contact} onSaved={() => setEditing(false)} onCancel={() => setEditing(false)} />
    )
  }
  const facts: readonly [string, string | null | undefined][] = [
    [t('contacts:field.phone'), contact.phone ? spacedPhone(contact.phone) : null],
    [t('contacts:field.email'), contact.email],
    [t('contacts:field.language'), languageName(contact.language, language)],
    // Shown only where it says something else than the name the desk uses.
    [
      t('contacts:field.profile_name'),
      contact.profile_name === contact.display_name ? null : contact.profile_name,
    ],
    [t('contacts:field.username'), contact.username ? `@${contact.username}` : null],
    ...Object.entries(contact.attributes).map(([name, value]): [string, string] => [
      name,
      attributeWords(value),
    ]),
    [t('contacts:field.since'), format.date(new Date(contact.created_at))],
  ]
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('contacts:facts.title')}</h3>
        {mayWrite ? (
          <ActionIcon size={28} aria-label={t('contacts:facts.edit')} onClick={() => setEditing(true)}>
            <IconPencil size={16} stroke={1.7} />
          </ActionIcon>
        ) : null}
      </div>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
      </dl>
    </>
  )
}

function attributeWords(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value)
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
