import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { patch, post } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import type { Contact } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { useLanguage } from '../platform/use-format.ts'
import styles from './contact-form.module.css'
import { refreshContact } from './contact-queries.ts'
import { languageName } from './contact-words.ts'

type Values = { name: string; phone: string; email: string; language: string | null }

// Those WhatsApp templates are written in most; a contact may already have another, which is then offered too.
const commonLanguages = ['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'ar', 'pl', 'tr']

/** A person's name and addresses: a new person, or one to correct. */
export function ContactForm(props: {
  contact?: Contact
  onSaved: (contact: Contact) => void
  onCancel: () => void
}) {
  const { contact } = props
  const { t } = useTranslation()
  const reader = useLanguage()
  const client = useQueryClient()
  const form = useForm<Values>({
    initialValues: {
      name: contact?.name ?? '',
      phone: contact?.phone ?? '',
      email: contact?.email ?? '',
      language: contact?.language ?? null,
    },
    validate: {
      phone: (value, values) => {
        if (value.trim() === '') {
          return contact || values.email.trim() ? null : t('contacts:problem.no_address')
        }
        return /^\+[\d\s().-]{7,24}$/.test(value.trim()) ? null : t('contacts:problem.phone')
      },
      email: (value) =>
        value.trim() === '' || /^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('contacts:problem.email'),
    },
  })
  const saving = useMutation({
    mutationFn: (values: Values) => {
      const body = {
        name: values.name.trim() || null,
        phone: values.phone.replaceAll(/[\s().-]/g, '') || null,
        email: values.email.trim() || null,
        language: values.language,
      }
      if (contact) return patch<Contact>(`/contacts/${contact.id}`, changed(body, contact))
      return post<Contact>('/contacts', Object.fromEntries(Object.entries(body).filter(([, value]) => value)))
    },
    onSuccess: (saved) => {
      refreshContact(client, saved)
      props.onSaved(saved)
    },
    onError: (error) => {
      if (error instanceof ApiError) form.setErrors(error.fields)
    },
  })
  const languages = [...new Set([...commonLanguages, ...(contact?.language ? [contact.language] : [])])]
  return (
    <form className={styles.form} onSubmit={form.onSubmit((values) => saving.mutate(values))} noValidate>
      <TextInput
        data-autofocus
        label={t('contacts:field.name')}
        description={
          contact?.profile_name ? t('contacts:form.name_hint', { name: contact.profile_name }) : undefined
        }
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('contacts:field.phone')}
        description={t('contacts:form.phone_hint')}
        type="tel"
        {...form.getInputProps('phone')}
      />
      <TextInput label={t('contacts:field.email')} type="email" {...form.getInputProps('email')} />
      <Select
        label={t('contacts:field.language')}
        clearable
        data={languages.map((code) => ({ value: code, label: languageName(code, reader) ?? code }))}
        {...form.getInputProps('language')}
      />
      {saving.isError ? (
        <p role="alert" className={styles.problem}>
          {errorWords(saving.error, t)} <OtherContact error={saving.error} />
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button type="submit" loading={saving.isPending}>
          {t('contacts:form.save')}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('contacts:form.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Leads to the contact that already has this address. */
function OtherContact({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const details = error instanceof ApiError && error.code === 'contacts.exists' ? error.details : null
  const id = (details as { contact_id?: unknown } | null)?.contact_id
  if (typeof id !== 'string') return null
  return (
    <Link to="/contacts/$contactId" params={{ contactId: id }}>
      {t('contacts:form.open_other')}
    </Link>
  )
}

type Body = { name: string | null; phone: string | null; email: string | null; language: string | null }

/** Only what differs is sent, so that two people correcting two fields do not undo each other. */
function changed(body: Body, contact: Contact): Partial<Body> {
  const entries = Object.entries(body) as [keyof Body, string | null][]
  return Object.fromEntries(entries.filter(([field, value]) => value !== contact[field]))
}
