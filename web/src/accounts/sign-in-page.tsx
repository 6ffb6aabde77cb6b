import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../platform/api-shapes.ts'
import { Emblem } from '../platform/emblem.tsx'
import { errorWords } from '../platform/error-words.ts'
import { speak } from '../platform/i18n.ts'
import { queryKeys } from '../platform/query-keys.ts'
import { sessionQuery } from '../platform/session.ts'
import { useLanguage } from '../platform/use-format.ts'
import { signInWithBackupCode, signInWithCode, signInWithPassword } from './sign-in.ts'
import styles from './sign-in-page.module.css'

/** E-mail and password, then the second factor where one is set. */
export function SignInPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const router = useRouter()
  const { next } = useSearch({ from: '/sign-in' })
  const [step, setStep] = useState<'password' | 'code'>('password')
  const enter = async () => {
    await client.resetQueries({ queryKey: queryKeys.session })
    const session = await client.fetchQuery(sessionQuery)
    if (session?.agent.language) await speak(session.agent.language)
    router.history.push(next ?? '/inbox')
  }
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.head}>
          <Emblem size={40} />
          <h1 className={styles.title}>
            {step === 'password' ? t('platform:sign_in.title') : t('platform:sign_in.code_title')}
          </h1>
        </div>
        {step === 'password' ? (
          <PasswordStep onCode={() => setStep('code')} onDone={enter} />
        ) : (
          <CodeStep onBack={() => setStep('password')} onDone={enter} />
        )}
      </div>
      <LanguageLinks />
    </main>
  )
}

function PasswordStep({ onCode, onDone }: { onCode: () => void; onDone: () => Promise<void> }) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const attempt = useAttempt(async () => {
    const step = await signInWithPassword(email.trim(), password)
    if (step === 'code') onCode()
    else await onDone()
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const incomplete = email.trim() === '' || password === ''
    setMissing(incomplete)
    if (!incomplete) attempt.start()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('platform:sign_in.email')}
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={missing && email.trim() === '' ? t('platform:sign_in.email_needed') : undefined}
      />
      <PasswordInput
        label={t('platform:sign_in.password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={missing && password === '' ? t('platform:sign_in.password_needed') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('platform:sign_in.password_show') }}
      />
      <Problem>{attempt.problem}</Problem>
      <Button type="submit" fullWidth loading={attempt.busy}>
        {t('platform:sign_in.submit')}
      </Button>
      <p className={styles.hint}>{t('platform:sign_in.forgotten')}</p>
    </form>
  )
}

function CodeStep({ onBack, onDone }: { onBack: () => void; onDone: () => Promise<void> }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [backup, setBackup] = useState(false)
  const [trusted, setTrusted] = useState(false)
  const attempt = useAttempt(async () => {
    if (backup) await signInWithBackupCode(code.trim(), trusted)
    else await signInWithCode(code.replaceAll(/\s/g, ''), trusted)
    await onDone()
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (code.trim() !== '') attempt.start()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        key={backup ? 'backup' : 'totp'}
        label={backup ? t('platform:sign_in.backup_code') : t('platform:sign_in.code')}
        description={backup ? t('platform:sign_in.backup_code_hint') : t('platform:sign_in.code_hint')}
        inputMode={backup ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Checkbox
        label={t('platform:sign_in.trust')}
        checked={trusted}
        onChange={(event) => setTrusted(event.currentTarget.checked)}
      />
      <Problem>{attempt.problem}</Problem>
      <Button type="submit" fullWidth loading={attempt.busy}>
        {t('platform:sign_in.submit')}
      </Button>
      <div className={styles.links}>
        <button type="button" className={styles.link} onClick={() => setBackup(!backup)}>
          {backup ? t('platform:sign_in.use_code') : t('platform:sign_in.use_backup')}
        </button>
        <button type="button" className={styles.link} onClick={onBack}>
          {t('platform:sign_in.back')}
        </button>
      </div>
    </form>
  )
}

function Problem({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={styles.problem}>
      {children}
    </p>
  )
}

function LanguageLinks() {
  const language = useLanguage()
  const choices: readonly [Language, string][] = [
    ['fr', 'Français'],
    ['en', 'English'],
  ]
  return (
    <div className={styles.languages}>
      {choices.map(([code, name]) => (
        <button
          key={code}
          type="button"
          lang={code}
          className={styles.language}
          aria-pressed={code === language}
          onClick={() => void speak(code)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}

function useAttempt(work: () => Promise<void>) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const run = async () => {
    setBusy(true)
    setProblem('')
    try {
      await work()
    } catch (error) {
      setProblem(errorWords(error, t))
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, start: () => void run() }
}
