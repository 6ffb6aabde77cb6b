import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../platform/api.ts'
import { Card, CopyField } from '../platform/parts/index.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { useSession } from '../platform/session.ts'
import { ProblemLine } from './problem-line.tsx'
import styles from './section.module.css'

type Setup = { readonly totpURI: string; readonly backupCodes: readonly string[] }

/** The second factor: an authenticator app, set up by QR code, with backup codes to keep. */
export function TwoFactorCard() {
  const { t } = useTranslation()
  const { agent } = useSession()
  const [opened, openedHandlers] = useDisclosure(false)
  const on = agent.two_factor_enabled
  // Fixed when the dialog opens: once the factor is on, its backup codes are still to be shown.
  const [leaving, setLeaving] = useState(on)
  const begin = () => {
    setLeaving(on)
    openedHandlers.open()
  }
  const state = on ? (
    <span className={styles.on}>
      <IconShieldCheck size={18} stroke={1.7} aria-hidden="true" />
      {t('accounts:two_factor.on')}
    </span>
  ) : null
  return (
    <Card title={t('accounts:two_factor.title')} text={t('accounts:two_factor.text')} side={state}>
      <Button variant="default" onClick={begin}>
        {on ? t('accounts:two_factor.disable') : t('accounts:two_factor.enable')}
      </Button>
      <Modal
        opened={opened}
        onClose={openedHandlers.close}
        title={leaving ? t('accounts:two_factor.disable') : t('accounts:two_factor.enable')}
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('platform:close') }}
      >
        {leaving ? <GiveUp onDone={openedHandlers.close} /> : <SetUp onDone={openedHandlers.close} />}
      </Modal>
    </Card>
  )
}

function useRefreshSession() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: queryKeys.session })
}

function GiveUp({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshSession()
  const [password, setPassword] = useState('')
  const giving = useMutation({
    mutationFn: () => post('/api/auth/two-factor/disable', { password }),
    onSuccess: async () => {
      await refresh()
      onDone()
    },
  })
  return (
    <PasswordStep
      text={t('accounts:two_factor.disable_text')}
      submit={t('accounts:two_factor.disable')}
      password={password}
      onPassword={setPassword}
      busy={giving.isPending}
      error={giving.error}
      onSubmit={() => giving.mutate()}
    />
  )
}

function SetUp({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [proven, setProven] = useState(false)
  const beginning = useMutation({
    mutationFn: () => post<Setup>('/api/auth/two-factor/enable', { password }),
  })
  if (!beginning.data) {
    return (
      <PasswordStep
        text={t('accounts:two_factor.password_text')}
        submit={t('accounts:two_factor.continue')}
        password={password}
        onPassword={setPassword}
        busy={beginning.isPending}
        error={beginning.error}
        onSubmit={() => beginning.mutate()}
      />
    )
  }
  if (!proven) return <ScanStep uri={beginning.data.totpURI} onProven={() => setProven(true)} />
  return <KeepStep codes={beginning.data.backupCodes} onDone={onDone} />
}

function PasswordStep(props: {
  text: string
  submit: string
  password: string
  onPassword: (password: string) => void
  busy: boolean
  error: unknown
  onSubmit: () => void
}) {
  const { t } = useTranslation()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (props.password) props.onSubmit()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.quiet}>{props.text}</p>
      <PasswordInput
        visibilityToggleButtonProps={{ 'aria-label': t('platform:sign_in.password_show') }}
        data-autofocus
        label={t('accounts:password.current')}
        autoComplete="current-password"
        value={props.password}
        onChange={(event) => props.onPassword(event.currentTarget.value)}
      />
      <ProblemLine error={props.error} />
      <Button type="submit" loading={props.busy}>
        {props.submit}
      </Button>
    </form>
  )
}

function ScanStep({ uri, onProven }: { uri: string; onProven: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshSession()
  const [code, setCode] = useState('')
  const picture = useQrCode(uri)
  const proving = useMutation({
    mutationFn: () => post('/api/auth/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') }),
    onSuccess: async () => {
      onProven()
      await refresh()
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (code.trim()) proving.mutate()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.quiet}>{t('accounts:two_factor.scan')}</p>
      {picture ? <img className={styles.qr} src={picture} alt={t('accounts:two_factor.qr')} /> : null}
      <CopyField
        label={t('accounts:two_factor.secret')}
        value={new URL(uri).searchParams.get('secret') ?? ''}
      />
      <TextInput
        data-autofocus
        label={t('platform:sign_in.code')}
        description={t('platform:sign_in.code_hint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <ProblemLine error={proving.error} />
      <Button type="submit" loading={proving.isPending}>
        {t('accounts:two_factor.prove')}
      </Button>
    </form>
  )
}

function KeepStep({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.secret}>
      <p>{t('accounts:two_factor.keep')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <CopyField label={t('accounts:two_factor.codes')} value={codes.join(' ')} />
      <Button onClick={onDone}>{t('accounts:two_factor.kept')}</Button>
    </div>
  )
}

/** The picture of a text as a QR code, drawn here: the secret goes nowhere. The library comes when it is needed. */
function useQrCode(text: string): string | undefined {
  const [picture, setPicture] = useState<string>()
  useEffect(() => {
    let shown = true
    import('qrcode')
      .then(({ toDataURL }) => toDataURL(text, { margin: 0, width: 352 }))
      .then((drawn) => {
        if (shown) setPicture(drawn)
      })
      .catch((error: unknown) => console.error('the QR code could not be drawn', error))
    return () => {
      shown = false
    }
  }, [text])
  return picture
}
