import { Button, Collapse, PasswordInput, Stepper, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey, post } from '../platform/api.ts'
import { ApiError } from '../platform/api-error.ts'
import type { WhatsappNumber } from '../platform/api-shapes.ts'
import { errorWords } from '../platform/error-words.ts'
import { CopyField } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import styles from './connect-number.module.css'

const steps = ['identity', 'access', 'webhook'] as const
const webhookStep = 2
const actions = ['next', 'submit', 'done'] as const

type Values = {
  label: string
  display_phone_number: string
  phone_number_id: string
  waba_id: string
  access_token: string
  app_secret: string
  verify_token: string
  graph_url: string
}

const stepFields: readonly (readonly (keyof Values)[])[] = [
  ['display_phone_number', 'phone_number_id', 'waba_id', 'label'],
  ['access_token', 'app_secret', 'graph_url'],
  ['verify_token'],
]

/** Connecting a number of the WhatsApp Business Platform, one place of Meta's console at a time. */
export function ConnectNumber({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [step, setStep] = useState(0)
  const needed = (value: string) => (value.trim() === '' ? t('numbers:problem.needed') : null)
  const form = useForm<Values>({
    initialValues: {
      label: '',
      display_phone_number: '',
      phone_number_id: '',
      waba_id: '',
      access_token: '',
      app_secret: '',
      // A secret of our own making, shown to be pasted into Meta's console.
      verify_token: newKey(),
      graph_url: '',
    },
    validate: (values) => {
      const problems: Partial<Record<keyof Values, string | null>> = {
        display_phone_number: /^\+[\d\s().-]{6,}$/.test(values.display_phone_number.trim())
          ? null
          : t('numbers:problem.phone'),
        phone_number_id: needed(values.phone_number_id),
        waba_id: needed(values.waba_id),
        access_token: needed(values.access_token),
        app_secret: needed(values.app_secret),
        graph_url: /^(https?:\/\/\S+)?$/.test(values.graph_url.trim()) ? null : t('numbers:problem.address'),
      }
      const here = stepFields[step] ?? []
      return Object.fromEntries(
        Object.entries(problems).filter(([field]) => here.some((one) => one === field)),
      )
    },
  })
  const connecting = useMutation({
    mutationFn: (values: Values) => {
      const trimmed = Object.entries(values).map(([field, value]) => [field, value.trim()] as const)
      return post<WhatsappNumber>('/numbers', Object.fromEntries(trimmed.filter(([, value]) => value !== '')))
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.numbers })
      // Only now: Meta asks the desk for the verify token the moment the webhook is saved in its console.
      setStep(webhookStep)
    },
    onError: (error) => {
      if (!(error instanceof ApiError)) return
      form.setErrors(error.fields)
      const wrong = stepFields.findIndex((fields) => fields.some((field) => field in error.fields))
      if (wrong >= 0) setStep(wrong)
    },
  })
  const next = () => {
    if (step === webhookStep) return onDone()
    if (form.validate().hasErrors) return
    if (step === webhookStep - 1) connecting.mutate(form.getValues())
    else setStep(step + 1)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        next()
      }}
    >
      <Stepper active={step} size="xs" onStepClick={(to) => to < step && step < webhookStep && setStep(to)}>
        {steps.map((name) => (
          <Stepper.Step key={name} label={t(`numbers:step.${name}`)} />
        ))}
      </Stepper>
      <p className={styles.lead}>{t(`numbers:lead.${steps[step] ?? 'identity'}`)}</p>
      <div className={styles.fields}>
        {step === 0 ? <IdentityFields form={form} /> : null}
        {step === 1 ? <AccessFields form={form} /> : null}
        {step === 2 ? <WebhookFields verifyToken={form.getValues().verify_token} /> : null}
      </div>
      {connecting.isError ? (
        <p role="alert" className={styles.problem}>
          {errorWords(connecting.error, t)}
        </p>
      ) : null}
      <div className={styles.actions}>
        {step === 1 ? (
          <Button variant="default" onClick={() => setStep(step - 1)}>
            {t('numbers:connect.back')}
          </Button>
        ) : null}
        <Button type="submit" loading={connecting.isPending}>
          {t(`numbers:connect.${actions[step] ?? 'next'}`)}
        </Button>
      </div>
    </form>
  )
}

type Form = Pick<ReturnType<typeof useForm<Values>>, 'getInputProps'>

function IdentityFields({ form }: { form: Form }) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        data-autofocus
        label={t('numbers:field.display_phone_number')}
        placeholder="+33 6 12 34 56 78"
        type="tel"
        {...form.getInputProps('display_phone_number')}
      />
      <TextInput
        label={t('numbers:field.phone_number_id')}
        description={t('numbers:hint.phone_number_id')}
        inputMode="numeric"
        {...form.getInputProps('phone_number_id')}
      />
      <TextInput
        label={t('numbers:field.waba_id')}
        description={t('numbers:hint.waba_id')}
        inputMode="numeric"
        {...form.getInputProps('waba_id')}
      />
      <TextInput
        label={t('numbers:field.label')}
        description={t('numbers:hint.label')}
        maxLength={80}
        {...form.getInputProps('label')}
      />
    </>
  )
}

function AccessFields({ form }: { form: Form }) {
  const { t } = useTranslation()
  const [advanced, advancedHandlers] = useDisclosure(false)
  return (
    <>
      <PasswordInput
        visibilityToggleButtonProps={{ 'aria-label': t('numbers:field.show') }}
        label={t('numbers:field.access_token')}
        description={t('numbers:hint.access_token')}
        autoComplete="off"
        {...form.getInputProps('access_token')}
      />
      <PasswordInput
        visibilityToggleButtonProps={{ 'aria-label': t('numbers:field.show') }}
        label={t('numbers:field.app_secret')}
        description={t('numbers:hint.app_secret')}
        autoComplete="off"
        {...form.getInputProps('app_secret')}
      />
      <button
        type="button"
        className={styles.link}
        aria-expanded={advanced}
        onClick={advancedHandlers.toggle}
      >
        {t('numbers:connect.advanced')}
      </button>
      <Collapse expanded={advanced}>
        <TextInput
          label={t('numbers:field.graph_url')}
          description={t('numbers:hint.graph_url')}
          placeholder="https://graph.facebook.com"
          {...form.getInputProps('graph_url')}
        />
      </Collapse>
    </>
  )
}

function WebhookFields({ verifyToken }: { verifyToken: string }) {
  const { t } = useTranslation()
  const address = `${window.location.origin}/webhooks/whatsapp`
  const reachable = window.location.protocol === 'https:'
  return (
    <>
      <CopyField label={t('numbers:field.webhook')} value={address} />
      <CopyField label={t('numbers:field.verify_token')} value={verifyToken} />
      <p className={styles.hint}>{t('numbers:hint.subscribe')}</p>
      {reachable ? null : <p className={styles.warning}>{t('numbers:hint.not_reachable')}</p>}
    </>
  )
}
