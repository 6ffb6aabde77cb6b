import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BuilderDialog } from './builder-dialog.tsx'
import type { BuilderProps } from './builders.tsx'

/** One contact card: a colleague, a repairer, a relay. */
export function ContactDialog(builder: BuilderProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [email, setEmail] = useState('')
  const [company, setCompany] = useState('')
  const body = [
    {
      name: { formatted_name: name, first_name: name },
      ...(phone ? { phones: [{ phone, type: 'WORK' }] } : {}),
      ...(email ? { emails: [{ email, type: 'WORK' }] } : {}),
      ...(company ? { org: { company } } : {}),
    },
  ]
  return (
    <BuilderDialog title={t('messages:build.contacts')} type="contacts" body={body} builder={builder}>
      {(errorOf) => (
        <>
          <TextInput
            data-autofocus
            label={t('messages:contacts.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={errorOf('contacts[0].name.formatted_name')}
          />
          <TextInput
            type="tel"
            label={t('messages:contacts.phone')}
            description={t('messages:contacts.phone_hint')}
            value={phone}
            onChange={(event) => setPhone(event.currentTarget.value)}
            error={errorOf('contacts[0].phones[0].phone')}
          />
          <TextInput
            type="email"
            label={t('messages:contacts.email')}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput
            label={t('messages:contacts.company')}
            value={company}
            onChange={(event) => setCompany(event.currentTarget.value)}
          />
        </>
      )}
    </BuilderDialog>
  )
}
